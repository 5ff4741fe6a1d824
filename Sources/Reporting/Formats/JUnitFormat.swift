// SPDX-License-Identifier: GPL-3.0-or-later
import Results

/// Expectations as JUnit XML, the form in which continuous integration shows tests: a suite for the scenario,
/// a case for each expectation. What is not met is a failure; an inconclusive one has a type of its own.
///
/// Neither time stamps nor host names: the same run gives the same bytes.
struct JUnitFormat: Sendable {
  let run: RunDescription
  let verdicts: Verdicts

  var text: String {
    let failures = verdicts.lines.count { $0.outcome != .pass }
    let counts = #"tests="\#(verdicts.lines.count)" failures="\#(failures)" errors="0""#
    var lines = [
      #"<?xml version="1.0" encoding="UTF-8"?>"#, "<testsuites name=\"roamback\" \(counts)>",
      "  <testsuite name=\"\(Self.escaped(run.scenario))\" \(counts) skipped=\"0\">", "    <properties>",
    ]
    lines += properties.map { name, value in
      "      <property name=\"\(name)\" value=\"\(Self.escaped(value))\"/>"
    }
    lines.append("    </properties>")
    for line in verdicts.lines { lines += testCase(line) }
    return (lines + ["  </testsuite>", "</testsuites>"]).joined(separator: "\n") + "\n"
  }

  /// What gives the same numbers again.
  private var properties: [(name: String, value: String)] {
    [
      ("version", run.version), ("fingerprint", run.fingerprint), ("seed", String(run.seed)),
      ("replications", String(run.replications)),
    ]
  }

  private func testCase(_ line: Verdicts.Line) -> [String] {
    let head = "    <testcase classname=\"\(Self.escaped(run.scenario))\" name=\"\(Self.escaped(line.text))\""
    let sentence = Self.escaped(line.sentence)
    let body =
      switch line.outcome {
      case .pass: "      <system-out>\(sentence)</system-out>"
      case .fail, .inconclusive:
        "      <failure type=\"\(line.outcome.rawValue)\" message=\"\(sentence)\"/>"
      }
    return [head + ">", body, "    </testcase>"]
  }

  /// For an attribute or an element: no name ends either, and no character stays that XML cannot hold.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in VisibleText.of(text).unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&apos;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
