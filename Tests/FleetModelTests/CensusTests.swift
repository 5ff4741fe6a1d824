// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Testing

@testable import FleetModel

@Suite struct CensusTests {
  @Test("Weekly looks and one at the horizon; a look at the instant of a departure comes after it")
  func looks() {
    let table: [(horizon: Double, leaves: Double?, looks: Int)] = [
      (6, nil, 1), (7, nil, 1), (7.1, nil, 2), (14, nil, 2), (180, nil, 26), (180, 6, 0), (180, 7, 0),
      (180, 7.1, 1), (180, 28, 3),
    ]
    for row in table {
      var life = SmallGroup().life(0)
      life.horizon = .zero + .days(row.horizon)
      life.leaves = row.leaves.map { .zero + .days($0) }
      #expect(Census.looks(in: life) == row.looks, "\(row)")
    }
  }
}
