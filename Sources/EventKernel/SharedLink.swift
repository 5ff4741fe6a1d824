// SPDX-License-Identifier: GPL-3.0-or-later

/// A link whose capacity is shared evenly: each of n flows gets capacity / n (egalitarian processor sharing).
///
/// A state machine that knows no event list: its owner keeps an alarm at `nextEnd`, stamped with
/// `generation`, and calls `finish(at:)` when it comes. Times never go back.
///
/// All flows are served alike, so that one number, what a flow has attained since the link was last idle,
/// says how far each of them is: a flow ends when it reaches the flow's start plus its size (virtual time;
/// Parekh and Gallager, IEEE/ACM Transactions on Networking 1993). Ends between two microseconds are kept in
/// their place, so that rounding an alarm up loses no capacity. When the link falls idle the number returns
/// to 0; it never grows beyond the largest that one busy stretch asks for.
@frozen
public struct SharedLink<Flow> {
  @usableFromInline
  @frozen
  struct Transfer {
    @usableFromInline let flow: Flow
    /// What must be attained for the flow to end.
    @usableFromInline let tag: Double

    @inlinable
    init(flow: Flow, tag: Double) {
      self.flow = flow
      self.tag = tag
    }
  }

  /// Units of size per microsecond.
  public let capacity: Double
  /// Advances whenever the next end may have changed, so that an alarm set before is stale.
  @inlinable
  public var generation: Generation { current }

  @usableFromInline var current = Generation()
  /// By falling tag, so that the next to end is the last; at equal tags who came first stands last.
  @usableFromInline var active: [Transfer] = []
  /// Ended by `lastChange` and not yet taken out, in order of end.
  @usableFromInline var ended: [Flow] = []
  /// What a flow that never paused has got since the link was last idle.
  @usableFromInline var attained = 0.0
  @usableFromInline var lastChange = SimulationTime.zero
  /// Time with at least one flow, up to `lastChange`.
  @usableFromInline var busy = TimeSpan.zero

  /// - Parameter capacity: units of size per microsecond; positive and finite.
  @inlinable
  public init(capacity: Double) {
    precondition(capacity > 0 && capacity.isFinite, "A link needs a positive, finite capacity.")
    self.capacity = capacity
  }

  /// Flows that had not ended when the link was last asked to change.
  @inlinable
  public var flows: Int { active.count }

  /// A flow begins.
  ///
  /// - Parameter size: in the units of the capacity; not negative, finite. A flow of size 0 ends at once.
  @inlinable
  public mutating func begin(_ flow: Flow, size: Double, at time: SimulationTime) {
    precondition(size >= 0 && size.isFinite, "A flow needs a finite size of at least 0.")
    advance(to: time)
    current.advance()
    let transfer = Transfer(flow: flow, tag: attained + size)
    var low = 0
    var high = active.count
    while low < high {
      let middle = (low + high) / 2
      if active[middle].tag > transfer.tag { low = middle + 1 } else { high = middle }
    }
    active.insert(transfer, at: low)
  }

  /// When the next flow ends if nothing else happens, rounded up to a whole microsecond; nil without flows.
  @inlinable
  public var nextEnd: SimulationTime? {
    if !ended.isEmpty { return lastChange }
    guard let next = active.last else { return nil }
    return lastChange + Self.wholeMicroseconds(wait(for: next))
  }

  /// Takes out every flow that has ended by `time`, in order of end.
  ///
  /// At `nextEnd` there is always one. Asked before it, the link does not change at all.
  @inlinable
  public mutating func finish(at time: SimulationTime) -> [Flow] {
    guard isDue(by: time) else { return [] }
    advance(to: time)
    current.advance()
    let taken = ended
    ended = []
    return taken
  }

  /// Takes out a flow before its end: of those that match, the one that would end first. A flow that has
  /// ended by `time` is no longer there to be withdrawn; `finish(at:)` hands it out.
  @inlinable
  public mutating func withdraw(at time: SimulationTime, where matches: (Flow) -> Bool) -> Flow? {
    let due = isDue(by: time)
    if due { advance(to: time) }
    guard let place = active.lastIndex(where: { matches($0.flow) }) else { return nil }
    if !due { advance(to: time) }
    current.advance()
    let transfer = active.remove(at: place)
    if active.isEmpty { attained = 0 }
    return transfer.flow
  }

  /// The share of the time from the start to `time` with at least one flow, 0 to 1.
  ///
  /// - Precondition: `time` is after the start and not before the last change.
  @inlinable
  public func utilisation(until time: SimulationTime) -> Double {
    precondition(time > .zero, "Utilisation needs a stretch of time.")
    var then = self
    then.advance(to: time)
    return Double(then.busy.microseconds) / Double(time.microseconds)
  }

  @inlinable
  func isDue(by time: SimulationTime) -> Bool {
    precondition(time >= lastChange, "A link cannot go back in time.")
    guard let end = nextEnd else { return false }
    return end <= time
  }

  /// Microseconds from the last change until a flow ends, as long as all that are active stay.
  @inlinable
  func wait(for transfer: Transfer) -> Double {
    max(0, (transfer.tag - attained) * Double(active.count) / capacity)
  }

  /// Rounded up; no longer than a few of them can add up.
  @inlinable
  static func wholeMicroseconds(_ wait: Double) -> TimeSpan {
    guard wait < 0x1p61 else { return TimeSpan(microseconds: .max / 4) }
    let whole = Int64(wait)
    return TimeSpan(microseconds: Double(whole) < wait ? whole + 1 : whole)
  }

  /// Serves all flows up to `time`; each end on the way leaves more for those that stay.
  @inlinable
  mutating func advance(to time: SimulationTime) {
    precondition(time >= lastChange, "A link cannot go back in time.")
    let span = time - lastChange
    var left = Double(span.microseconds)
    while let next = active.last {
      let wait = wait(for: next)
      guard wait <= left else {
        attained += capacity * left / Double(active.count)
        left = 0
        break
      }
      left -= wait
      attained = next.tag
      ended.append(next.flow)
      active.removeLast()
    }
    if active.isEmpty { attained = 0 }
    busy += span - TimeSpan(microseconds: Int64(left))
    lastChange = time
  }
}

extension SharedLink.Transfer: Sendable where Flow: Sendable {}
extension SharedLink: Sendable where Flow: Sendable {}
