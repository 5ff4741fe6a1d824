// SPDX-License-Identifier: GPL-3.0-or-later
import Probes
import Results

/// The largest difference of one measure that does not matter.
struct EquivalenceMargin: Equatable, Sendable {
  var amount: Double
  /// Of the value before; in the measure's unit otherwise.
  var isRelative: Bool
  /// The scenario says nothing of it.
  var isAssumed: Bool

  /// Assumed of shares: a percentage point.
  static let assumedPoints = 0.01
  /// Assumed of everything else: 2% of the value before.
  static let assumedShare = 0.02

  /// The metric's own margin, or that of the longest beginning of its name, or the default one.
  init(_ metric: Metric, _ margins: [RunDescription.Margin]) {
    let isShare = metric.unit == .share
    guard let margin = Self.nearest(metric.name, margins) else {
      self.init(
        amount: isShare ? Self.assumedPoints : Self.assumedShare, isRelative: !isShare, isAssumed: true)
      return
    }
    self.init(
      amount: margin.amount, isRelative: margin.isPercentage && !isShare, isAssumed: false)
  }

  init(amount: Double, isRelative: Bool, isAssumed: Bool) {
    self.amount = amount
    self.isRelative = isRelative
    self.isAssumed = isAssumed
  }

  private static func nearest(
    _ name: String, _ margins: [RunDescription.Margin]
  ) -> RunDescription.Margin? {
    if let own = margins.first(where: { $0.measures == name }) { return own }
    var longest: RunDescription.Margin?
    for margin in margins where margin.measures.last == "*" && name.hasPrefix(margin.measures.dropLast()) {
      if margin.measures.utf8.count > longest?.measures.utf8.count ?? 0 { longest = margin }
    }
    return longest ?? margins.first { $0.measures == "default" }
  }

  /// In the measure's unit.
  func width(around value: Double) -> Double { isRelative ? amount * value.magnitude : amount }
}
