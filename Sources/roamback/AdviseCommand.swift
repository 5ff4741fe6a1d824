// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Experiments
import Reporting

struct AdviseCommand: AsyncParsableCommand {
  enum Format: String, CaseIterable, ExpressibleByArgument { case text, markdown, csv }

  static let configuration = CommandConfiguration(
    commandName: "advise",
    abstract: "Try what an architect can change, and rank it by what it brings.",
    discussion: """
      Each lever that can change something in the scenario is played beside one strategy, on the same people \
      with the same chance: the restore page, policies in the way, roaming kept beside the backup, smaller \
      waves, more agents. Those that cannot are listed with the reason. Below each lever stands the line that
      runs it.
      """)

  @OptionGroup var options: ScenarioOptions
  @OptionGroup var study: StudyOptions

  @Option(help: "The strategy to vary (default: the first with the backup, or else the first).")
  var strategy: String?

  @Option(help: "For a terminal, for a document, or every figure as a row: text, markdown or csv.")
  var format = Format.text

  func run() async throws {
    let base = try options.read(varying: [])
    guard study.replications ?? base.run.replications > 1 else {
      throw ValidationError("advice needs at least two replications, to tell a gain from chance")
    }
    let everybody = base.groups.map(\.users).reduce(0, +)
    let isSample = study.users.map { $0 < everybody } ?? false
    guard let survey = LeverSurvey(base, strategy: strategy, isSample: isSample) else {
      let names = base.strategies.map { ScenarioIssue.shown($0.name) }.joined(separator: ", ")
      throw ValidationError("the scenario has no such strategy; it has \(names)")
    }
    let varied = try options.read(varying: survey.variations, showsRemarks: false)
    let (scenario, names) = survey.narrowed(varied)
    let table = try await study.play(
      scenario, metrics: Advice.metrics, command: options.runLine, Terminal(color: options.color))
    let people = isSample ? ExperimentPlan(base, sample: study.users).userCount : everybody
    let advice = Advice(
      table, strategy: survey.strategy, people: people, of: everybody,
      candidates: Self.candidates(survey, names),
      declined: Self.declined(survey, names))
    switch format {
    case .text: print(advice.text(width: Terminal.outputWidth))
    case .markdown: print(advice.markdown, terminator: "")
    case .csv: print(advice.csv, terminator: "")
    }
  }

  private static func candidates(_ survey: LeverSurvey, _ names: [String?]) -> [Advice.Candidate] {
    zip(survey.candidates, names).compactMap { candidate, name in
      name.map {
        Advice.Candidate(
          name: candidate.lever.name, title: candidate.trial.title, why: candidate.lever.why,
          effort: candidate.lever.effort, note: candidate.trial.note,
          isAboutPeople: candidate.trial.isAboutPeople, strategy: $0, options: candidate.variation.options)
      }
    }
  }

  private static func declined(_ survey: LeverSurvey, _ names: [String?]) -> [Advice.Declined] {
    let idle = zip(survey.candidates, names).filter { $0.1 == nil }.map { candidate, _ in
      Advice.Declined(title: candidate.trial.title, reason: "the scenario says so already")
    }
    return survey.declined.map { Advice.Declined(title: $0.title, reason: $0.reason) } + idle
  }
}
