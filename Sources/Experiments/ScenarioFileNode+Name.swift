// SPDX-License-Identifier: GPL-3.0-or-later

extension ScenarioFileNode.Entry {
  private static let forbidden = ".[]{};=,:*".unicodeScalars

  /// Whether the key can name a group, a strategy or a site; says why where it cannot. Names stand in dotted
  /// paths, in selections and in tables, so a few letters are not for them.
  func isName(of what: String, _ log: ScenarioIssueLog) -> Bool {
    func refuse(_ why: String) -> Bool {
      log.error(.name, place, "\(ScenarioText.quoted(key)) cannot be the name of \(what): \(why)")
      return false
    }
    if key.isEmpty { return refuse("it is empty") }
    if key.unicodeScalars.count > 64 { return refuse("it is longer than 64 letters") }
    if key.unicodeScalars.contains(where: ScenarioText.isTreacherous) {
      return refuse("it holds a control character")
    }
    if key.unicodeScalars.contains(where: Self.forbidden.contains) {
      return refuse("none of . [ ] { } ; = , : * may stand in it")
    }
    if key != ParameterText.trimmed(key) { return refuse("it begins or ends with a blank") }
    if key == "all" || key == "none" { return refuse("`\(key)` means something else") }
    return true
  }
}
