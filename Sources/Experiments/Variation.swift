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
  /// What to call it where its settings are too many to be its name.
  public var title: String?

  public init(_ settings: [Setting], title: String? = nil) {
    self.settings = settings
    self.title = title
  }

  /// `backup.cadence=4 days, restore.accepts=50%`, or its title.
  public var label: String { title ?? settings.map(\.line).joined(separator: ", ") }

  /// What follows `roamback run SCENARIO` to play this point alone.
  public var options: [String] { settings.map { Self.option($0.line) } }

  /// `--set 'path=value'`, quoted as a shell reads it.
  public static func option(_ line: String) -> String { "--set " + quoted(line) }

  /// A word as a shell reads it, in quotes where it needs them.
  public static func word(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      switch byte {
      case 48...57, 65...90, 97...122: true
      default: "-_./+:,@%".utf8.contains(byte)
      }
    }
    return isPlain && !text.isEmpty ? text : quoted(text)
  }

  private static func quoted(_ text: String) -> String {
    "'" + text.replacing("'", with: "'\\''") + "'"
  }
}
