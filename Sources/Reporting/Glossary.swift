// SPDX-License-Identifier: GPL-3.0-or-later

/// What short names in files are called in sentences.
enum Glossary {
  static func title(ofMechanism name: String) -> String {
    switch name {
    case "roaming": "Enterprise State Roaming"
    case "backup": "Windows Backup for Organizations"
    default: name
    }
  }

  static func title(ofCause name: String) -> String {
    switch name {
    case "planned": "Planned refresh"
    case "failure": "Failure"
    case "loss": "Loss or theft"
    case "reset": "Reset"
    default: name
    }
  }
}
