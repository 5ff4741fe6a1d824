// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

extension SettingsCatalog {
  /// The names that `builtIn` knows, in byte order.
  public static let builtInNames = ["article", "documented-2019", "documented-2025", "everything-roams"]

  /// One of the catalogues that come with the simulator, or nil for another name.
  public static func builtIn(_ name: String) -> SettingsCatalog? {
    switch name {
    case "article": article
    case "documented-2019": documented2019
    case "documented-2025": documented2025
    case "everything-roams": everythingRoams
    default: nil
    }
  }

  private static let article = load(
    "article", title: "What the article claims",
    summary: """
      The claims of the article "Get started with Windows Backup for Organizations" (2025), as it makes \
      them: the backup holds language, region, personalization, taskbar and Start with its pins, \
      configuration of Store apps, Wi-Fi networks and passwords; roaming holds a limited set such as the \
      theme and some passwords. The documentation says otherwise in several places. Weights, importance, \
      sizes and minutes are assumptions.
      """)

  private static let documented2019 = load(
    "documented-2019", title: "Roaming as it was in 2019",
    summary: """
      What Enterprise State Roaming carried between Windows 10 desktops by its settings reference of \
      2019-06-28, beside what Windows Backup says of the same items today. A counterfactual for a fleet of \
      today: apart from the browsers of that time its items are taken to exist on Windows 11 too. Weights, \
      importance, sizes and minutes are assumptions.
      """)

  private static let documented2025 = load(
    "documented-2025", title: "Per setting, as documented in 2025",
    summary: """
      What roams and what is backed up and restored, setting by setting, by the two settings catalogues \
      that Microsoft Learn published on 2025-04-22 and the overview of 2026-09-29: no setting is in both. \
      Weights, importance, sizes, scopes, units and minutes are assumptions.
      """)

  private static let everythingRoams = SettingsCatalog(
    name: "everything-roams", title: "Counterfactual: every setting roams and is backed up",
    summary: """
      A counterfactual, true of no Windows: the settings of documented-2025, each carried by roaming and \
      by backup wherever it exists, so that mechanisms are compared and not their lists. The surroundings \
      stay as they are.
      """,
    settings: documented2025.settings.map(carriedByAll))

  private static func carriedByAll(_ setting: Setting) -> Setting {
    if setting.surroundings { return setting }
    var carried = setting
    carried.roams = setting.exists
    carried.writeOnly = false
    carried.backedUp = setting.exists
    carried.restored = setting.exists
    carried.carrier = .windows
    carried.documented.subtract([.roams, .backedUp, .restored, .carrier])
    return carried
  }

  /// The surroundings are appended to every catalogue, because people do not ask on whose list a loss was.
  private static func load(_ name: String, title: String, summary: String) -> SettingsCatalog {
    SettingsCatalog(
      name: name, title: title, summary: summary,
      settings: settings(file: name) + settings(file: "surroundings"))
  }

  private static func settings(file: String) -> [Setting] {
    let url = Bundle.module.bundleURL.appendingPathComponent("Catalogs/\(file).csv")
    do {
      return try settings(csv: String(contentsOf: url, encoding: .utf8))
    } catch {
      preconditionFailure("the built-in catalogue \(file) cannot be read: \(error)")
    }
  }
}
