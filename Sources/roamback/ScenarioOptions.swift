// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Continuity
import Experiments
import Foundation
import Probes

/// What every command that reads a scenario takes.
struct ScenarioOptions: ParsableArguments {
  @Argument(help: "The scenario file.", completion: .file(extensions: ["yaml", "yml"]))
  var scenario: String

  @Option(name: .customLong("set"), help: "Set a parameter on top of the file, checked like it: path=value.")
  var sets: [String] = []

  @Option(help: "Colour of messages: auto, always or never.")
  var color: Terminal.Color = .auto

  /// Reads and checks the scenario; prints what there is to say about it.
  ///
  /// - Parameters:
  ///   - variations: what to play beside the scenario as it stands, instead of its own sweep.
  ///   - showsRemarks: no where they were said already.
  ///   - placing: puts a mistake where the reader wrote it, if that is no `--set`.
  func read(
    varying variations: [Variation]? = nil, showsRemarks: Bool = true,
    placing: (ScenarioIssue) -> ScenarioIssue = { $0 }
  ) throws -> Scenario {
    try Self.read(
      scenario, sets: sets, varying: variations, showsRemarks: showsRemarks, placing: placing,
      Terminal(color: color))
  }

  static func read(
    _ scenario: String, sets: [String], varying variations: [Variation]? = nil, showsRemarks: Bool = true,
    placing: (ScenarioIssue) -> ScenarioIssue = { $0 }, _ terminal: Terminal
  ) throws -> Scenario {
    let file = URL(fileURLWithPath: scenario)
    let bytes = try bytes(of: file, named: scenario, terminal)
    do {
      let read = try Scenario.read(
        bytes: bytes, path: scenario, folder: .disk(file.deletingLastPathComponent().path), sets: sets,
        vocabulary: vocabulary, variations: variations)
      for issue in read.warnings where showsRemarks { terminal.diagnose(issue.rendered, isError: false) }
      return read
    } catch {
      for issue in error.issues {
        terminal.diagnose(placing(issue).rendered, isError: issue.severity == .error)
      }
      let mistakes = error.issues.count { $0.severity == .error }
      terminal.say("\(mistakes) \(mistakes == 1 ? "mistake" : "mistakes"); nothing was written")
      throw ExitCodes.invalidData
    }
  }

  static let vocabulary = Scenario.Vocabulary(
    mechanisms: MechanismCatalog.names, metricNames: Metric.all.map(\.name),
    metrics: { name in Metric.named(name).map { ($0.unit.rawValue, $0.statistics) } })

  /// At most a little over the reader's own limit, so that it can say that a file is too large.
  private static let readLimit = 2 << 20

  private static func bytes(of file: URL, named name: String, _ terminal: Terminal) throws -> [UInt8] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder) else {
      terminal.say("\(ScenarioIssue.shown(name)): there is no such file")
      throw ExitCodes.inputMissing
    }
    // The end of an empty file is no data, and no failure.
    guard !isFolder.boolValue, let handle = FileHandle(forReadingAtPath: file.path),
      case .success(let data) = Result(catching: { try handle.read(upToCount: readLimit) ?? Data() })
    else {
      terminal.say("\(ScenarioIssue.shown(name)): cannot be read as a file")
      throw isFolder.boolValue ? ExitCodes.inputMissing : ExitCodes.inputOutput
    }
    return Array(data)
  }

  /// The line that gives the same results again.
  var runLine: String {
    (["roamback run", Variation.word(scenario)] + sets.map(Variation.option)).joined(separator: " ")
  }

  /// The scenario's own name: the file's, without its ending.
  var stem: String { URL(fileURLWithPath: scenario).deletingPathExtension().lastPathComponent }
}
