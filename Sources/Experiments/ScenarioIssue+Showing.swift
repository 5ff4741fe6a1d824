// SPDX-License-Identifier: GPL-3.0-or-later

extension ScenarioIssue {
  /// Text from outside as a terminal may have it: control and bidirectional characters shown, not sent.
  public static func shown(_ text: String) -> String { ScenarioText.shown(text) }
}
