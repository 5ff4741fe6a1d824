// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Testing

@Suite struct SimulationTimeTests {
  @Test func arithmeticIsThatOfMicroseconds() {
    let noon = SimulationTime.zero + .hours(12)
    #expect(noon.microseconds == 43_200_000_000)
    #expect(noon - .zero == .days(0.5))
    #expect(noon - .minutes(1) == SimulationTime(microseconds: 43_140_000_000))
    #expect((.zero - noon).microseconds == -43_200_000_000)
    var time = noon
    time += .microseconds(1)
    #expect(time > noon && time < .never)
  }
}
