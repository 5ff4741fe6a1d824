// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Experiments
import Foundation

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Explain the code of a diagnostic, such as E201.")

  @Argument(help: "A code; without one, all codes are listed.")
  var code: String?

  func run() throws {
    guard let code else {
      for known in ScenarioIssue.explanations { print("\(known.code)  \(Self.firstSentence(known.text))") }
      return
    }
    guard let explanation = ScenarioIssue.explanation(of: code.uppercased()) else {
      throw ValidationError("there is no diagnostic \(code); `roamback explain` lists them all")
    }
    print(explanation.rendered)
  }

  private static func firstSentence(_ text: String) -> String {
    text.range(of: ". ").map { String(text[..<$0.lowerBound]) + "." } ?? text
  }
}
