// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@testable import Reporting
@testable import Results

struct ReportWriterTests {
  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = NSTemporaryDirectory() + "report-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }

  /// Through a real store.
  private func store(_ small: SmallTable, at path: String) throws {
    let store = try ResultStore.create(at: path, describing: small.run)
    let table = small.table
    for replication in 0..<small.run.replications {
      let records = table.series.compactMap { series in
        series.measures[replication].map {
          MeasureRecord(cell: series.cell, metric: series.metric, measure: $0)
        }
      }
      try store.write(records, replication: replication)
    }
    try store.finish()
  }

  @Test("All files are written from the store, the same each time, and no draft stays")
  func files() throws {
    try withFolder { folder in
      try store(.whole, at: folder + "/results.sqlite")
      let names = try ReportWriter.write(storeAt: folder + "/results.sqlite", into: folder)
      #expect(names == ["report.md", "results.csv", "differences.csv", "parameters.csv", "results.json"])
      let expected = ReportWriter.files(of: SmallTable.whole.table)
      for _ in 0..<2 {
        for file in expected {
          let text = try String(contentsOfFile: "\(folder)/\(file.name)", encoding: .utf8)
          #expect(text == file.text)
          #expect(!text.contains(folder))
        }
        _ = try ReportWriter.write(storeAt: folder + "/results.sqlite", into: folder)
      }
      let all = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
      #expect(all == (names + ["results.sqlite"]).sorted())
      #expect(try ReportWriter.verdicts(storeAt: folder + "/results.sqlite").allMet)
    }
  }

  @Test("Verdicts go where they are wanted: JUnit anew each time, the summary behind what is there")
  func verdicts() throws {
    try withFolder { folder in
      let store = folder + "/results.sqlite"
      try self.store(.whole, at: store)
      func text(_ name: String) throws -> String {
        try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
      }
      for _ in 0..<2 {
        try ReportWriter.writeJUnit(storeAt: store, to: folder + "/junit.xml")
        try ReportWriter.appendSummary(storeAt: store, to: folder + "/summary.md", reportPath: "report.md")
      }
      let whole = SmallTable.whole
      let junit = JUnitFormat(run: whole.run, verdicts: Verdicts(whole.table)).text
      #expect(try text("junit.xml") == junit)
      let summary = try text("summary.md")
      #expect(summary.split(separator: "\n").count { $0 == "## Two offices" } == 2)
      let full = String(repeating: "x", count: 1 << 20)
      try full.write(toFile: folder + "/summary.md", atomically: true, encoding: .utf8)
      #expect(throws: ReportError.self) {
        try ReportWriter.appendSummary(storeAt: store, to: folder + "/summary.md", reportPath: "report.md")
      }
      #expect(try text("summary.md") == full)
      #expect(throws: ReportError.self) {
        try ReportWriter.writeJUnit(storeAt: store, to: folder + "/none/junit.xml")
      }
    }
  }

  @Test("A missing store and a missing folder have errors of their own")
  func errors() throws {
    try withFolder { folder in
      #expect(throws: ResultStoreError.missing(path: folder + "/none")) {
        try ReportWriter.write(storeAt: folder + "/none", into: folder)
      }
      try store(.whole, at: folder + "/results.sqlite")
      #expect(throws: ReportError.self) {
        try ReportWriter.write(storeAt: folder + "/results.sqlite", into: folder + "/nowhere")
      }
    }
  }
}
