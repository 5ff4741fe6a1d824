// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel
import Operations
import Testing

struct HelpDeskTicketTests {
  @Test func aTicketKeepsWhatItWasGiven() {
    let ticket = HelpDeskTicket(
      at: .zero + .hours(2), handling: .minutes(14), patience: nil, kind: .setup, group: 3)
    #expect(ticket.group == 3 && ticket.kind == .setup && ticket.patience == nil)
  }
}
