// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel
import Numerics
import Operations
import Statistics
import Testing

/// A desk from nine to five, Monday to Friday; time 0 is Monday, 5 January 2026, 00:00.
private func desk(
  agents: Int, first: TicketKind? = nil, hours: WorkCalendar? = nil
) -> HelpDeskParameters {
  HelpDeskParameters(
    plannedWait: .zero, handling: .constant(0), agents: agents,
    hours: hours ?? WorkCalendar(start: CalendarDate("2026-01-05")!), first: first)
}

/// A call on a day at an hour and a minute; handling and patience in minutes.
private func call(
  _ day: Int, _ hour: Int, _ minute: Int, takes handling: Double, bears patience: Double? = nil,
  _ kind: TicketKind = .setting
) -> HelpDeskTicket {
  let at = SimulationTime.zero + .days(Double(day)) + .minutes(Double(hour * 60 + minute))
  return HelpDeskTicket(
    at: at, handling: .minutes(handling), patience: patience.map { .minutes($0) }, kind: kind, group: 0)
}

/// One line of a table: position of the call, what it waited in minutes, and whether it was given up.
private struct Line: Equatable {
  var call: Int
  var waited: Double
  var isAbandoned = false

  init(_ call: Int, _ waited: Double, isAbandoned: Bool = false) {
    self.call = call
    self.waited = waited
    self.isAbandoned = isAbandoned
  }
}

/// Plays the calls and gives the lines in the order of the reports.
private func play(
  _ parameters: HelpDeskParameters, until days: Double = 28, _ calls: [HelpDeskTicket]
) -> (lines: [Line], load: HelpDeskLoad) {
  var simulation = HelpDeskSimulation(parameters, until: .zero + .days(days))
  var lines: [Line] = []
  func note(_ outcome: HelpDeskOutcome) {
    // The group says which call it is.
    lines.append(
      Line(Int(outcome.ticket.group), outcome.waited.inMinutes, isAbandoned: outcome.isAbandoned))
  }
  for (index, ticket) in calls.enumerated() {
    var ticket = ticket
    ticket.group = Int32(index)
    simulation.take(ticket, note)
  }
  let load = simulation.finish(note)
  return (lines, load)
}

@Suite struct HelpDeskSimulationTests {
  @Test func callsAreAnsweredInTheirOrder() {
    let (lines, load) = play(
      desk(agents: 2), until: 1,
      [
        call(0, 9, 0, takes: 30), call(0, 9, 10, takes: 40), call(0, 9, 20, takes: 5),
        call(0, 9, 25, takes: 10), call(0, 11, 0, takes: 1),
      ])
    // One agent until 9:30, the other until 9:50; the third call ends at 9:35.
    #expect(lines == [Line(0, 0), Line(1, 0), Line(2, 10), Line(3, 10), Line(4, 0)])
    #expect(load.busy == Int128(86 * 60_000_000))
    #expect(load.available == Int128(2 * 8 * 3_600_000_000))
    #expect(load.utilisation == 86.0 / 960)
  }

  @Test func theKindThatGoesFirstIsTakenBeforeTheOthers() {
    let calls = [
      call(0, 9, 0, takes: 30), call(0, 9, 1, takes: 10), call(0, 9, 2, takes: 10, .setup),
      call(0, 9, 3, takes: 10), call(0, 9, 4, takes: 10, .setup),
    ]
    // From 9:30 on, every ten minutes.
    let (lines, _) = play(desk(agents: 1, first: .setup), calls)
    #expect(lines == [Line(0, 0), Line(2, 28), Line(4, 36), Line(1, 49), Line(3, 57)])
    let (plain, _) = play(desk(agents: 1), calls)
    #expect(plain == [Line(0, 0), Line(1, 29), Line(2, 38), Line(3, 47), Line(4, 56)])
    let (other, _) = play(desk(agents: 1, first: .setting), calls)
    #expect(other == [Line(0, 0), Line(1, 29), Line(3, 37), Line(2, 48), Line(4, 56)])
  }

  @Test func whoBearsNoMoreLeaves() {
    let (lines, load) = play(
      desk(agents: 1), until: 1,
      [
        call(0, 9, 0, takes: 60), call(0, 9, 10, takes: 30, bears: 20), call(0, 9, 20, takes: 5, bears: 45),
        call(0, 9, 30, takes: 7, bears: 30), call(0, 9, 30, takes: 9, bears: 34),
        call(0, 9, 40, takes: 3, bears: 0),
      ])
    #expect(
      lines == [
        Line(0, 0), Line(1, 20, isAbandoned: true), Line(5, 0, isAbandoned: true), Line(2, 40),
        // At 10:00 the agent takes the third call; at that instant the fourth leaves.
        Line(3, 30, isAbandoned: true),
        Line(4, 34, isAbandoned: true),
      ])
    #expect(load.busy == Int128(65 * 60_000_000), "those who left made no work")
  }

  /// The agent is free at the very instant at which the caller's patience would be over.
  @Test func theLastInstantOfPatienceIsEarlyEnough() {
    func waits(_ second: Double) -> [Line] {
      // The second call's end is scheduled after the third caller's patience is.
      let calls = [
        call(0, 9, 0, takes: 30), call(0, 9, 0, takes: second), call(0, 9, 10, takes: 5, bears: 50),
      ]
      return play(desk(agents: 1), calls).lines
    }
    #expect(waits(30) == [Line(0, 0), Line(1, 30), Line(2, 50)])
    #expect(waits(30.5) == [Line(0, 0), Line(1, 30), Line(2, 50, isAbandoned: true)])
  }

  @Test func nightsAndWeekendsDoNotCount() {
    let (lines, load) = play(
      desk(agents: 1), until: 14,
      [
        // Monday night; handled from Tuesday 9:00 on. Tuesday before opening; 30 minutes behind it.
        call(0, 20, 0, takes: 30), call(1, 6, 0, takes: 10),
        // Friday, ten minutes before closing: 50 minutes of it are left for Monday.
        call(4, 16, 50, takes: 60), call(4, 16, 55, takes: 5, bears: 4), call(4, 16, 55, takes: 5, bears: 60),
        // Saturday and Sunday: they come at the opening, in their order.
        call(5, 12, 0, takes: 15), call(6, 12, 0, takes: 15, bears: 65),
      ])
    #expect(
      lines
        == [
          Line(0, 0), Line(1, 30), Line(2, 0), Line(3, 4, isAbandoned: true),
          // Monday 9:50: five minutes on Friday and fifty on Monday.
          Line(4, 55), Line(5, 55), Line(6, 65, isAbandoned: true),
        ])
    #expect(load.available == Int128(10 * 8 * 3_600_000_000))
  }

  @Test func callsBeforeTheHorizonAreFollowedToTheirAnswer() {
    // The horizon is Tuesday, 10:00: nine hours of work.
    let (lines, load) = play(
      desk(agents: 1), until: 1 + 10.0 / 24,
      [
        call(0, 16, 0, takes: 90), call(1, 9, 45, takes: 30), call(1, 9, 50, takes: 600),
        call(1, 9, 55, takes: 600),
      ])
    // To 9:30 on Tuesday; to 10:15; then one and a quarter of a day.
    #expect(lines == [Line(0, 0), Line(1, 0), Line(2, 25), Line(3, 620)])
    #expect(load.busy == Int128(105 * 60_000_000), "up to the horizon: 90 and 15 minutes")
    #expect(load.utilisation == 105.0 / 540)
  }

  @Test func aHolidayIsNotWorked() {
    let hours = WorkCalendar(
      start: CalendarDate("2026-01-05")!, opens: .hours(8), closes: .hours(18),
      holidays: [CalendarDate("2026-01-06")!])
    let (lines, load) = play(
      desk(agents: 1, hours: hours), until: 3,
      [call(0, 17, 0, takes: 120), call(1, 12, 0, takes: 10), call(2, 8, 15, takes: 10)])
    // The second call comes at Wednesday's opening, in the middle of the first.
    #expect(lines == [Line(0, 0), Line(1, 60), Line(2, 55)])
    #expect(load.available == Int128(20 * 3_600_000_000))
  }

  @Test func aDeskWithoutACallIsIdle() {
    let (lines, load) = play(desk(agents: 3), until: 7, [])
    #expect(lines.isEmpty)
    #expect(load.utilisation == 0)
    #expect(play(desk(agents: 3), until: 0.25, []).load.utilisation == nil, "it has not opened yet")
  }

  @Test func loadsAddUp() {
    var sum = HelpDeskLoad()
    #expect(sum.utilisation == nil)
    sum.merge(HelpDeskLoad(busy: 1, available: 2))
    sum.merge(HelpDeskLoad(busy: 2, available: 10))
    #expect(sum == HelpDeskLoad(busy: 3, available: 12) && sum.utilisation == 0.25)
  }

  /// Against a table of agents that is searched anew for each call, without patience or priorities: the
  /// recursion of Kiefer and Wolfowitz.
  @Test(arguments: 1...8)
  func likeATableOfAgents(seed: Int) {
    var stream = RandomStream(key: UInt64(seed))
    let hours = WorkCalendar(start: CalendarDate("2026-01-05")!)
    var free = [TimeSpan](repeating: .zero, count: 1 + seed % 3)
    var at = SimulationTime.zero
    var calls: [HelpDeskTicket] = []
    var waits: [Double] = []
    for _ in 0..<400 {
      at += .minutes(60 * stream.exponential())
      let handling = TimeSpan.minutes(20 * stream.exponential())
      calls.append(HelpDeskTicket(at: at, handling: handling, patience: nil, kind: .setup, group: 0))
      let arrival = hours.workingTime(until: at)
      let agent = free.indices.min { (free[$0], $0) < (free[$1], $1) }!
      let start = max(arrival, free[agent])
      free[agent] = start + handling
      waits.append((start - arrival).inMinutes)
    }
    let (lines, load) = play(desk(agents: free.count), until: 365, calls)
    #expect(lines.count == waits.count)
    for (line, wait) in zip(lines, waits.enumerated()) {
      #expect(line == Line(wait.offset, wait.element))
    }
    #expect(load.busy == calls.reduce(0) { $0 + Int128($1.handling.microseconds) })
    #expect(waits.contains { $0 > 0 } && waits.contains(0))
  }

  @Test func callsOutOfOrderStopTheProcess() async {
    await #expect(processExitsWith: .failure) {
      var simulation = HelpDeskSimulation(desk(agents: 1), until: .zero + .days(1))
      simulation.take(call(0, 10, 0, takes: 1)) { _ in }
      simulation.take(call(0, 9, 0, takes: 1)) { _ in }
    }
  }
}
