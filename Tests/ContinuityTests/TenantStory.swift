// SPDX-License-Identifier: GPL-3.0-or-later
import Continuity
import EventKernel

@testable import FleetModel

/// A play as the tenant's administrators would follow it, in hours since the start.
enum TenantStory {
  static func told(_ state: UserState) -> [String] {
    state.story.compactMap { observation in
      switch observation {
      case .held(let at, let custodian, let holding):
        "\(hour(at)) \(custodian.name) holds \(text(state.holdings[Int(holding)]))"
      case .erased(let at, let custodian, let why, let holding):
        "\(hour(at)) erased from \(custodian.name), \(why.name): \(text(state.holdings[Int(holding)]))"
      case .departed(let at): "\(hour(at)) leaves"
      case .administered(let at, let action, let isRefused, let calls):
        "\(hour(at)) \(action.rawValue): " + (isRefused ? "refused" : "\(calls) calls")
      case .evidenceLost(let at, _): "\(hour(at)) evidence lost"
      case .deviceExposed(_, let items, let secrets, let isEncrypted):
        "exposed: \(items) items, \(secrets) secrets, " + (isEncrypted ? "encrypted" : "readable")
      case .restoreRefused(_, let who): "refused: \(who.name)"
      default: nil
      }
    }
  }

  /// Calls to the tenant's store: hour, kind, values and the credentials among them.
  static func requests(_ state: UserState) -> [String] {
    state.requests.map { request in
      "\(request.hour) \(request.kind.name)"
        + (request.items > 0 ? " \(request.items)" : "") + (request.secrets > 0 ? "/\(request.secrets)" : "")
    }
  }

  private static func hour(_ time: SimulationTime) -> String { "\(Int((time - .zero).inHours))" }

  private static func text(_ holding: Holding) -> String {
    "\(holding.profiles) profiles, \(holding.units) units, \(holding.items) items, "
      + "\(holding.secrets) secrets, \(holding.bytes) bytes, \(holding.entries) entries"
  }
}

extension SmallFleet {
  /// Of ten items the first is a credential, and each has a size of its own: a power of two.
  mutating func makeTellable() {
    for index in settings.indices { settings[index].bytes = 1 << index }
    settings[0].policyGroup = .credentials
  }

  mutating func administer(
    _ action: AdministrationPlan.Action, hour: Double,
    role: AdministrationPlan.Role = .microsoft365BackupAdministrator, onlyDeparted: Bool = false
  ) {
    group.administration.append(
      AdministrationPlan(
        at: .zero + .hours(hour), action: action, share: 1, onlyDeparted: onlyDeparted, role: role))
  }
}
