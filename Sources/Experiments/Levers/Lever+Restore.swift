// SPDX-License-Identifier: GPL-3.0-or-later
import Continuity
import EventKernel
import FleetModel

// Where a restore is offered.
extension Lever {
  static let restoreLevers: [Lever] = [
    Lever(
      "restorePage", "The restore page during setup",
      why: "Without the page nobody is asked, and what was backed up stays in the cloud.",
      effort: "One tenant-wide switch in Intune; it holds for devices that are enrolled afterwards."
    ) { $0.restorePage },
    Lever(
      "firstSignIn", "The restore at the first sign-in",
      why: "It offers a restore that the setup missed, to hybrid joined PCs too.",
      effort: "One policy; new devices need a recent build."
    ) { $0.firstSignIn },
    Lever(
      "compliantDevice", "The rule that keeps the restore from new devices",
      why: "A device is not compliant during its setup, so a rule that demands it fails every restore there.",
      effort: "An exception in Conditional Access for the restore's app; somebody must answer for it."
    ) { $0.compliantDevice },
    Lever(
      "enrollmentMode", "Ways of setting up that show the page",
      why: "Only setups in which the user signs in at the out-of-box pages show the restore page.",
      effort: "A change of how devices are enrolled: deployment profiles, staging, training."
    ) { $0.enrollmentMode },
    Lever(
      "join", "Entra join instead of hybrid join",
      why: "Hybrid joined and registered PCs get no restore page.",
      effort: "A project: whatever still needs the domain must be found and moved first."
    ) { $0.join },
  ]
}

extension LeverSituation {
  fileprivate static let noBackup = "the strategy has no backup"
  private static let mostPages = 4

  fileprivate var restorePage: Lever.Offer {
    guard strategy.has("backup") else { return .doesNotApply(Self.noBackup) }
    let from = groups.compactMap(\.restore.pageFrom).first
    if from == .zero { return .doesNotApply("the page is on from the start") }
    let reach = reach(.restorePage) { $0.restore.pageFrom = .zero }
    guard !reach.groups.isEmpty else { return .doesNotApply("no device would show it: \(reach.reasons)") }
    let now = from.map { "now it is on from \(date($0))" } ?? "now it is off"
    var trials: [Lever.Trial] = []
    for (number, day) in pagelessWaves(until: from) {
      trials.append(
        Lever.Trial(
          "Show the restore page from day \(day) on, before wave \(number) of \(waveDays.count)",
          note: "\(now.capitalizedFirst). \(reach.sentence)",
          set("restore.page", "{on: true, from: day \(day)}")))
    }
    if trials.isEmpty || waveDays.first ?? 0 > 0 {
      let title = "Show the restore page from the start"
      trials.insert(
        Lever.Trial(title, note: "\(now.capitalizedFirst). \(reach.sentence)", set("restore.page", "on")),
        at: 0)
    }
    return .trials(trials)
  }

  /// Waves that come while the page is off, by number and day; a few that are spread evenly where there are
  /// many.
  private func pagelessWaves(until from: SimulationTime?) -> [(number: Int, day: Int)] {
    let waves = waveDays.enumerated().filter { calendar.midnight(ofDay: $0.element) < from ?? .never }
      .map { (number: $0.offset + 1, day: $0.element) }
    guard waves.count > Self.mostPages else { return waves }
    return (0..<Self.mostPages).map { waves[$0 * (waves.count - 1) / (Self.mostPages - 1)] }
  }

  fileprivate var firstSignIn: Lever.Offer {
    guard strategy.has("backup") else { return .doesNotApply(Self.noBackup) }
    if groups.allSatisfy(\.restore.firstSignIn) { return .doesNotApply("it is on for every group") }
    let before = reach(.restoreAtFirstSignIn) { _ in }
    let reach = reach(.restoreAtFirstSignIn) { $0.restore.firstSignIn = true }
    guard !reach.groups.isEmpty else {
      return .doesNotApply("no device would be offered it: \(reach.reasons)")
    }
    if before.groups == reach.groups { return .doesNotApply("a policy turns it on already") }
    return .trials([
      Lever.Trial(
        "Offer the restore again at the first sign-in", note: reach.sentence, set("restore.firstSignIn", "on")
      )
    ])
  }

  fileprivate var compliantDevice: Lever.Offer {
    guard strategy.has("backup") else { return .doesNotApply(Self.noBackup) }
    guard groups.contains(where: \.restore.needsCompliantDevice) else {
      return .doesNotApply("no rule demands a compliant device")
    }
    return .trials([
      Lever.Trial(
        "Except the restore from the rule that demands a compliant device",
        set("restore.needsCompliantDevice", "off"))
    ])
  }

  fileprivate var enrollmentMode: Lever.Offer {
    guard strategy.has("backup") else { return .doesNotApply(Self.noBackup) }
    let pageless = groups.filter { group in
      EnrollmentMode.allCases.contains {
        group.provisioning.modes.contains($0) && !RestoreGates.showsPage($0)
      }
    }
    guard !pageless.isEmpty else { return .doesNotApply("every setup can show the page") }
    guard groups.contains(where: { $0.restore.pageFrom != nil }) else {
      return .doesNotApply("the restore page is off")
    }
    let names = Set(pageless.map { ScenarioText.shown($0.name) })
    let reach = reach(.restorePage) { group in
      group.provisioning.modes = group.provisioning.modes.map { _ in .userDriven }
    }
    guard reach.groups.contains(where: names.contains) else {
      return .doesNotApply("the page would still not be shown: \(reach.reasons)")
    }
    return .trials([
      Lever.Trial(
        "Let people set up their PCs themselves with Autopilot, instead of \(modes(pageless))",
        note: reach.sentence + " Setups then have other stages with other times.",
        pageless.map { set("provisioning.mode", "userDriven", ofGroup: $0.name) })
    ])
  }

  private func modes(_ groups: [GroupParameters]) -> String {
    Self.list(
      EnrollmentMode.allCases.filter { mode in
        !RestoreGates.showsPage(mode) && groups.contains { $0.provisioning.modes.contains(mode) }
      }.map(\.rawValue))
  }

  fileprivate var join: Lever.Offer {
    guard strategy.has("backup") else { return .doesNotApply(Self.noBackup) }
    let others = groups.filter { $0.device.join != .entra && !$0.device.shared }
    guard !others.isEmpty else { return .doesNotApply("every group is Entra joined") }
    guard groups.contains(where: { $0.restore.pageFrom != nil }) else {
      return .doesNotApply("the restore page is off")
    }
    return .trials([
      Lever.Trial(
        "Join the PCs of \(Self.list(others.map { ScenarioText.shown($0.name) })) to Entra",
        note: "The model joins the PCs of the start so too, not only the new ones.",
        others.map { set("join", "entra", ofGroup: $0.name) })
    ])
  }
}

extension String {
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
