// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Experiments
import Foundation

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explain the code of a diagnostic, such as E201, or tell the story of one user of a scenario.",
    discussion: """
      The story of a user is simulated again, alone, and is the one that a run plays: day by day, seat by \
      seat, under each strategy.

        roamback explain E201
        roamback explain Scenarios/quick.yaml --user office/17 --strategy backup
      """)

  @Argument(help: "A code, or a scenario file with --user; without either, all codes are listed.")
  var subject: String?

  @Option(help: "Whose story: a group and a number from 0, such as office/17.")
  var user: String?

  @Option(help: "The only strategy to tell.")
  var strategy: String?

  @Option(help: "Of which replication, from 0.")
  var replication = 0

  @Option(name: .customLong("set"), help: "Set a parameter on top of the file, checked like it: path=value.")
  var sets: [String] = []

  @Option(help: "Colour of messages: auto, always or never.")
  var color: Terminal.Color = .auto

  func validate() throws {
    guard replication >= 0 else { throw ValidationError("--replication takes a whole number from 0 up") }
  }

  func run() throws {
    if let user { return try tell(user) }
    guard strategy == nil, replication == 0, sets.isEmpty else {
      throw ValidationError("whose story? Say --user GROUP/NUMBER")
    }
    guard let subject else {
      for known in ScenarioIssue.explanations { print("\(known.code)  \(Self.firstSentence(known.text))") }
      return
    }
    guard let explanation = ScenarioIssue.explanation(of: subject.uppercased()) else {
      guard !FileManager.default.fileExists(atPath: subject) else {
        throw ValidationError("whose story? Say --user GROUP/NUMBER, such as --user office/0")
      }
      throw ValidationError(
        "there is no diagnostic \(ScenarioIssue.shown(subject)); `roamback explain` lists them all")
    }
    print(explanation.rendered)
  }

  private func tell(_ user: String) throws {
    guard let subject else { throw ValidationError("which scenario? Name its file before --user") }
    let terminal = Terminal(color: color)
    let scenario = try ScenarioOptions.read(subject, sets: sets, terminal)
    let (group, number) = try Self.find(user, in: scenario)
    guard replication < scenario.run.replications else {
      throw ValidationError("the scenario has replications 0 to \(scenario.run.replications - 1)")
    }
    var player = ChunkPlayer(ExperimentPlan(scenario))
    let stories = player.stories(
      ofUser: number, group: group, replication: replication, strategy: strategy)
    guard !stories.isEmpty else {
      let names = scenario.strategies.map { ScenarioIssue.shown($0.name) }.joined(separator: ", ")
      throw ValidationError("the scenario has no such strategy; it has \(names)")
    }
    print(
      "\(ScenarioIssue.shown(user)) in replication \(replication) of \(ScenarioIssue.shown(scenario.name))")
    for story in stories { print("\n" + StoryText(story).text(width: Terminal.outputWidth)) }
  }

  /// The position of the group, and the number within it.
  private static func find(_ user: String, in scenario: Scenario) throws -> (group: Int, number: Int) {
    guard let slash = user.lastIndex(of: "/"), let number = Int(user[user.index(after: slash)...]),
      number >= 0, user[user.index(after: slash)...] == "\(number)"
    else { throw ValidationError("--user takes a group and a number, such as office/17") }
    guard let group = scenario.groups.firstIndex(where: { $0.name == user[..<slash] }) else {
      let names = scenario.groups.map { ScenarioIssue.shown($0.name) }.joined(separator: ", ")
      throw ValidationError("the scenario has no such group; it has \(names)")
    }
    let users = scenario.groups[group].users
    guard number < users else {
      throw ValidationError(
        users == 0
          ? "the group has nobody" : "the group's people are \(user[..<slash])/0 to /\(users - 1)")
    }
    return (group, number)
  }

  private static func firstSentence(_ text: String) -> String {
    text.range(of: ". ").map { String(text[..<$0.lowerBound]) + "." } ?? text
  }
}
