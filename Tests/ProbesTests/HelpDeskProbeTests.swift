// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Testing

@testable import FleetModel
@testable import Probes

@Suite struct HelpDeskProbeTests {
  @Test func callsAndTheDesk() {
    var sheet = ProbeSheet(categoryCount: 2)
    ProbePanel.readCall(waited: .minutes(4), isAbandoned: false, &sheet)
    ProbePanel.readCall(waited: .minutes(10), isAbandoned: false, &sheet)
    ProbePanel.readCall(waited: .minutes(50), isAbandoned: true, &sheet)
    ProbePanel.readDesk(atWork: .hours(6), onDuty: .hours(8), &sheet)
    #expect(sheet.sums("helpDesk.wait") == [14, 2, 2, 0], "who gave up was not answered")
    #expect(sheet.sums("helpDesk.abandoned.share") == [1, 3, 1, 0])
    #expect(sheet.sums("helpDesk.utilisation") == [6, 8, 1, 0])
  }

  @Test func thePlanIsCountedOnceATicket() {
    var small = SmallStory()
    small.group.helpDesk.plannedWait = .minutes(30)
    small.replace(.loss, onDay: 10, wanted: 1000)
    small.observations += (0..<2).map {
      .ticket(at: SmallStory.at(days: 12), seat: 0, slot: $0, handling: .zero)
    }
    var setup = Provisioning(mode: .userDriven)
    setup.givenUpAfter = .minutes(10)
    small.setups = [setup]
    #expect(small.sheet.sums("helpDesk.planned") == [60, 2, 2, 0])
    #expect(small.sheet.sums("helpDesk.setupTickets.perReplacement") == [1, 1, 1, 0])
  }
}
