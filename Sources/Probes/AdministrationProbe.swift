// SPDX-License-Identifier: GPL-3.0-or-later
import FleetModel

/// What administrators did with people's data, what was removed and why, and which evidence went with it.
enum AdministrationProbe: Probe {
  private static let erasures = Erasure.allCases
  private static let firstErasure = 4
  private static let evidenceLost = firstErasure + 2 * erasures.count

  static let metrics: [Metric] =
    [
      Metric("departure.count", .count, .total, "People who left."),
      Metric("administration.calls", .count, .total, "Administrators' calls that the store answered."),
      Metric(
        "administration.refused", .count, .total,
        "Administrators' attempts that the store refused for want of the role."),
      Metric("administration.exports", .count, .total, "Exports of a person's data."),
    ]
    + erasures.flatMap { why in
      [
        Metric(
          "administration.erased.\(why.name).profiles", .count, .total,
          "Profiles removed from the tenant's store \(why.sentence)."),
        Metric(
          "administration.erased.\(why.name).items", .count, .total,
          "Values removed from the tenant's store \(why.sentence)."),
      ]
    } + [
      Metric(
        "administration.evidenceLost.share", .share, .proportion,
        "People whose data was on hold and was removed although nobody had exported it since.")
    ]

  private struct Counts {
    var calls = 0
    var refused = 0
    var exports = 0
    var profiles = [Int](repeating: 0, count: erasures.count)
    var items = [Int](repeating: 0, count: erasures.count)
    var isHeld = false
    var isEvidenceLost = false
    var isErased = false
  }

  static func read(_ story: Story, _ sheet: inout ProbeSheet) {
    let counts = count(story)
    // Where nobody administers, leaves or is forgotten, there is nothing to say.
    guard story.mayBeAdministered || counts.isErased else { return }
    sheet.add(0, story.life.leaves == nil ? 0 : 1, per: 0)
    for (metric, count) in [counts.calls, counts.refused, counts.exports].enumerated() {
      sheet.add(1 + metric, Double(count), per: 0)
    }
    for index in erasures.indices {
      sheet.add(firstErasure + 2 * index, Double(counts.profiles[index]), per: 0)
      sheet.add(firstErasure + 2 * index + 1, Double(counts.items[index]), per: 0)
    }
    guard counts.isHeld else { return }
    let lost = counts.isEvidenceLost ? 1 : 0
    sheet.add(evidenceLost, Double(lost), per: 1, observations: lost)
  }

  private static func count(_ story: Story) -> Counts {
    var counts = Counts()
    for observation in story.observations {
      switch observation {
      case .administered(_, let action, let isRefused, let calls):
        if isRefused {
          counts.refused += 1
        } else {
          counts.calls += Int(calls)
          if action == .export { counts.exports += 1 }
          if action == .hold { counts.isHeld = true }
        }
      case .erased(_, _, let why, let position):
        counts.isErased = true
        counts.profiles[Int(why.rawValue)] += Int(story.holding(position).profiles)
        counts.items[Int(why.rawValue)] += Int(story.holding(position).items)
      case .evidenceLost: counts.isEvidenceLost = true
      default: break
      }
    }
    return counts
  }
}

extension Story {
  fileprivate var mayBeAdministered: Bool {
    !group.administration.isEmpty || !group.departures.isEmpty || group.life.leaving != nil
      || life.leaves != nil
  }
}
