// SPDX-License-Identifier: GPL-3.0-or-later

/// What a limit of calls an hour does to the calls of one strategy and replication: a fluid queue, hour by
/// hour.
///
/// In each hour the store serves as many calls as the limit allows, those that have waited longest first.
/// What does not fit is refused, and tries again in the next hour. A call that is served in its own hour has
/// not waited. Nothing here acts on a life. Calls that still wait at the horizon are followed until they are
/// served, with no new ones beside them.
public struct StoreLoad: Equatable, Sendable {
  public private(set) var calls = 0
  /// Served by the horizon.
  public private(set) var served = 0
  /// Calls that still wait at the horizon.
  public private(set) var backlog = 0
  /// Calls that were refused at least once.
  public private(set) var refused = 0
  /// Hours of waiting of all calls together.
  public private(set) var waitedHours = 0
  /// Hours of the call that waited longest.
  public private(set) var worstWait = 0

  /// - Precondition: the limit is at least one call an hour.
  public init(_ traffic: StoreTraffic, callsPerHour limit: Int) {
    precondition(limit > 0, "a store serves something")
    for arrivals in traffic.hours {
      let arriving = Int(arrivals)
      let room = max(0, limit - backlog)
      let now = min(limit, backlog + arriving)
      calls += arriving
      served += now
      refused += max(0, arriving - room)
      backlog += arriving - now
      waitedHours += backlog
      // First come, first served: the last of those who wait is served when all of them are.
      if arriving > room { worstWait = max(worstWait, (backlog + limit - 1) / limit) }
    }
    waitedHours += Self.drain(backlog, limit)
  }

  /// Hours that those who wait at the horizon wait beyond the hour after it.
  private static func drain(_ backlog: Int, _ limit: Int) -> Int {
    let hours = (backlog + limit - 1) / limit
    return hours > 1 ? (hours - 1) * backlog - limit * hours * (hours - 1) / 2 : 0
  }
}
