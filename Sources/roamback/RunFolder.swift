// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Experiments
import Foundation
import Reporting
import Results

/// The folder of one run: its store and what is written from it.
///
/// Every file appears whole or not at all: the store under another name until the run is done.
struct RunFolder {
  let path: String

  init(_ path: String) { self.path = path }

  var storePath: String { "\(path)/results.sqlite" }
  private var unfinishedPath: String { "\(path)/results.sqlite.unfinished" }
  private var studyPath: String { "\(path)/\(ReportWriter.studyName)" }

  /// Creates the folder where it is missing, and the store in it. Of another run that stood there it is said,
  /// before anything is lost.
  func createStore(for scenario: Scenario, command: String, _ terminal: Terminal) throws -> ResultStore {
    if let other = try? ResultStore.open(at: storePath).description(),
      other.fingerprint != scenario.fingerprint
    {
      terminal.say(
        "\(ScenarioIssue.shown(path))/ holds another run, of \(ScenarioIssue.shown(other.scenario)), which this "
          + "one replaces; to keep both, stop this and give --output")
    }
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      remove(unfinishedPath)
      return try ResultStore.create(
        at: unfinishedPath, describing: scenario, version: Roamback.version, command: command)
    } catch {
      terminal.say("\(ScenarioIssue.shown(path)): cannot be created or written: \(Self.reason(error))")
      throw ExitCodes.cannotCreateOutput
    }
  }

  /// Creates the folder where it is missing.
  ///
  /// - Throws: `ReportError` where it cannot be.
  func createFolder() throws {
    do { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) } catch {
      throw ReportError.cannotWrite(file: path, reason: error.localizedDescription)
    }
  }

  /// Runs what reads runs and baselines, and says what stands in its way.
  func reporting<Value>(_ terminal: Terminal, _ work: () throws -> Value) throws -> Value {
    do { return try work() } catch {
      terminal.say("\(ScenarioIssue.shown(path)): \(Self.reason(error))")
      throw Self.exitCode(of: error)
    }
  }

  /// A store with what SQLite keeps beside it.
  private func remove(_ store: String) {
    for part in ["", "-journal", "-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: store + part)
    }
  }

  /// The study of an earlier run, which is none of this one's assumptions.
  func removeStudy() {
    remove(studyPath)
    try? FileManager.default.removeItem(atPath: "\(path)/\(ReportWriter.studyDataName)")
  }

  /// Plays a study into a store beside the run's.
  func play(_ study: Study, threads: Int, progress: @escaping ReplicationRunner.Progress) async throws {
    let unfinished = studyPath + ".unfinished"
    remove(unfinished)
    do {
      _ = try await study.play(threads: threads, storeAt: unfinished, scratch: path, progress: progress)
      guard rename(unfinished, studyPath) == 0 else { throw CocoaError(.fileWriteUnknown) }
    } catch {
      remove(unfinished)
      throw error
    }
  }

  /// Runs what may meet a full disk or a damaged store; a run that fails leaves no store behind.
  func reportingFailures<Value>(_ terminal: Terminal, _ work: () async throws -> Value) async throws -> Value
  {
    do { return try await work() } catch {
      remove(unfinishedPath)
      terminal.say("\(ScenarioIssue.shown(path)): \(Self.reason(error))")
      throw ExitCodes.inputOutput
    }
  }

  /// Marks the store as whole and gives it its name.
  func publish(_ store: ResultStore, _ terminal: Terminal) throws {
    do {
      try store.finish()
      guard rename(unfinishedPath, storePath) == 0 else { throw CocoaError(.fileWriteUnknown) }
    } catch {
      terminal.say("\(ScenarioIssue.shown(storePath)): \(Self.reason(error))")
      throw ExitCodes.inputOutput
    }
  }

  /// Writes the report from the store, and what else is wanted of it, and judges the expectations.
  func writeReport(_ wanted: VerdictOptions, _ terminal: Terminal) throws -> Verdicts {
    do {
      let files = try ReportWriter.write(storeAt: storePath, into: path)
      let stores =
        ["results.sqlite"] + (files.contains(ReportWriter.studyDataName) ? [ReportWriter.studyName] : [])
      terminal.say("wrote \(ScenarioIssue.shown(path))/: \((files + stores).joined(separator: ", "))")
      if let file = wanted.junit {
        try ReportWriter.writeJUnit(storeAt: storePath, to: file)
        terminal.say("wrote \(ScenarioIssue.shown(file))")
      }
      if let file = wanted.summary {
        try ReportWriter.appendSummary(storeAt: storePath, to: file, reportPath: "\(path)/report.md")
        terminal.say("added to \(ScenarioIssue.shown(file))")
      }
      return try ReportWriter.verdicts(storeAt: storePath)
    } catch {
      terminal.say("\(ScenarioIssue.shown(path)): \(Self.reason(error))")
      throw Self.exitCode(of: error)
    }
  }

  static func reason(_ error: any Error) -> String {
    switch error {
    case let error as ResultStoreError: error.description
    case let error as ReportError: error.description
    case let error as BaselineError: error.description
    case let error as TicketSpillError: error.description
    default: error.localizedDescription
    }
  }

  private static func exitCode(of error: any Error) -> ExitCode {
    switch error {
    case ResultStoreError.missing, BaselineError.missing: ExitCodes.inputMissing
    case BaselineError.damaged, BaselineError.otherSchema: ExitCodes.invalidData
    case ResultStoreError.cannotCreate, is ReportError: ExitCodes.cannotCreateOutput
    case ResultStoreError.incomplete: ExitCodes.incomplete
    default: ExitCodes.inputOutput
    }
  }
}
