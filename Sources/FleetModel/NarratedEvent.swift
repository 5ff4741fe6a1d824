// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel

/// One event of a user's story, as a reader meets it.
public struct NarratedEvent: Equatable, Sendable {
  /// Since midnight of the day on which the scenario starts.
  public var time: TimeSpan
  /// From 0; nil where the event is of no seat.
  public var seat: Int?
  /// One word, such as `choice`.
  public var kind: String
  public var text: String

  public init(time: TimeSpan, seat: Int?, kind: String, text: String) {
    self.time = time
    self.seat = seat
    self.kind = kind
    self.text = text
  }

  /// `day 3 09:00:12`.
  public var clock: String { Self.clock(time) }

  /// The day counts from 0; a history may lie before it.
  static func clock(_ time: TimeSpan) -> String {
    let second: Int64 = 1_000_000
    let day = 86_400 * second
    let days = time.microseconds >= 0 ? time.microseconds / day : (time.microseconds - day + 1) / day
    let seconds = (time.microseconds - days * day) / second
    func two(_ number: Int64) -> String { (number < 10 ? "0" : "") + "\(number)" }
    return "day \(days) \(two(seconds / 3_600)):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
  }

  /// `PC 1`, or nothing.
  public var place: String { seat.map { "PC \($0 + 1)" } ?? "" }
}
