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
    /// A user whose story reads the same from beginning to end: what differs is not told in words.
    case untold(user: String)
    /// Nobody who is told in both differs, and this is the first who does of those known by a digest.
    case person(user: String)
    /// Nobody known in both differs: the first of the chunks that do.
    case chunk(group: String, users: Range<Int>)
    /// A group has other people, and whoever is in both does the same as far as it is known.
    case people(group: String, before: Int, after: Int)
    /// Only one of the two recorded what happened, or in another order of groups.
    case unknown
  }

  var strategy: String
  var place: Place
  /// How many people both runs recorded in words, among whom the place is the first.
  var recorded = 0

  /// Of each strategy of both whose digests differ.
  static func all(_ before: Baseline, _ after: Baseline) -> [Divergence] {
    let shared = Set(after.strategies)
    let (olds, news) = (before.eventsByStrategy, after.eventsByStrategy)
    return before.strategies.filter(shared.contains).compactMap { strategy in
      let (left, right) = (olds[strategy], news[strategy])
      guard left?.digest != right?.digest else { return nil }
      guard let left, let right else { return Divergence(strategy: strategy, place: .unknown) }
      let pairs = recordedInBoth(left, right)
      return Divergence(
        strategy: strategy, place: place(pairs) ?? chunk(left, right),
        recorded: pairs.count { $0.before.isTold && $0.after.isTold })
    }
  }

  private typealias Pair = (before: Baseline.Events.Sample, after: Baseline.Events.Sample)

  private static func recordedInBoth(_ before: Baseline.Events, _ after: Baseline.Events) -> [Pair] {
    let others = Dictionary(after.samples.map { ($0.user, $0) }) { first, _ in first }
    return before.samples.compactMap { sample in others[sample.user].map { (sample, $0) } }
  }

  /// The earliest event of the recorded users that differs, or what comes nearest to it; nil where they are
  /// all the same.
  private static func place(_ pairs: [Pair]) -> Place? {
    var earliest: (time: TimeSpan, place: Place)?
    var (later, untold, person): (Place?, Place?, Place?)
    for (before, after) in pairs where before.digest != after.digest {
      let found = place(before, after)
      switch found {
      case .event(_, _, let old, let new):
        let time = [old?.time, new?.time].compactMap { $0 }.min() ?? .zero
        if earliest.map({ time < $0.time }) ?? true { earliest = (time, found) }
      case .later: later = later ?? found
      case .person: person = person ?? found
      default: untold = untold ?? found
      }
    }
    return earliest?.place ?? later ?? untold ?? person
  }

  private static func place(_ before: Baseline.Events.Sample, _ after: Baseline.Events.Sample) -> Place {
    guard before.isTold, after.isTold else { return .person(user: before.user) }
    let kept = min(before.events.count, after.events.count)
    let same = zip(before.events, after.events).prefix { $0 == $1 }.count
    if before.count == same, after.count == same { return .untold(user: before.user) }
    func event(_ sample: Baseline.Events.Sample) -> NarratedEvent? {
      sample.events.indices.contains(same) ? sample.events[same] : nil
    }
    let ends = [before, after].contains { $0.count == same }
    let isKnown = same < kept || (ends && (event(before) != nil || event(after) != nil))
    guard isKnown else { return .later(user: before.user, same: same) }
    return .event(user: before.user, number: same + 1, before: event(before), after: event(after))
  }

  /// Of people whom both runs played together, or the first group that is not of the same people.
  private static func chunk(_ before: Baseline.Events, _ after: Baseline.Events) -> Place {
    for (position, chunk) in before.chunks.enumerated() {
      // Mostly both cut the same people.
      if after.chunks.indices.contains(position), after.chunks[position] == chunk { continue }
      let other = after.chunks.first { $0.group == chunk.group && $0.users == chunk.users }
      if let other, other != chunk { return .chunk(group: chunk.group, users: chunk.users) }
    }
    for chunk in before.chunks + after.chunks where chunk.users.lowerBound == 0 {
      let (old, new) = (before.people(of: chunk.group), after.people(of: chunk.group))
      if old != new { return .people(group: chunk.group, before: old, after: new) }
    }
    return .unknown
  }

  /// Somebody whom both runs recorded differs.
  var isOfRecorded: Bool {
    switch place {
    case .event, .later, .untold: true
    case .person, .chunk, .people, .unknown: false
    }
  }

  /// The user whose story shows it.
  var user: String? {
    switch place {
    case .event(let user, _, _, _), .later(let user, _), .untold(let user), .person(let user): user
    case .chunk(let group, let users): "\(group)/\(users.lowerBound)"
    case .people, .unknown: nil
    }
  }
}

extension Baseline.Events {
  fileprivate func people(of group: String) -> Int {
    chunks.last { $0.group == group }?.users.upperBound ?? 0
  }
}

extension Baseline {
  fileprivate var eventsByStrategy: [String: Events] {
    Dictionary(events.map { ($0.strategy, $0) }) { first, _ in first }
  }
}
