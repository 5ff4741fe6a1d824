// SPDX-License-Identifier: GPL-3.0-or-later
import FleetModel

// What people may be asked to do. How many will is an assumption, unless the process does it for them.
extension Lever {
  static let peopleLevers: [Lever] = [
    Lever(
      "backUpBeforeHandover", "A backup just before the handover",
      why: "The profile is then hours old at a planned replacement, not up to eight days.",
      effort: "A line in the invitation to the handover; for everybody, a step of the handover itself."
    ) { $0.backUpBeforeHandover },
    Lever(
      "acceptance", "A word about the restore page before the wave",
      why: "Who knows what the page is for declines less often, and a declined restore is not offered again.",
      effort: "A message to the people of the wave."
    ) { $0.acceptance },
    Lever(
      "sameSeat", "A word about which backup to choose",
      why: "People with several PCs see several backups, and the newest may be another PC's.",
      effort: "A message to people with several PCs."
    ) { $0.sameSeat },
  ]
}

extension LeverSituation {
  /// Of people who are asked in the invitation.
  private static let compliance = 0.4

  private var isRestored: Bool {
    groups.contains { $0.restore.pageFrom != nil || $0.restore.firstSignIn }
  }

  fileprivate var backUpBeforeHandover: Lever.Offer {
    guard strategy.has("backup") else { return .doesNotApply("the strategy has no backup") }
    guard !waveDays.isEmpty else { return .doesNotApply("there are no planned replacements") }
    guard isRestored else { return .doesNotApply("nothing is restored") }
    let most = groups.map(\.backup.manualBeforeRefresh).max() ?? 0
    let least = groups.map(\.backup.manualBeforeRefresh).min() ?? 0
    if least == 1 { return .doesNotApply("everybody presses Back up already") }
    var trials = [
      Lever.Trial(
        "Make \"Back up\" a step of every handover, so that 100% press it",
        set("backup.manualBeforeRefresh", "100%"))
    ]
    if most < Self.compliance {
      let share = Self.percent(Self.compliance)
      trials.insert(
        Lever.Trial(
          "Ask people to press \"Back up\" before the handover, and \(share) do", isAboutPeople: true,
          set("backup.manualBeforeRefresh", share)), at: 0)
    }
    return .trials(trials)
  }

  fileprivate var acceptance: Lever.Offer {
    guard strategy.has("backup") else { return .doesNotApply("the strategy has no backup") }
    guard isRestored else { return .doesNotApply("nothing is restored") }
    let shares = groups.map(\.restore.accepts)
    guard let first = shares.first, shares.contains(where: { $0 < 1 }) else {
      return .doesNotApply("nobody declines")
    }
    func halfway(_ share: Double) -> String { Self.percent(((1 + share) / 2 * 1000).rounded() / 1000) }
    if shares.allSatisfy({ $0 == first }) {
      return .trials([
        Lever.Trial(
          "Explain the restore page, and \(halfway(first)) accept instead of \(Self.percent(first))",
          isAboutPeople: true, set("restore.accepts", halfway(first)))
      ])
    }
    let change = groups.map { group in
      let now = Self.percent(group.restore.accepts)
      return "\(ScenarioText.shown(group.name)) \(halfway(group.restore.accepts)) instead of \(now)"
    }
    return .trials([
      Lever.Trial(
        "Explain the restore page, and half of those who decline accept",
        note: "Who accepts: \(Self.list(change)).", isAboutPeople: true,
        groups.map { set("restore.accepts", halfway($0.restore.accepts), ofGroup: $0.name) })
    ])
  }

  fileprivate var sameSeat: Lever.Offer {
    guard strategy.has("backup") else { return .doesNotApply("the strategy has no backup") }
    guard isRestored else { return .doesNotApply("nothing is restored") }
    guard groups.contains(where: { $0.seats.counts.dropFirst().contains { $0 > 0 } }) else {
      return .doesNotApply("everybody has one PC")
    }
    if groups.allSatisfy({ $0.restore.profile == .sameSeat }) {
      return .doesNotApply("everybody chooses the PC's own backup already")
    }
    return .trials([
      Lever.Trial(
        "Tell people to choose the backup of the PC that is replaced", isAboutPeople: true,
        set("restore.profile", "sameSeat"))
    ])
  }
}
