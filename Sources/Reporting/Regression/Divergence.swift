// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel

/// Where the events of two runs part under one strategy, as near as it is known.
struct Divergence: Equatable, Sendable {
  enum Place: Equatable, Sendable {
    /// The first event that differs, from 1; nil where that story has ended.
    case event(user: String, number: Int, before: NarratedEvent?, after: NarratedEvent?)
    /// A user of whom the first events, so many, are the same.
    case later(user: String, same: Int)
    /// No recorded user differs: the first of the chunks that do.
    case chunk(group: String, users: Range<Int>)
    /// Only one of the two recorded what happened, or for other people.
    case unknown
  }

  var strategy: String
  var place: Place

  /// Of each strategy of both whose digests differ.
  static func all(_ before: Baseline, _ after: Baseline) -> [Divergence] {
    before.strategies.indices.compactMap { position in
      let strategy = before.strategies[position]
      guard let other = after.strategies.firstIndex(of: strategy), before.events.indices.contains(position),
        after.events.indices.contains(other)
      else { return nil }
      let (left, right) = (before.events[position], after.events[other])
      guard left.digest != right.digest else { return nil }
      return Divergence(strategy: strategy, place: place(left, right))
    }
  }

  /// The earliest event of the recorded users that differs; or what comes nearest to it.
  private static func place(_ before: Baseline.Events, _ after: Baseline.Events) -> Place {
    var earliest: (time: TimeSpan, place: Place)?
    var later: Place?
    for sample in before.samples {
      guard let other = after.samples.first(where: { $0.user == sample.user }),
        sample.digest != other.digest
      else { continue }
      let found = place(sample, other)
      if case .event(_, _, let old, let new) = found {
        let time = [old?.time, new?.time].compactMap { $0 }.min() ?? .zero
        if earliest.map({ time < $0.time }) ?? true { earliest = (time, found) }
      } else if later == nil {
        later = found
      }
    }
    return earliest?.place ?? later ?? chunk(before, after)
  }

  private static func place(_ before: Baseline.Events.Sample, _ after: Baseline.Events.Sample) -> Place {
    let kept = min(before.events.count, after.events.count)
    let same = zip(before.events, after.events).prefix { $0 == $1 }.count
    func event(_ sample: Baseline.Events.Sample) -> NarratedEvent? {
      sample.events.indices.contains(same) ? sample.events[same] : nil
    }
    let ends = [before, after].contains { $0.count == same }
    let isKnown = same < kept || (ends && (event(before) != nil || event(after) != nil))
    guard isKnown else { return .later(user: before.user, same: same) }
    return .event(user: before.user, number: same + 1, before: event(before), after: event(after))
  }

  private static func chunk(_ before: Baseline.Events, _ after: Baseline.Events) -> Place {
    for (position, chunk) in before.chunks.enumerated() {
      guard after.chunks.indices.contains(position), after.chunks[position] != chunk else { continue }
      return .chunk(group: chunk.group, users: chunk.users)
    }
    return .unknown
  }

  /// The user whose story shows it.
  var user: String? {
    switch place {
    case .event(let user, _, _, _), .later(let user, _): user
    case .chunk(let group, let users): "\(group)/\(users.lowerBound)"
    case .unknown: nil
    }
  }
}
