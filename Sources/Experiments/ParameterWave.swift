// SPDX-License-Identifier: GPL-3.0-or-later

/// How many devices a wave or an incident takes, or how many people something is about.
enum ParameterWave: Sendable {
  case share(Double)
  case devices(Int)
  case people(Int)

  /// As a share of the expected seats, or of the people, of these groups, at most 1.
  func share(of groups: [String], _ context: ParameterContext) -> Double {
    switch self {
    case .share(let share): return share
    case .devices(let count):
      // In byte order of the names, so that the order of the file cannot change the last bit of the sum.
      var seats = 0.0
      for name in ParameterReader.inByteOrder(groups) { seats += context.expectedSeats[name] ?? 0 }
      return min(1, Double(count) / seats)
    case .people(let count):
      let people = groups.reduce(0) { $0 + (context.users[$1] ?? 0) }
      return min(1, Double(count) / Double(people))
    }
  }
}
