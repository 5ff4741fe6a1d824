// SPDX-License-Identifier: GPL-3.0-or-later

/// Tells a live alarm from a stale one, in place of cancelling.
///
/// Whoever sets an alarm keeps a generation and sends a copy of it along with the event. To cancel or
/// replace the alarm, advance the generation; when an event comes up with another generation than the
/// current one, it is stale and is passed over. That costs one comparison, and the pending list needs no
/// search:
///
///     due.advance()
///     events.schedule(.upload(due), at: later, rank: .mechanism)
///     …
///     case .upload(let generation) where generation == due:
@frozen
public struct Generation: Equatable, Hashable, Sendable {
  public var value: UInt32

  @inlinable
  public init(value: UInt32 = 0) {
    self.value = value
  }

  /// Makes every alarm so far stale. Wraps after 2³² steps.
  @inlinable
  public mutating func advance() {
    value &+= 1
  }
}
