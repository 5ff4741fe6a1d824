// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel

/// The queue at the help desk: the calls of one strategy and replication, answered by its agents.
///
/// It runs on the desk's working time, in which the desk never closes: a call outside hours arrives at the
/// next opening, and a call that is being handled at closing time goes on in the morning. Callers are
/// answered first come, first served, those of the kind that goes first before the others; whoever has
/// waited as long as they bear leaves. Nothing here acts on a life.
///
///     var desk = HelpDeskSimulation(parameters, until: horizon)
///     for ticket in tickets { desk.take(ticket) { … } }
///     let load = desk.finish { … }
///
/// Memory grows with those who wait and not with the number of tickets.
public struct HelpDeskSimulation: Sendable {
  private let hours: WorkCalendar
  private var desk: Desk
  private var simulation = Simulation<Desk.Event>()

  /// - Parameter horizon: the end of the run. Calls made before it are followed to their answer; how busy
  ///   the agents were counts up to it.
  /// - Precondition: at least one agent.
  public init(_ parameters: HelpDeskParameters, until horizon: SimulationTime) {
    hours = parameters.hours
    desk = Desk(parameters, open: hours.workingTime(until: horizon))
  }

  /// The next call. Reports every call that was answered or given up by then, in the order in which that
  /// happened.
  ///
  /// - Precondition: not before the call that was taken last, and not before time 0.
  public mutating func take(_ ticket: HelpDeskTicket, _ report: (HelpDeskOutcome) -> Void) {
    let arrival = SimulationTime.zero + hours.workingTime(until: ticket.at)
    precondition(arrival >= simulation.now, "The calls come to the desk in the order of their times.")
    play(until: arrival, report)
    desk.answerOrHold(ticket, &simulation, report)
  }

  /// No more calls come: reports those that are left, and gives the load of all.
  public mutating func finish(_ report: (HelpDeskOutcome) -> Void) -> HelpDeskLoad {
    play(until: .never, report)
    return desk.load
  }

  /// Plays what comes before `time`. What stands at `time` itself comes after the calls of that instant.
  private mutating func play(until time: SimulationTime, _ report: (HelpDeskOutcome) -> Void) {
    simulation.run(until: time) { simulation, event in
      switch event {
      case .agentIsFree: desk.answerNext(&simulation, report)
      case .patienceIsOver(let number): desk.giveUp(number, report)
      }
    }
  }
}

extension EventRank {
  /// A caller is still answered at the instant at which patience would be over.
  fileprivate static let afterTheAgents = EventRank(rawValue: EventRank.world.rawValue + 1)
}

/// The agents and those who wait for them.
private struct Desk: Sendable {
  enum Event {
    case agentIsFree
    /// Of the caller of this number, who may have been answered meanwhile.
    case patienceIsOver(Int)
  }

  private struct Call {
    let ticket: HelpDeskTicket
    let number: Int
  }

  private(set) var load: HelpDeskLoad
  private let first: TicketKind?
  /// The horizon, in working time.
  private let horizon: SimulationTime
  private var agents: Resource<Call>
  private var calls = 0

  init(_ parameters: HelpDeskParameters, open: TimeSpan) {
    load = HelpDeskLoad(available: Int128(open.microseconds) * Int128(parameters.agents))
    first = parameters.first
    horizon = .zero + open
    agents = Resource(servers: parameters.agents)
  }

  /// A call comes in.
  mutating func answerOrHold(
    _ ticket: HelpDeskTicket, _ simulation: inout Simulation<Event>, _ report: (HelpDeskOutcome) -> Void
  ) {
    let call = Call(ticket: ticket, number: calls)
    calls += 1
    if let call = agents.arrive(call, priority: ticket.kind == first ? 0 : 1, at: simulation.now) {
      handle(call, waited: .zero, &simulation, report)
    } else if let patience = ticket.patience {
      simulation.schedule(.patienceIsOver(call.number), after: patience, rank: .afterTheAgents)
    }
  }

  mutating func answerNext(
    _ simulation: inout Simulation<Event>, _ report: (HelpDeskOutcome) -> Void
  ) {
    guard let (call, waited) = agents.finish(at: simulation.now) else { return }
    handle(call, waited: waited, &simulation, report)
  }

  mutating func giveUp(_ number: Int, _ report: (HelpDeskOutcome) -> Void) {
    guard let call = agents.withdraw(where: { $0.number == number }),
      let patience = call.ticket.patience
    else { return }
    report(HelpDeskOutcome(ticket: call.ticket, waited: patience, isAbandoned: true))
  }

  private mutating func handle(
    _ call: Call, waited: TimeSpan, _ simulation: inout Simulation<Event>,
    _ report: (HelpDeskOutcome) -> Void
  ) {
    let end = simulation.now + call.ticket.handling
    load.busy += Int128((min(end, horizon) - min(simulation.now, horizon)).microseconds)
    simulation.schedule(.agentIsFree, at: end)
    report(HelpDeskOutcome(ticket: call.ticket, waited: waited, isAbandoned: false))
  }
}
