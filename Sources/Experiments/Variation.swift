// SPDX-License-Identifier: GPL-3.0-or-later

/// Parameters that are set together on top of a scenario: one point of a sweep or of a study.
public struct Variation: Equatable, Sendable {
  public struct Setting: Equatable, Sendable {
    /// Dotted, as in `--set`.
    public var path: String
    /// As it could be written in the file.
    public var text: String

    public init(path: String, text: String) {
      self.path = path
      self.text = text
    }

    var line: String { "\(path)=\(text)" }
  }

  public var settings: [Setting]
  /// The strategy that plays it, by its name in the scenario.
  public var strategy = ""
  /// Its place among the points, from 1; 0 before it has one.
  public var number = 0

  public init(_ settings: [Setting]) { self.settings = settings }

  /// `backup.cadence=4 days, restore.accepts=50%`.
  public var label: String { settings.map(\.line).joined(separator: ", ") }

  /// What follows `roamback run SCENARIO` to play this point alone.
  public var options: [String] { settings.map { "--set '\($0.line)'" } }
}
