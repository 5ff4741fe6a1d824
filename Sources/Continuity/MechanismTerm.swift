// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel

/// A mechanism in a strategy, and when it is at work there: `roaming until day 60`.
public struct MechanismTerm: Equatable, Sendable, ExpressibleByStringLiteral {
  public var name: String
  /// nil is from the start.
  public var from: SimulationTime?
  /// nil is to the end.
  public var until: SimulationTime?

  public init(_ name: String, from: SimulationTime? = nil, until: SimulationTime? = nil) {
    self.name = name
    self.from = from
    self.until = until
  }

  public init(stringLiteral name: String) { self.init(name) }

  public var isPermanent: Bool { from == nil && until == nil }

  public func isAtWork(at time: SimulationTime) -> Bool {
    (from ?? .zero) <= time && time < (until ?? .never)
  }

  public func overlaps(_ other: MechanismTerm) -> Bool {
    (from ?? .zero) < (other.until ?? .never) && (other.from ?? .zero) < (until ?? .never)
  }

  /// As a reader meets it: `Enterprise State Roaming (until day 60)`.
  public var title: String {
    let title = MechanismCatalog.title(of: name) ?? name
    let times = [from.map { "from \(Self.day($0))" }, until.map { "until \(Self.day($0))" }].compactMap { $0 }
    return times.isEmpty ? title : "\(title) (\(times.joined(separator: " ")))"
  }

  private static func day(_ time: SimulationTime) -> String {
    let (day, rest) = time.microseconds.quotientAndRemainder(dividingBy: TimeSpan.days(1).microseconds)
    let minutes = rest / TimeSpan.minutes(1).microseconds
    if minutes == 0 { return "day \(day)" }
    let two = { (number: Int64) in (number < 10 ? "0" : "") + "\(number)" }
    return "day \(day) \(two(minutes / 60)):\(two(minutes % 60))"
  }
}
