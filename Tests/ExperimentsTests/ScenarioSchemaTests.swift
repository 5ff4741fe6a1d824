// SPDX-License-Identifier: GPL-3.0-or-later
import Experiments
import Foundation
import Testing

struct ScenarioSchemaTests {
  /// With ROAMBACK_WRITE=1 the files are written anew instead.
  @Test(
    "the committed files are what the table writes",
    arguments: [
      ("Resources/scenario.schema.json", ScenarioSchema.text),
      ("Experiments.docc/Parameters.md", ParameterTable.page),
    ])
  func inStep(file: String, text: String) throws {
    let room = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Sources/Experiments")
    let url = room.appendingPathComponent(file)
    if ProcessInfo.processInfo.environment["ROAMBACK_WRITE"] == "1" {
      try text.write(to: url, atomically: true, encoding: .utf8)
    }
    let committed = try String(contentsOf: url, encoding: .utf8)
    #expect(committed == text, "run the tests with ROAMBACK_WRITE=1 to write \(file) anew")
  }

  @Test("the schema is JSON and knows the paths")
  func json() throws {
    let schema = try #require(
      try JSONSerialization.jsonObject(with: Data(ScenarioSchema.text.utf8)) as? [String: Any])
    let top = try #require(schema["properties"] as? [String: Any])
    #expect(top.keys.contains("usage") && top.keys.contains("groups") && top.keys.contains("sites"))
  }

  @Test("every default is read by its own row")
  func defaults() throws {
    for row in ParameterTable.rows where row.level != .group {
      guard let text = row.defaultText else { continue }
      #expect(issues(fixtureBase, sets: ["\(row.path)=\(text)"]) == [], "\(row.path)")
    }
  }

  @Test("every code is explained")
  func explanations() {
    #expect(ScenarioIssue.explanation(of: "e201")?.right == "backup: {cadence: 8 days}")
    #expect(ScenarioIssue.explanation(of: "E999") == nil)
    for explanation in ScenarioIssue.explanations {
      #expect(
        !explanation.text.isEmpty && !explanation.wrong.isEmpty && explanation.wrong != explanation.right)
    }
  }
}
