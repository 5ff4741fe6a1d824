// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Testing

@testable import FleetModel
@testable import Probes

@Suite struct CostProbeTests {
  /// One planned replacement: 30 minutes of the user in the setup and 1.5 setting item 0 again, 20 of a
  /// technician, two tickets, and a day with two devices.
  private static func sheet(_ costs: CostParameters) -> ProbeSheet {
    var small = SmallStory()
    small.group.costs = costs
    small.group.life.plannedProvisioning = .days(0.25)
    small.keptFor = .days(0.75)
    small.replace(.planned, onDay: 10, wanted: 1000)
    small.observations += [
      .repair(at: SmallStory.at(days: 12), seat: 0, slot: 0, by: .byHand),
      .repair(at: SmallStory.at(days: 12), seat: 0, slot: 1, by: .helpDesk),
      .ticket(at: SmallStory.at(days: 12), seat: 0, slot: 1, handling: .minutes(10)),
    ]
    var setup = Provisioning(mode: .userDriven)
    setup.user = .minutes(30)
    setup.technician = .minutes(20)
    setup.givenUpAfter = .minutes(10)
    small.setups = [setup]
    return small.sheet
  }

  @Test func everyAmountAtItsPrice() {
    let sheet = Self.sheet(
      CostParameters(currency: "USD", userHour: 60, technicianHour: 90, ticket: 22, deviceDay: 3))
    #expect(sheet.sums("cost.user.perReplacement") == [31.5, 1, 1, 0])
    #expect(sheet.sums("cost.technician.perReplacement") == [30, 1, 1, 0])
    #expect(sheet.sums("helpDesk.cost.perReplacement") == [44, 1, 1, 0])
    #expect(sheet.sums("cost.devices.perReplacement") == [3, 1, 1, 0])
    #expect(sheet.sums("cost.perReplacement") == [108.5, 1, 1, 0])
  }

  @Test func whatWasSetAgainOnAFirstDeviceIsNoReplacementsCost() {
    var small = SmallStory()
    small.group.costs = CostParameters(
      currency: "USD", userHour: 60, technicianHour: nil, ticket: 22, deviceDay: nil)
    small.observations = [
      .repair(at: SmallStory.at(days: 2), seat: 0, slot: 0, by: .byHand),
      .ticket(at: SmallStory.at(days: 3), seat: 0, slot: 1, handling: .zero),
      .ticket(at: SmallStory.at(days: 40), seat: 1, slot: 1, handling: .zero),
    ]
    small.replace(.loss, onDay: 10, wanted: 1000)
    small.observations.append(.ticket(at: SmallStory.at(days: 30), seat: 0, slot: 1, handling: .zero))
    #expect(small.sheet.sums("cost.perReplacement") == [22, 1, 1, 0])
    #expect(small.sheet.sums("helpDesk.tickets.perReplacement", .cause(.loss)) == [1, 1, 1, 0])
  }

  @Test func whatWasInstalledByHandIsNotPaidForTwice() {
    var small = SmallStory()
    small.group.costs = CostParameters(
      currency: "USD", userHour: 60, technicianHour: nil, ticket: nil, deviceDay: nil)
    small.replace(.loss, onDay: 10, wanted: 1000)
    // Item 2 is essential, and takes four minutes.
    small.observations.append(.repair(at: SmallStory.at(days: 12), seat: 0, slot: 2, by: .byHand))
    small.setups = [Provisioning(mode: .userDriven)]
    #expect(small.sheet.sums("cost.user.perReplacement") == [4, 1, 1, 0])
    small.setups[0]?.user = .minutes(12)
    small.setups[0]?.installedByHand = .minutes(12)
    #expect(small.sheet.sums("cost.user.perReplacement") == [12, 1, 1, 0])
  }

  @Test func whatHasNoPriceIsLeftOut() {
    let sheet = Self.sheet(
      CostParameters(currency: "USD", userHour: nil, technicianHour: nil, ticket: 22, deviceDay: nil))
    #expect(sheet.sums("cost.user.perReplacement") == [0, 0, 0, 0])
    #expect(sheet.sums("cost.perReplacement") == [44, 1, 1, 0])
    let free = Self.sheet(.unknown)
    #expect(free.sums("cost.perReplacement") == [0, 0, 0, 0], "no price, no sum")
  }
}
