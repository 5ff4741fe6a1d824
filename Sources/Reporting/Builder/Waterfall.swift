// SPDX-License-Identifier: GPL-3.0-or-later
import FleetModel
import Results

/// What was wanted at the first desktop, divided into what is shown and why the rest is not.
struct Waterfall: Equatable, Sendable {
  struct Step: Equatable, Sendable {
    var title: String
    /// Per mille of what was wanted, one a strategy; nil without data.
    var parts: [Int?]
  }

  /// What is shown, then each reason that is not 0 everywhere, in the order of the waterfall.
  var steps: [Step]

  init(_ comparison: Comparison) {
    let names = ["coverage.desktop"] + Absence.allCases.map { "coverage.missing.\($0.name)" }
    let titles = ["Shown"] + Absence.allCases.map(\.sentence)
    let columns = comparison.run.strategies.indices.map { strategy -> [Int]? in
      let shares = names.compactMap { comparison.estimate(ResultCell(strategy: strategy), $0).value }
      return shares.count == names.count ? Self.perMille(shares) : nil
    }
    steps = titles.indices.map { index in Step(title: titles[index], parts: columns.map { $0?[index] }) }
      .enumerated().filter { $0.offset == 0 || $0.element.parts.contains { ($0 ?? 0) != 0 } }.map(\.element)
  }

  /// Shares that add up to 1 as whole numbers that add up to 1,000: what rounding leaves goes to the largest
  /// remainders, so that the column is not 99.9% by rounding alone. Shares that do not add up are rounded
  /// singly.
  static func perMille(_ shares: [Double]) -> [Int] {
    let scaled = shares.map { $0 * 1000 }
    guard (scaled.reduce(0, +) - 1000).magnitude < 1e-3 else { return scaled.map { Int($0.rounded()) } }
    var parts = scaled.map { Int(($0 + 1e-6).rounded(.down)) }
    let order = scaled.indices.sorted { a, b in
      let (left, right) = (scaled[a] - Double(parts[a]), scaled[b] - Double(parts[b]))
      return left == right ? a < b : left > right
    }
    let missing = max(0, 1000 - parts.reduce(0, +))
    for index in order.prefix(missing) { parts[index] += 1 }
    return parts
  }

  /// Eighths of a block, ten blocks for the whole.
  static func bar(_ perMille: Int) -> String {
    let eighths = (perMille * 80 + 500) / 1000
    let rest = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8]
    return String(repeating: "█", count: eighths / 8) + rest
  }
}
