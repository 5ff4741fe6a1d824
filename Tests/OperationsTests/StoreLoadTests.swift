// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel
import Numerics
import Testing

@testable import Operations

@Suite struct StoreLoadTests {
  private static func traffic(_ hours: [Int]) -> StoreTraffic {
    var traffic = StoreTraffic(until: .zero + .hours(Double(hours.count)) - .microseconds(1))
    for (hour, count) in hours.enumerated() {
      traffic.add(Array(repeating: StoreRequest(hour: Int32(hour), .pull, at: .tenantStore), count: count))
    }
    return traffic
  }

  private static func load(_ hours: [Int], _ limit: Int) -> StoreLoad {
    StoreLoad(traffic(hours), callsPerHour: limit)
  }

  @Test("Below the limit nobody waits")
  func free() {
    let load = Self.load([3, 7, 0, 10], 10)
    #expect(load.calls == 20 && load.served == 20 && load.refused == 0)
    #expect(load.waitedHours == 0 && load.worstWait == 0 && load.backlog == 0)
  }

  /// n times the limit in one hour: k-th batch waits k hours, k from 0.
  @Test("A burst of n times the limit: the mean wait is (n - 1) / 2 hours, the worst n - 1", arguments: 1...6)
  func burst(n: Int) {
    for quiet in [0, 2, 10] {
      let load = Self.load([12 * n] + Array(repeating: 0, count: quiet), 12)
      #expect(load.waitedHours == 12 * n * (n - 1) / 2)
      #expect(load.worstWait == n - 1 && load.refused == 12 * (n - 1))
      #expect(load.backlog == max(0, 12 * (n - 1 - quiet)))
    }
  }

  /// Each hour adds the excess e to those who wait: after h hours h·e do, and they leave in e·h / c hours.
  @Test("More than the limit in every hour: backlog and waits are arithmetic series")
  func overload() {
    let (limit, excess, hours) = (10, 5, 8)
    let load = Self.load(Array(repeating: limit + excess, count: hours), limit)
    #expect(load.backlog == excess * hours && load.served == limit * hours)
    let until = excess * hours * (hours + 1) / 2
    let after = 30 + 20 + 10
    #expect(load.waitedHours == until + after)
    #expect(load.worstWait == excess * hours / limit)
    // In the first hour 5 are refused, then 10, then everybody.
    #expect(load.refused == 5 + 10 + 6 * 15)
  }

  @Test("Half of an alternating load waits one hour")
  func alternating() {
    let load = Self.load([20, 0, 20, 0, 20, 0], 10)
    #expect(load.calls == 60 && load.refused == 30 && load.waitedHours == 30 && load.worstWait == 1)
  }

  /// Against a queue that holds every call.
  @Test("Whatever comes, calls are served or wait, and each waits as long as in a queue call by call")
  func explicitQueue() {
    for seed in 0..<200 {
      var stream = StreamKey(seed: UInt64(seed), replication: 0, entity: 0).stream(1)
      let limit = 1 + Int(stream.uniform() * 12)
      let hours = (0..<30).map { _ in Int(stream.uniform() * stream.uniform() * 30) }
      let load = Self.load(hours, limit)
      #expect(load.calls == load.served + load.backlog)
      var queue: [(since: Int, wasRefused: Bool)] = []
      var (waits, served, refused, hour) = ([Int](), 0, 0, 0)
      while hour < hours.count || !queue.isEmpty {
        if hour < hours.count { queue += Array(repeating: (hour, false), count: hours[hour]) }
        for call in queue.prefix(limit) {
          waits.append(hour - call.since)
          if hour < hours.count { served += 1 }
        }
        queue.removeFirst(min(limit, queue.count))
        for index in queue.indices where !queue[index].wasRefused {
          queue[index].wasRefused = true
          refused += 1
        }
        hour += 1
      }
      #expect(load.served == served && load.refused == refused)
      #expect(load.waitedHours == waits.reduce(0, +) && load.worstWait == waits.max() ?? 0)
    }
  }
}
