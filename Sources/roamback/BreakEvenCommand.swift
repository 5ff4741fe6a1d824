// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Experiments
import Foundation
import Probes
import Reporting
import Results

struct BreakEvenCommand: AsyncParsableCommand {
  enum Format: String, CaseIterable, ExpressibleByArgument { case text, markdown, csv }

  static let configuration = CommandConfiguration(
    commandName: "break-even",
    abstract: "Find the value of a parameter at which a measure reaches a target.",
    discussion: """
      At which cadence is 60% shown after a day?
        roamback break-even SCENARIO --vary backup.cadence --from "1 day" --to "32 days" \\
          --where "coverage.day1.mean [backup] = 60%"
      From which acceptance on is the backup better than roaming?
        roamback break-even SCENARIO --vary restore.accepts --from 0% --to 100% \\
          --where "coverage.day1.mean [backup] - coverage.day1.mean [roaming] = 0"
      """)

  @OptionGroup var options: ScenarioOptions
  @OptionGroup var study: StudyOptions

  @Option(help: "The parameter to vary: a dotted path whose value is one number, as in --set.")
  var vary: String

  @Option(help: "The smallest value to look at, written as in the file.")
  var from: String

  @Option(help: "The largest value to look at.")
  var to: String

  @Option(help: "What to reach: a measure, or a difference of two strategies, and its value.")
  var `where`: String

  @Option(help: "For a terminal, for a document, or every point as a row: text, markdown or csv.")
  var format = Format.text

  func run() async throws {
    let terminal = Terminal(color: options.color)
    let base = try options.read(varying: [])
    // All that is wrong is said at once: with the target, with the path, or with both values.
    let found = Result {
      try reporting(terminal) { () throws(ScenarioErrors) in
        try BreakEvenTarget.read(`where`, option: "--where", in: base, vocabulary: ScenarioOptions.vocabulary)
      }
    }
    var ends = [Result { try at(from, from: "--from") }]
    if NumericParameter(path: vary) != nil { ends.append(Result { try at(to, from: "--to") }) }
    let target = try found.get()
    let (parameter, range) = try search(target, of: base, between: ends.map { try $0.get() }, terminal)
    let played = study.replications ?? base.run.replications
    guard played > 1 else { throw ValidationError("a break-even needs at least two replications") }
    let outcome = try await BreakEvenStudy(
      target, along: parameter, within: range, sample: study.users, replications: study.replications,
      version: Roamback.version
    ).reporting(
      terminal, threads: study.threads, scenario: { try at($0) }, path: vary)
    let report = BreakEvenReport(
      outcome, path: vary, measure: Self.measure(target), unit: MetricUnit(rawValue: target.unit) ?? .count,
      isDifference: target.right != nil,
      currency: base.groups.first?.costs.currency ?? "", replications: played,
      spoken: { parameter.spoken($0) })
    switch format {
    case .text: print(report.text(width: Terminal.outputWidth))
    case .markdown: print(report.markdown, terminator: "")
    case .csv: print(report.csv, terminator: "")
    }
  }

  /// The scenario with the parameter at a value.
  ///
  /// - Parameter option: where the value was written.
  private func at(_ text: String, from option: String = "--vary") throws -> Scenario {
    var options = options
    options.sets.append("\(vary)=\(text)")
    let number = options.sets.count
    return try options.read(varying: [], showsRemarks: false) { issue in
      guard issue.file == "--set", issue.line == number else { return issue }
      var issue = issue
      let isValue = issue.column > vary.unicodeScalars.count
      (issue.file, issue.line) = (isValue ? option : "--vary", 1)
      return issue
    }
  }

  private func search(
    _ target: BreakEvenTarget, of base: Scenario, between ends: [Scenario], _ terminal: Terminal
  ) throws -> (NumericParameter, ClosedRange<Double>) {
    guard !vary.hasPrefix("run."), var parameter = NumericParameter(path: vary) else {
      throw ValidationError("--vary takes a parameter whose value is one number; \(vary) is none to search")
    }
    let values = try reporting(terminal) { () throws(ScenarioErrors) in
      [try parameter.value(of: from, option: "--from"), try parameter.value(of: to, option: "--to")]
    }
    guard values[0] < values[1] else { throw ValidationError("--from is to be smaller than --to") }
    let people = ends.map { ExperimentPlan($0).userCount }
    if let users = study.users, people.first != people.last, users < people.max() ?? 0 {
      throw ValidationError("--users would cut off the people that \(vary) adds")
    }
    let given = base.parameters.first { $0.path == vary }?.value ?? ""
    if given.contains("(") {
      terminal.say("\(vary) is \(given) in the scenario; here every draw of it is the one value of the point")
    }
    let strategies = ends.map { $0.strategies.filter { target.strategies.contains($0.name) } }
    if strategies.first == strategies.last {
      terminal.say("\(vary) changes nothing here: the strategies or groups of the target set their own value")
    }
    parameter.show(timesLike: values[1])
    return (parameter, values[0]...values[1])
  }

  private func reporting<Value>(
    _ terminal: Terminal, _ work: () throws(ScenarioErrors) -> Value
  ) throws -> Value {
    do throws(ScenarioErrors) { return try work() } catch {
      for issue in error.issues { terminal.diagnose(issue.rendered, isError: true) }
      throw ExitCodes.invalidData
    }
  }

  /// What stands before the equals sign.
  private static func measure(_ target: BreakEvenTarget) -> String {
    guard let equals = target.text.lastIndex(of: "=") else { return target.text }
    return target.text[..<equals].trimmingCharacters(in: .whitespaces)
  }
}

extension BreakEvenStudy {
  /// Plays it, and says on the terminal where it is and why it fails.
  fileprivate func reporting(
    _ terminal: Terminal, threads: Int, scenario: (String) throws -> Scenario, path: String
  ) async throws -> Outcome {
    do {
      return try await play(threads: threads, scratch: NSTemporaryDirectory(), scenario: scenario) {
        terminal.say("\(path) = \($0) …")
      }
    } catch is NoCases {
      terminal.say(
        "fewer than two replications have a case at every point: play more people, or more replications")
      throw ExitCodes.invalidData
    } catch let code as ExitCode {
      throw code
    } catch {
      terminal.say(RunFolder.reason(error))
      throw ExitCodes.inputOutput
    }
  }
}
