// SPDX-License-Identifier: GPL-3.0-or-later
import Continuity

extension Scenario {
  /// What the reader must know of the rooms that it does not see.
  public struct Vocabulary: Sendable {
    /// The mechanisms that a strategy may name.
    public var mechanisms: [String]
    /// For suggestions only.
    public var metricNames: [String]
    public var metrics: MetricLookup

    public init(
      mechanisms: [String] = MechanismCatalog.names,
      metricNames: [String] = [],
      metrics: @escaping MetricLookup = { _ in nil }
    ) {
      self.mechanisms = mechanisms
      self.metricNames = metricNames
      self.metrics = metrics
    }
  }

  /// Reads a scenario, with the assignments of `--set` on top of it.
  ///
  /// - Parameters:
  ///   - bytes: the file, UTF-8.
  ///   - path: how to name the file in messages.
  ///   - folder: the scenario's own folder, for `extends`, catalogues and empirical distributions.
  ///   - sets: `path=value`, in order; checked like the file.
  ///   - variations: what to play beside the scenario as it stands, instead of the file's own sweep; nil is
  ///     that sweep.
  /// - Throws: every mistake of the file at once, with the warnings.
  public static func read(
    bytes: [UInt8], path: String, folder: SourceFolder = .empty, sets: [String] = [],
    vocabulary: Vocabulary = Vocabulary(), variations: [Variation]? = nil
  ) throws(ScenarioErrors) -> Scenario {
    let log = ScenarioIssueLog()
    let file = ScenarioFile(log: log)
    guard let text = ScenarioText.decode(bytes, path: path, log: log),
      let tree = file.tree(text, folder: folder)
    else { throw ScenarioErrors(issues: log.sorted) }
    let reading = ScenarioReading(
      root: file.applying(sets, to: tree), name: name(ofFile: path), folder: folder, vocabulary: vocabulary)
    guard let scenario = reading.scenario(variations, log) else { throw ScenarioErrors(issues: log.sorted) }
    return scenario
  }

  /// The same for text.
  public static func read(
    text: String, path: String, folder: SourceFolder = .empty, sets: [String] = [],
    vocabulary: Vocabulary = Vocabulary(), variations: [Variation]? = nil
  ) throws(ScenarioErrors) -> Scenario {
    try read(
      bytes: Array(text.utf8), path: path, folder: folder, sets: sets, vocabulary: vocabulary,
      variations: variations)
  }

  /// `refresh` for `Scenarios/refresh.yaml`.
  private static func name(ofFile path: String) -> String {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    guard let dot = file.lastIndex(of: "."), dot != file.startIndex else { return file }
    return String(file[..<dot])
  }
}
