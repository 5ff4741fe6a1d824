// SPDX-License-Identifier: GPL-3.0-or-later
import FleetModel

/// What short names in files are called in sentences.
enum Glossary {
  static func title(ofCause name: String) -> String {
    switch name {
    case "planned": "Planned refresh"
    case "failure": "Failure"
    case "loss": "Loss or theft"
    case "reset": "Reset"
    default: name
    }
  }

  static func title(of stage: ProvisioningStage.Name) -> String {
    switch stage {
    case .imaging: "Imaging, or emptying the device"
    case .outOfBox: "Out-of-box pages"
    case .signIn: "Sign-in"
    case .qualityUpdate: "Quality update"
    case .restorePage: "Restore page"
    case .devicePreparation: "Status page: device preparation"
    case .deviceSetup: "Status page: device setup"
    case .accountSetup: "Status page: account setup"
    case .handover: "Handover"
    case .storeApps: "Store apps, after the desktop"
    case .managedApps: "Managed apps, after the desktop"
    case .files: "Files, after the desktop"
    }
  }

  static func title(ofPrice name: String) -> String {
    switch name {
    case "userHour": "an hour of a user"
    case "technicianHour": "an hour of a technician"
    case "ticket": "a ticket"
    case "deviceDay": "a day of a second device"
    default: name
    }
  }
}
