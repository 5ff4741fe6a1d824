// SPDX-License-Identifier: GPL-3.0-or-later
import FleetModel
import Foundation
import Testing

@testable import Reporting

@Suite struct BaselineTests {
  @Test func whatIsWrittenIsRead() throws {
    let baseline = SmallBaseline.plain
    let read = try Baseline.read(Data(baseline.text.utf8), path: "baseline.json")
    #expect(read.text == baseline.text)
    #expect(read.events == baseline.events && read.strategies == baseline.strategies)
    #expect(read.measures.map(\.margin) == baseline.measures.map(\.margin))
    let regression = Regression(before: read, after: baseline)
    #expect(regression.isIdentical && regression.count(.equal) == regression.lines.count)
  }

  @Test func aMeasureIsALine() {
    let lines = SmallBaseline.plain.text.split(separator: "\n")
    #expect(
      lines.contains(
        """
            {"measure": "provisioning.familiar.mean", "unit": "minutes", "margin": 0.02, "relative": true, \
        "assumed": false, "values": [[200, 199.783, 200.217, 10], null]}
        """), "\(lines)")
    #expect(
      lines.contains("        [\"day 1 09:00:00.000000\", \"PC 1\", \"backup\", \"a backup is taken\"],"))
  }

  @Test func ofATableItHoldsEveryStrategyAsAWhole() {
    let table = SmallTable.whole.table
    let chunk = EventFingerprint.Chunk(group: 1, users: 0..<70, digest: 7)
    let events = EventFingerprint(
      chunks: [chunk],
      samples: [.init(group: 1, user: 3, digest: 9, count: 3, events: SmallBaseline.story)])
    let baseline = Baseline(table, digest: "cafe", events: [events, events, events])
    #expect(baseline.strategies == ["backup", "nothing", "roaming"])
    #expect(baseline.measures.contains { $0.name == "coverage.day1.mean" })
    #expect(baseline.measures.allSatisfy { $0.figures.count == 3 })
    #expect(baseline.events[2].samples[0].user == "south/3")
    #expect(baseline.events[0].chunks == [.init(group: "south", users: 0..<70, digest: "00000000")])
  }

  /// Whatever changes at a point alone is seen in its figures, and in a digest of what happened there.
  @Test func thePointsOfASweepAreHeldToo() throws {
    let chunk = EventFingerprint.Chunk(group: 1, users: 0..<70, digest: 7)
    let events = Array(repeating: EventFingerprint(chunks: [chunk], samples: []), count: 6)
    let before = Baseline(SweepSectionTests.swept.table, digest: "cafe", events: events)
    #expect(before.strategies.count == 6 && before.events.map(\.strategy) == before.strategies)
    #expect(try Baseline.read(Data(before.text.utf8), path: "x").events == before.events)
    var after = before
    after.digest = "beef"
    after.events[1].digest = "44ff"
    after.events[1].chunks[0].digest = "44ff"
    let measure = try #require(after.measures.firstIndex { $0.name == "coverage.day1.mean" })
    after.measures[measure].figures[1]?.value? += 0.1
    after.measures[measure].figures[1]?.contributions =
      before.measures[measure].figures[1]?.contributions.map { $0.map { $0 + 0.1 } } ?? []
    let regression = Regression(before: before, after: after)
    #expect(regression.lines[0].strategy == "backup @ cadence=16 days")
    #expect(regression.lines[0].outcome == .different && !regression.isEquivalent)
    #expect(regression.divergences.map(\.strategy) == ["backup @ cadence=16 days"])
  }

  /// However much happened.
  @Test func itStaysSmall() {
    var baseline = SmallBaseline.plain
    let long = (0..<300).map { SmallBaseline.event(Double($0), "choice", String(repeating: "a", count: 90)) }
    for position in 0..<2 {
      baseline.events[position].samples = (0..<6).map {
        .init(user: "g\($0 / 2)/\($0)", digest: "1", count: 300, events: long)
      }
    }
    #expect(baseline.text.utf8.count < 20_000)
    #expect(baseline.text.contains("g2/4") && !baseline.text.contains("g2/5"))
  }

  @Test(arguments: [
    ("", "it is not the JSON that accept writes"), ("{}", "it is not the JSON that accept writes"),
    (
      "[200, 199.783, 200.217, 10]|[200]",
      "a value of provisioning.familiar.mean is not [value, low, high, n]"
    ),
    (
      "[200, 199.783, 200.217, 10], null|null",
      "provisioning.familiar.mean does not have a value for each strategy"
    ),
    ("\"minutes\"|\"parsecs\"", "the unit or the margin of provisioning.familiar.mean is unknown"),
    ("\"office/0-255\"|\"office/9-0\"", "the chunk office/9-0 cannot be read"),
    ("day 1 09:00|day 1 39:00", "an event of office/2 cannot be read"),
    ("\"level\": 0.95|\"level\": 0.9", "its intervals are at 0.9, not 0.95"),
    ("[\"11111111\", |[", "there is not a digest for each chunk"),
    ("{\"strategy\": \"backup\"|{\"strategy\": \"b\"", "its events are of other strategies"),
  ])
  func damageIsSaid(change: String, reason: String) {
    let parts = change.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    var text = change
    if parts.count == 2 {
      text = SmallBaseline.plain.text.replacing(parts[0], with: parts[1])
      #expect(text != SmallBaseline.plain.text)
    }
    #expect(throws: BaselineError.damaged(path: "b.json", reason: reason)) {
      try Baseline.read(Data((text == "{}" ? "{\"schemaVersion\": 1}" : text).utf8), path: "b.json")
    }
  }

  @Test func anotherSchemaIsSaid() {
    let text = SmallBaseline.plain.text.replacing("\"schemaVersion\": 1,", with: "\"schemaVersion\": 9,")
    #expect(throws: BaselineError.otherSchema(path: "b.json", found: 9, known: 1)) {
      try Baseline.read(Data(text.utf8), path: "b.json")
    }
  }

  @Test func nothingThereIsMissing() {
    let path = NSTemporaryDirectory() + "no-such-run"
    #expect(throws: BaselineError.missing(path: path)) { try Baseline.open(path, as: .before) }
  }

  @Test func aHugeFileIsNotRead() throws {
    let path = NSTemporaryDirectory() + "huge-\(UUID().uuidString).json"
    defer { try? FileManager.default.removeItem(atPath: path) }
    #expect(FileManager.default.createFile(atPath: path, contents: nil))
    let file = try #require(FileHandle(forWritingAtPath: path))
    try file.truncate(atOffset: 129 << 20)
    try file.close()
    #expect(
      throws: BaselineError.damaged(path: path, reason: "it has 135266304 bytes, more than any has")
    ) { try Baseline.open(path, as: .before) }
  }

  @Test func anErrorFromAFileStaysText() {
    #expect(!"\(BaselineError.missing(path: "\u{1B}[2J"))".contains("\u{1B}"))
    let text = SmallBaseline.plain.text
      .replacing("\"coverage.day1.mean\"", with: "\"\\u001b[2J\"").replacing("\"share\"", with: "\"x\"")
    let error = #expect(throws: BaselineError.self) { try Baseline.read(Data(text.utf8), path: "b.json") }
    #expect(error.map { "\($0)".contains("U+001B") } == true)
  }
}
