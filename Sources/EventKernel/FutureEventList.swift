// SPDX-License-Identifier: GPL-3.0-or-later

/// The events that are still to come, in the order (time, rank, insertion).
///
/// A heap of arity 4 in one contiguous array: the four children that a step compares lie side by side.
/// Events are never taken out of the middle; an alarm that has lost its meaning is told by its
/// `Generation` when it comes up.
@frozen
public struct FutureEventList<Event> {
  @usableFromInline
  @frozen
  struct Entry {
    @usableFromInline let key: EventKey
    @usableFromInline let event: Event

    @inlinable @inline(__always)
    init(key: EventKey, event: Event) {
      self.key = key
      self.event = event
    }
  }

  @usableFromInline var entries: [Entry] = []
  /// The insertion number of the next event; 56 bits of it fit the key, two thousand years of 1 a µs.
  @usableFromInline var insertions: UInt64 = 0

  @inlinable
  public init() {}

  @inlinable
  public var isEmpty: Bool { entries.isEmpty }

  @inlinable
  public var count: Int { entries.count }

  /// The time of the first event, or nil if there is none.
  @inlinable
  public var nextTime: SimulationTime? {
    entries.isEmpty ? nil : entries[0].key.time
  }

  /// The time of the first event, or `never`.
  @inlinable
  public var nextTimeOrNever: SimulationTime {
    entries.isEmpty ? .never : entries[0].key.time
  }

  /// Adds an event. At one time and rank, what was scheduled first comes first.
  @inlinable
  public mutating func schedule(_ event: Event, at time: SimulationTime, rank: EventRank) {
    let entry = Entry(key: EventKey(time: time, rank: rank, insertion: insertions), event: event)
    insertions += 1
    entries.append(entry)
    siftUp(entry, from: entries.count - 1)
  }

  /// Takes out the first event.
  @inlinable
  public mutating func popFirst() -> (time: SimulationTime, rank: EventRank, event: Event)? {
    guard let last = entries.popLast() else { return nil }
    guard !entries.isEmpty else { return (last.key.time, last.key.rank, last.event) }
    let first = entries[0]
    siftDown(last)
    return (first.key.time, first.key.rank, first.event)
  }

  /// Empties the list for another life: the memory stays, and insertions count from 0 again.
  @inlinable
  public mutating func removeAll() {
    entries.removeAll(keepingCapacity: true)
    insertions = 0
  }

  /// Moves the hole at `start` up to where `entry` belongs, and fills it.
  @inlinable @inline(__always)
  mutating func siftUp(_ entry: Entry, from start: Int) {
    var hole = start
    while hole > 0 {
      let parent = (hole - 1) / 4
      guard entry.key.precedes(entries[parent].key) else { break }
      entries[hole] = entries[parent]
      hole = parent
    }
    entries[hole] = entry
  }

  /// Moves the hole at the root down to where `entry` belongs, and fills it.
  @inlinable @inline(__always)
  mutating func siftDown(_ entry: Entry) {
    let count = entries.count
    var hole = 0
    var child = 1
    while child < count {
      let least = leastChild(from: child, count: count)
      guard entries[least].key.precedes(entry.key) else { break }
      entries[hole] = entries[least]
      hole = least
      child = 4 * hole + 1
    }
    entries[hole] = entry
  }

  /// The first to come among up to four siblings, the first of which is `child`.
  @inlinable @inline(__always)
  func leastChild(from child: Int, count: Int) -> Int {
    guard child + 3 < count else {
      var least = child
      var other = child + 1
      while other < count {
        least = entries[other].key.precedes(entries[least].key) ? other : least
        other += 1
      }
      return least
    }
    // Two pairs, then their winners: selections without jumps, which no branch predictor could guess.
    let left = entries[child + 1].key.precedes(entries[child].key) ? child + 1 : child
    let right = entries[child + 3].key.precedes(entries[child + 2].key) ? child + 3 : child + 2
    return entries[right].key.precedes(entries[left].key) ? right : left
  }
}

extension FutureEventList: Sendable where Event: Sendable {}
extension FutureEventList.Entry: Sendable where Event: Sendable {}
