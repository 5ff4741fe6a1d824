// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Experiments
import Foundation
import Results

/// What every command takes that plays a study beside a run.
struct StudyOptions: ParsableArguments {
  @Option(help: "How many replications to play (default: as many as the scenario has).")
  var replications: Int?

  @Option(help: "About how many people to play, the first of each group (default: all).")
  var users: Int?

  @Option(help: "How many threads to use; the results do not depend on it.")
  var threads = ProcessInfo.processInfo.activeProcessorCount

  func validate() throws {
    if let replications, !(1...10_000).contains(replications) {
      throw ValidationError("--replications takes a whole number from 1 to 10000")
    }
    if let users, users < 1 { throw ValidationError("--users takes a whole number from 1 up") }
    guard threads > 0 else { throw ValidationError("--threads takes a whole number from 1 up") }
  }

  /// Plays a scenario with its variations in memory.
  func play(
    _ scenario: Scenario, metrics: [String], command: String, _ terminal: Terminal
  ) async throws -> ResultTable {
    let study = Study(
      scenario, sample: users, replications: replications, metrics: metrics, version: Roamback.version,
      command: command)
    return try await study.play(threads: threads, terminal)
  }
}

extension Study {
  /// Plays it in memory, and shows how far it is.
  func play(threads: Int, _ terminal: Terminal) async throws -> ResultTable {
    let meter = ProgressMeter(terminal, of: plan)
    do {
      return try await play(threads: threads, scratch: NSTemporaryDirectory()) { meter.show($0, of: $1) }
    } catch {
      terminal.say(RunFolder.reason(error))
      throw ExitCodes.inputOutput
    }
  }
}
