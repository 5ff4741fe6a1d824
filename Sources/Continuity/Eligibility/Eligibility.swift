// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel
import Numerics

/// Which devices of a group are backed up, restored and roam, gate by gate, without simulating anybody.
///
/// It asks the gates and the controls that the simulation asks, of a device that has every policy at once and
/// whose user touches no switch.
public struct Eligibility: Sendable {
  private let group: GroupParameters
  private let mechanisms: [MechanismTerm]
  private let end: SimulationTime
  private let asker: GateAsker

  /// - Parameters:
  ///   - mechanisms: of the strategy.
  ///   - horizon: answers that begin later are left out.
  public init(_ group: GroupParameters, mechanisms: [MechanismTerm], horizon: TimeSpan) {
    self.group = group
    self.mechanisms = mechanisms
    end = .zero + horizon
    asker = GateAsker(group, mechanisms)
  }

  /// In order of classes, then of ways.
  public var rows: [EligibilityRow] {
    classes.flatMap { device in
      ways(device).map { way in
        EligibilityRow(group: group.name, device: device, way: way, answers: answers(way, device))
      }
    }
  }

  /// Nothing is restored to a device that is there already.
  private func ways(_ device: EligibilityClass) -> [EligibilityWay] {
    device.isInUseAtStart ? [.backup, .roaming] : EligibilityWay.allCases
  }

  // MARK: Classes

  /// The devices at the start, then what replaces them: by release, and by the way in which they are set up.
  public var classes: [EligibilityClass] {
    var classes = [EligibilityClass(system: group.device.system, causes: [], mode: nil)]
    var systems = [group.device.system]
    for plan in group.refresh where !systems.contains(plan.to) { systems.append(plan.to) }
    for system in systems {
      let first = classes.count
      for cause in causes(bringing: system) {
        let mode = group.provisioning.mode(after: cause)
        if let index = classes[first...].firstIndex(where: { $0.mode == mode }) {
          classes[index].causes.append(cause)
        } else {
          classes.append(EligibilityClass(system: system, causes: [cause], mode: mode))
        }
      }
    }
    return classes
  }

  /// A wave brings what its plan says; whatever fails or is lost is replaced by its like.
  private func causes(bringing system: OperatingSystem) -> [Cause] {
    Cause.allCases.filter { cause in
      switch cause {
      case .planned: group.refresh.contains { $0.to == system }
      case .failure: group.life.failure != nil || isStruck(by: cause)
      case .loss: group.life.loss != nil || isStruck(by: cause)
      case .reset: group.life.reset != nil || isStruck(by: cause)
      }
    }
  }

  private func isStruck(by cause: Cause) -> Bool { group.incidents.contains { $0.cause == cause } }

  // MARK: Answers

  private func answers(_ way: EligibilityWay, _ device: EligibilityClass) -> [EligibilityAnswer] {
    var answers: [EligibilityAnswer] = []
    for instant in instants {
      let checks = asker.checks(way, device, at: instant)
      if answers.last?.checks != checks { answers.append(EligibilityAnswer(from: instant, checks: checks)) }
    }
    return answers
  }

  /// Every instant within the horizon at which an answer may change.
  private var instants: [SimulationTime] {
    let tenant = group.tenant
    let dates =
      [.zero, tenant.policyGovernsRoamingFrom, tenant.toggleCountsUntil] + group.policies.instants
      + [group.restore.pageFrom].compactMap { $0 }
      + mechanisms.flatMap { [$0.from, $0.until].compactMap { $0 } }
    var instants: [SimulationTime] = []
    for date in dates.sorted() where date >= .zero && date < end && instants.last != date {
      instants.append(date)
    }
    return instants
  }
}
