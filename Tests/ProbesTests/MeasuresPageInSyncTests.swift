// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Probes
import Testing

/// The reference of measures says what the code says.
struct MeasuresPageInSyncTests {
  private static let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Sources/Probes/Probes.docc/Measures.md")
  private static let opening = "<!-- table -->\n"
  private static let closing = "<!-- end -->"

  private static var table: String {
    var lines = ["| name | unit | statistics | meaning |", "|---|---|---|---|"]
    for metric in Metric.all {
      let statistics = metric.statistics.map { "`\($0)`" }.joined(separator: " ")
      lines.append("| `\(metric.name)` | \(metric.unit.rawValue) | \(statistics) | \(metric.meaning) |")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// With ROAMBACK_WRITE=1 the table is written anew instead.
  @Test func measuresPageInSync() throws {
    let text = try String(contentsOf: Self.page, encoding: .utf8)
    let start = try #require(text.range(of: Self.opening))
    let end = try #require(text.range(of: Self.closing, range: start.upperBound..<text.endIndex))
    let inside = start.upperBound..<end.lowerBound
    if ProcessInfo.processInfo.environment["ROAMBACK_WRITE"] == "1" {
      let written = text.replacingCharacters(in: inside, with: Self.table)
      return try written.write(to: Self.page, atomically: true, encoding: .utf8)
    }
    #expect(
      String(text[inside]) == Self.table, "run the tests with ROAMBACK_WRITE=1 to write the table anew")
  }

  @Test func everyMetricFitsARowOfItsOwn() {
    let names = Metric.all.map(\.name)
    #expect(Set(names).count == names.count)
    for metric in Metric.all {
      #expect(!metric.meaning.contains("|") && metric.meaning.hasSuffix("."), "\(metric.name)")
    }
  }
}
