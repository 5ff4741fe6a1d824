// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel

/// Calls to the tenant's store by hour of the run: integers, so that traffics add up in any order.
public struct StoreTraffic: Equatable, Sendable {
  /// Calls in each hour since the start.
  public private(set) var hours: [Int32]

  public init(until horizon: SimulationTime) {
    let count = horizon.microseconds / TimeSpan.hours(1).microseconds + 1
    hours = Array(repeating: 0, count: Int(count))
  }

  /// Counts one user's calls; those to other custodians are not the store's.
  ///
  /// - Precondition: all before the horizon.
  public mutating func add(_ requests: [StoreRequest]) {
    for request in requests where request.custodian == .tenantStore { hours[Int(request.hour)] += 1 }
  }

  /// - Precondition: of the same horizon.
  public mutating func merge(_ other: StoreTraffic) {
    precondition(hours.count == other.hours.count, "traffics of one horizon merge")
    for hour in hours.indices { hours[hour] += other.hours[hour] }
  }

  /// Calls in the hour with the most.
  public var peakHour: Int { Int(hours.max() ?? 0) }
}
