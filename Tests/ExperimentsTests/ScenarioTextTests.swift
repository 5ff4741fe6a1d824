// SPDX-License-Identifier: GPL-3.0-or-later
import Experiments
import Testing

/// Files that nobody writes in good faith, or that an editor has spoiled.
struct ScenarioTextTests {
  private func headlines(_ bytes: [UInt8]) -> [String] {
    do throws(ScenarioErrors) {
      _ = try Scenario.read(bytes: bytes, path: "s.yaml")
      return []
    } catch { return error.issues.filter { $0.severity == .error }.map(\.headline) }
  }

  @Test("a byte-order mark and CRLF are fine")
  func windowsEditor() throws {
    let text = "\u{FEFF}" + fixtureBase.replacing("\n", with: "\r\n")
    #expect(try readFixture(text).fingerprint == readFixture(fixtureBase).fingerprint)
    #expect(
      issues(fixtureBase.replacing("\n", with: "\r\n") + "bakup: {}\r\n").map(\.headline)
        == ["s.yaml:4:1: error[E201]: there is no `bakup` here"])
  }

  @Test("UTF-16 is named")
  func wide() {
    let little: [UInt8] = [0xFF, 0xFE] + fixtureBase.utf8.flatMap { [$0, 0] }
    let big: [UInt8] = fixtureBase.utf8.flatMap { [0, $0] }
    #expect(headlines(little) == ["s.yaml:1:1: error[E102]: the file is written in UTF-16 (little endian)"])
    #expect(headlines(big) == ["s.yaml:1:1: error[E102]: the file is written in UTF-16 (big endian)"])
  }

  @Test("what is not UTF-8")
  func notText() {
    #expect(
      headlines(Array("roamback: 1\nname: a".utf8) + [0xFF])
        == ["s.yaml:2:8: error[E102]: the file is not UTF-8 from here on"])
  }

  @Test("NUL bytes and other controls")
  func controls() {
    #expect(
      headlines(Array("roamback: 1\nname: a\u{0}b\n".utf8))
        == ["s.yaml:2:8: error[E103]: the control character U+0000 cannot stand in a scenario"])
    #expect(
      headlines(Array("name: a\u{2028}b\n".utf8))
        == ["s.yaml:1:8: error[E103]: the control character U+2028 cannot stand in a scenario"])
  }

  @Test("one byte above 1 MiB, and 1 MiB")
  func size() {
    let filler = [UInt8](repeating: UInt8(ascii: "#"), count: (1 << 20) - fixtureBase.utf8.count)
    #expect(headlines(Array(fixtureBase.utf8) + filler) == [])
    #expect(
      headlines(Array(fixtureBase.utf8) + filler + [35])
        == ["s.yaml:1:1: error[E101]: the file is larger than 1 MiB"])
  }

  @Test("a bomb of aliases is not even parsed")
  func bomb() {
    var text = "a: &a [x, x, x, x, x, x, x, x, x]\n"
    for (last, next) in zip("abcdefgh", "bcdefghi") {
      text +=
        "\(next): &\(next) [" + [String](repeating: "*\(last)", count: 9).joined(separator: ", ") + "]\n"
    }
    #expect(
      headlines(Array(text.utf8)) == [
        "s.yaml:3:24: error[E105]: more than 16 anchors and aliases: the file is not read any further"
      ])
  }

  @Test("deep nesting", arguments: ["[", "{a: ", "- ", "? "])
  func depth(piece: String) {
    for count in [40, 900, 100_000] {
      let found = headlines(Array((fixtureBase + "x: \n  " + String(repeating: piece, count: count)).utf8))
      #expect(found.count == 1, "\(piece) \(count)")
      #expect(
        found.allSatisfy { $0.contains("[E107]") || $0.contains("[E104]") || $0.contains("a key must be") },
        "\(found)")
    }
  }

  @Test("huge numbers and long words stay words")
  func huge() {
    let digits = String(repeating: "9", count: 100_000)
    let found = issues(
      fixtureBase + "backup: {cadence: \(digits) days, fails: \(digits)%, f\(digits.prefix(900)): 1}\n")
    #expect(found.filter { $0.severity == .error }.count == 3)
    #expect(found.allSatisfy { $0.rendered.utf8.count < 1000 })
  }

  @Test("a hostile name reaches no terminal")
  func bidirectional() {
    let found = issues(fixtureBase + "\"a\\e[31m\\u202Eb\": 1\n")
    #expect(found.first?.headline == "s.yaml:4:2: error[E201]: there is no `a\\u{1B}[31m\\u{202E}b` here")
  }

  @Test("the caret stands under the place in a long line")
  func caret() throws {
    let issue = try #require(
      issues(
        fixtureBase + "policies: [" + String(repeating: "{set: {EnableCDP: enabled}}, ", count: 20)
          + "{sett: 1}]\n"
      )
      .first { $0.code == "E201" })
    let lines = issue.rendered.split(separator: "\n")
    let column = lines[2].unicodeScalars.count - 1
    #expect(String(lines[1].unicodeScalars.dropFirst(column).prefix(4)) == "sett")
    #expect(lines[3] == "  help: did you mean `set`?")
  }

  @Test("half a megabyte of mistakes is answered soon, and not with a megabyte")
  func manyMistakes() {
    let lines = (0..<40_000).map { "cadence\($0): 1\n" }.joined()
    let clock = ContinuousClock()
    let began = clock.now
    let found = issues(fixtureBase + lines)
    #expect(found.count == 200)
    #expect(clock.now - began < .seconds(20), "debug builds are slow; this guards against a hang")
  }
}
