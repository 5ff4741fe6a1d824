// SPDX-License-Identifier: GPL-3.0-or-later
import Continuity
import EventKernel
import FleetModel

// What the strategy has, and when.
extension Lever {
  static let mechanismLevers: [Lever] = [
    Lever(
      "roaming", "Roaming beside the backup",
      why:
        "It carries networks, language and web credentials, which the backup does not, and within minutes.",
      effort: "Leave the tenant's toggle or the policy on; it is on its way out and will not come back."
    ) { $0.roaming },
    Lever(
      "roamingToggle", "The tenant's toggle of roaming",
      why: "Roaming reaches only the groups that the toggle names, unless a policy governs it.",
      effort: "One switch in Entra."
    ) { $0.roamingToggle },
    Lever(
      "backup", "The backup, from the start to the end",
      why: "It is the only one that shows anything at the first desktop.",
      effort: "A policy, the restore page, and a word to the people."
    ) { $0.backup },
  ]
}

extension LeverSituation {
  fileprivate var roaming: Lever.Offer {
    let terms = strategy.mechanisms.filter { $0.name == "roaming" }
    let others = strategy.mechanisms.filter { $0.name != "roaming" }
    if terms.contains(where: { $0.until == nil && $0.from ?? .zero == .zero }) {
      return .doesNotApply("the strategy has it already")
    }
    guard strategy.has("backup") else { return .doesNotApply("the strategy has no backup") }
    let whole = [MechanismTerm("roaming")]
    let verb = terms.isEmpty ? "Keep roaming on" : "Keep roaming on from the start to the end,"
    var trials = [
      Lever.Trial("\(verb) beside the backup", note: lastDay, set("mechanisms", notation(whole + others)))
    ]
    // A week after the last wave, whose new devices then have pulled what there is.
    if terms.isEmpty, let last = waveDays.last {
      let until = calendar.midnight(ofDay: last + 7)
      if until < .zero + scenario.run.horizon {
        let limited = [MechanismTerm("roaming", until: until)]
        trials.append(
          Lever.Trial(
            "Keep roaming on beside the backup until \(date(until)), a week after the last wave",
            set("mechanisms", notation(limited + others))))
      }
    }
    return .trials(trials)
  }

  /// When it ends by itself within the run.
  private var lastDay: String {
    let ends = groups.map(\.tenant.toggleCountsUntil).filter {
      $0 > .zero && $0 < .zero + scenario.run.horizon
    }
    guard let first = ends.min() else { return "" }
    return "From \(date(first)) on the tenant's toggle counts no more: then it needs the backup policy."
  }

  fileprivate var roamingToggle: Lever.Offer {
    guard strategy.has("roaming") else { return .doesNotApply("the strategy has no roaming") }
    let off = groups.filter { !$0.roaming.enabled }.map { ScenarioText.shown($0.name) }
    guard !off.isEmpty else { return .doesNotApply("it is on for every group") }
    return .trials([
      Lever.Trial("Turn the toggle on for \(Self.list(off))", set("tenant.roaming", "all"))
    ])
  }

  fileprivate var backup: Lever.Offer {
    let terms = strategy.mechanisms.filter { $0.name == "backup" }
    let others = strategy.mechanisms.filter { $0.name != "backup" }
    if terms.contains(where: { $0.until == nil && $0.from ?? .zero == .zero }) {
      return .doesNotApply("the strategy has it already")
    }
    let isOffered = groups.contains { $0.restore.pageFrom != nil || $0.restore.firstSignIn }
    guard groups.contains(where: \.mayBackUp), isOffered else {
      return .doesNotApply("it would need the backup policy and the restore page, which the scenario lacks")
    }
    let whole = set("mechanisms", notation(others + [MechanismTerm("backup")]))
    guard !terms.isEmpty else { return .trials([Lever.Trial("Turn on Windows Backup as well", whole)]) }
    return .trials([
      Lever.Trial("Have Windows Backup on from the start to the end", note: tooLate(terms), whole)
    ])
  }

  /// How many waves come before the backup.
  private func tooLate(_ terms: [MechanismTerm]) -> String {
    guard let from = terms.map({ $0.from ?? .zero }).min(), from > .zero, !waveDays.isEmpty else { return "" }
    let early = waveDays.count { calendar.midnight(ofDay: $0) < from }
    return "It starts on \(date(from)) now, after \(early) of \(waveDays.count) waves."
  }

  /// As the file writes a list of mechanisms.
  private func notation(_ terms: [MechanismTerm]) -> String {
    let words = terms.map { term in
      [term.name, term.from.map { "from \(date($0))" }, term.until.map { "until \(date($0))" }]
        .compactMap { $0 }.joined(separator: " ")
    }
    return "[\(words.joined(separator: ", "))]"
  }
}
