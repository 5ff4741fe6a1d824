// SPDX-License-Identifier: GPL-3.0-or-later
import FleetModel

/// Concurrent uploads at the roaming service, what they cost, intrusions and forks.
enum ConflictProbe: Probe {
  static let metrics: [Metric] = [
    Metric("conflict.uploads.share", .share, .proportion, "Concurrent uploads, of all uploads."),
    Metric("conflict.uploads.perUserYear", .perUserYear, .rate, "Concurrent uploads."),
    Metric(
      "conflict.uploads.per1000Choices", .per1000Choices, .ratio, "Concurrent uploads per 1,000 choices."),
    Metric(
      "conflict.restores.perUserYear", .perUserYear, .rate,
      "Concurrent uploads whose arriving side is a restore, counted apart from the others."),
    Metric(
      "conflict.harmless.perUserYear", .perUserYear, .rate,
      "Conflicts in which the losing side held no newer choice of another value."),
    Metric(
      "conflict.wrongWinner.perUserYear", .perUserYear, .rate,
      "Conflicts in which an older choice of an item beat a newer one of the same item."),
    Metric(
      "conflict.collateral.perUserYear", .perUserYear, .rate,
      "Conflicts in which a newer choice fell because its unit did."),
    Metric(
      "conflict.lostChoices.perUserYear", .perUserYear, .rate,
      "Choices that were still intended when something not newer replaced them at the service."),
    Metric(
      "conflict.intrusions.perUserYear", .perUserYear, .rate,
      "Arrivals of another seat's value that replaced what this seat's user had chosen."),
    Metric(
      "conflict.intrusionsOverDefault.perUserYear", .perUserYear, .rate,
      "Arrivals of another seat's value that replaced a default."),
    Metric(
      "conflict.forks.perReplacement", .perReplacement, .ratio,
      "Account-scope items restored while another profile or device held a newer choice of another value."),
  ]

  static func read(_ story: Story, _ sheet: inout ProbeSheet) {
    let years = story.userYears
    var choices = 0
    var uploads = 0
    var outcomes = [0, 0, 0]
    var restores = 0
    var counted = Counts()
    for observation in story.observations {
      switch observation {
      case .choice: choices += 1
      case .upload(let at, _, let outcome, let isRestore):
        if !isRestore { uploads += 1 }
        guard let outcome else { continue }
        if isRestore {
          restores += 1
        } else {
          outcomes[Int(outcome.rawValue)] += 1
          sheet.daily.count(.conflicts, at: at)
        }
      case .choiceLost(_, let slot):
        counted.lost += 1
        sheet.add(7, 1, per: 0, .category(story.category(slot)))
      case .intrusion(_, _, let slot, let replacedDefault):
        if replacedDefault { counted.overDefault += 1 } else { counted.intrusions += 1 }
        sheet.add(replacedDefault ? 9 : 8, 1, per: 0, .category(story.category(slot)))
      case .restored(_, _, _, let forks): counted.forks += Int(forks)
      case .desktop: counted.replacements += 1
      default: break
      }
    }
    let concurrent = outcomes[0] + outcomes[1] + outcomes[2]
    sheet.add(0, Double(concurrent), per: Double(uploads), observations: concurrent)
    for (metric, count) in [
      (1, concurrent), (3, restores), (4, outcomes[0]), (5, outcomes[1]), (6, outcomes[2]),
      (7, counted.lost), (8, counted.intrusions), (9, counted.overDefault),
    ] {
      sheet.add(metric, Double(count), per: years, observations: count)
    }
    sheet.add(2, 1000 * Double(concurrent), per: Double(choices), observations: choices)
    sheet.add(
      10, Double(counted.forks), per: Double(counted.replacements), observations: counted.replacements)
    for category in 0..<sheet.categoryCount {
      for metric in [7, 8, 9] { sheet.add(metric, 0, per: years, observations: 0, .category(category)) }
    }
  }

  private struct Counts {
    var lost = 0
    var intrusions = 0
    var overDefault = 0
    var forks = 0
    var replacements = 0
  }
}
