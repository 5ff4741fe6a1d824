// SPDX-License-Identifier: GPL-3.0-or-later

/// How far measures may move between two runs and still count as the same: what a scenario says under
/// `margins`.
public struct Margin: Equatable, Sendable {
  /// A metric's name, the beginning of some with a `*` behind it, or `default`.
  public var measures: String
  /// In the metric's unit; of a percentage, the share (`2%` is 0.02).
  public var amount: Double
  /// `2%`: percentage points of a share, and of anything else that share of the value before.
  public var isPercentage: Bool
  /// As written.
  public var text: String

  public init(measures: String, amount: Double, isPercentage: Bool, text: String) {
    self.measures = measures
    self.amount = amount
    self.isPercentage = isPercentage
    self.text = text
  }

  /// For every metric that no other margin is about.
  public static let defaultName = "default"
}
