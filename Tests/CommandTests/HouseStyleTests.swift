// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

/// Style that a reader relies on is a test, and each violation is named.
struct HouseStyleTests {
  private static let licence = "// SPDX-License-Identifier: GPL-3.0-or-later"
  /// What plays lives: the same bits on every machine, in every process.
  private static let simulationRooms = [
    "Numerics", "EventKernel", "Statistics", "FleetModel", "Continuity", "Operations", "Probes",
  ]
  private static let sources = SourceTree.swiftFiles.filter { $0.top == "Sources" }

  @Test func filesAreFound() {
    #expect(Self.sources.count > 100)
    #expect(SourceTree.swiftFiles.contains { $0.path == "Tests/CommandTests/HouseStyleTests.swift" })
  }

  @Test func everyFileNamesItsLicence() {
    for file in SourceTree.swiftFiles where file.lines.first != Self.licence[...] {
      Issue.record("\(file.path) does not begin with \(Self.licence)")
    }
  }

  @Test func noFileIsLong() {
    for file in SourceTree.swiftFiles where file.lines.count > 401 {
      Issue.record("\(file.path) has \(file.lines.count - 1) lines; 400 are enough")
    }
  }

  /// The formatter never breaks a string, so that a sentence stands as its reader sees it.
  @Test func noLineIsLong() {
    for file in SourceTree.swiftFiles {
      var isText = false
      for (index, line) in file.lines.enumerated() {
        if line.contains("\"\"\"") { isText.toggle() }
        if line.count > 110, !isText, !line.contains("\"") {
          Issue.record("\(file.path):\(index + 1) has \(line.count) characters; 110 fit")
        }
      }
    }
  }

  @Test func nothingDependsOnTheClockOrOnLuck() {
    let forbidden = [
      "Date()", "Date.now", ".random(in:", ".randomElement(", ".shuffled(", "SystemRandomNumberGenerator",
      "ContinuousClock", "ProcessInfo.processInfo.systemUptime",
    ]
    // The terminal shows a rate and the time left; the benchmarks measure nothing else.
    let mayWatchTheClock = ["roamback", "Benchmarks"]
    for file in Self.sources {
      for word in forbidden where file.text.contains(word) {
        if word == "ContinuousClock", mayWatchTheClock.contains(file.room) { continue }
        Issue.record("\(file.path) uses \(word)")
      }
    }
  }

  /// The order of a dictionary or set differs from process to process.
  @Test func nothingIteratesOverHashes() {
    for file in Self.sources where Self.simulationRooms.contains(file.room) {
      for (index, line) in file.lines.enumerated() where Self.goesThroughAHash(line) {
        Issue.record("\(file.path):\(index + 1) goes through keys or values")
      }
    }
  }

  @Test(arguments: [
    ("for key in table.keys {", true), ("for (a, b) in zip(x.values, y) {", true),
    ("let sum = table.values.reduce(0, +)", true), ("let names = Array(table.keys)", true),
    ("/// Table of keys.", false), ("for key in ParameterTable.keys(below: prefix) {", false),
    ("let value = table.valuesByName", false),
  ])
  func goingThroughAHashIsRecognised(line: String, does: Bool) {
    #expect(Self.goesThroughAHash(line[...]) == does)
  }

  @Test func nothingIsLeftForLater() {
    // Put together, so that this file does not hold what it looks for.
    let words = [["TO", "DO"], ["FIX", "ME"], ["XX", "X"], ["HA", "CK"]].map { $0.joined() }
    for file in SourceTree.swiftFiles {
      for word in words where file.text.split(whereSeparator: { !$0.isLetter }).contains(word[...]) {
        Issue.record("\(file.path) says \(word)")
      }
    }
  }

  @Test func everyReportHasItsScenario() {
    let scenarios = SourceTree.entries(of: "Scenarios").filter { $0.hasSuffix(".yaml") }.map {
      $0.dropLast(5)
    }
    #expect(!scenarios.isEmpty)
    for report in SourceTree.entries(of: "Reports") where !report.contains(".") {
      #expect(scenarios.contains(report[...]), "Reports/\(report) has no Scenarios/\(report).yaml")
    }
  }

  /// A link to a page that is not there shows nowhere but to its reader.
  @Test func everyPageThatIsLinkedIsThere() {
    #expect(SourceTree.pages.contains { $0.path.hasSuffix("Probes.docc/Measures.md") })
    for page in SourceTree.pages {
      let neighbours = SourceTree.pages.filter { $0.room == page.room }.map(\.path)
      for link in page.text.split(separator: "<doc:").dropFirst() {
        let name = link.prefix { $0 != ">" }
        if !neighbours.contains(where: { $0.hasSuffix("/\(name).md") }) {
          Issue.record("\(page.path) links to \(name), which is not in its catalogue")
        }
      }
    }
  }

  /// Whether a line of code names `.keys` or `.values` as a property.
  private static func goesThroughAHash(_ line: Substring) -> Bool {
    guard !line.drop(while: { $0 == " " }).hasPrefix("//") else { return false }
    for member in [".keys", ".values"] {
      var rest = line
      while let range = rest.firstRange(of: member) {
        rest = rest[range.upperBound...]
        let next = rest.first ?? " "
        if next != "(", !next.isLetter, !next.isNumber, next != "_" { return true }
      }
    }
    return false
  }
}
