// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import Experiments

@Suite struct ParameterRangeTests {
  private static let cases: [(values: [String], scale: ParameterRange.Scale, levels: [String])] = [
    (["5 min", "20 min"], .numbers, ["5 min", "7.94 min", "12.6 min", "20 min"]),
    (["1 day", "8 days"], .numbers, ["1 day", "2 days", "4 days", "8 days"]),
    (["30 s", "4 min"], .numbers, ["30 s", "60 s", "120 s", "4 min"]),
    (["0%", "30%"], .numbers, ["0%", "10%", "20%", "30%"]),
    (["82%", "94.7%"], .numbers, ["82%", "88%", "91.9%", "94.7%"]),
    (
      ["lognormal(median 1 h, p95 4 h)", "lognormal(median 8 h, p95 32 h)"], .numbers,
      [
        "lognormal(median 1 h, p95 4 h)", "lognormal(median 2 h, p95 8 h)",
        "lognormal(median 4 h, p95 16 h)", "lognormal(median 8 h, p95 32 h)",
      ]
    ),
    (
      ["{1: 60%, 2: 32%, 3: 8%}", "{1: 86%, 2: 11%, 3: 3%}"], .split,
      [
        "{1: 60%, 2: 32%, 3: 8%}", "{1: 68.7%, 2: 25%, 3: 6.3%}", "{1: 77.3%, 2: 18%, 3: 4.7%}",
        "{1: 86%, 2: 11%, 3: 3%}",
      ]
    ),
    (["off", "on"], .steps, ["off", "off", "on", "on"]),
    (["newest", "sameSeat", "richest"], .steps, ["newest", "newest", "sameSeat", "richest"]),
    (["10 min", "always"], .numbers, ["10 min", "10 min", "always", "always"]),
    (["{}", "{all: 5%}"], .numbers, ["{}", "{}", "{all: 5%}", "{all: 5%}"]),
  ]

  @Test(arguments: cases.indices)
  func levelsLieBetweenTheEnds(_ index: Int) {
    let (values, scale, levels) = Self.cases[index]
    let range = ParameterRange(values.map { .init($0) }, why: "", scale: scale)
    #expect((0..<4).map { range.value(at: $0, of: 4).text } == levels)
  }
}
