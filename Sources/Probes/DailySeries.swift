// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel

/// How often a few things happened on each day of the run, counted from its start: what tells whether a run
/// has come into its steady state. Whole numbers, so that the order of merging does not matter.
public struct DailySeries: Sendable, Equatable {
  /// What is counted. By name, in byte order.
  public enum Measure: Int, CaseIterable, Sendable {
    /// Choices that people made.
    case choices
    /// Concurrent uploads, those of restores left out.
    case conflicts
    /// Values that people set again themselves.
    case repairs
    /// Calls to the help desk about a wrong value.
    case tickets

    public var name: String {
      switch self {
      case .choices: "choices"
      case .conflicts: "conflicts"
      case .repairs: "repairs"
      case .tickets: "tickets"
      }
    }

    public static func named(_ name: String) -> Measure? { allCases.first { $0.name == name } }
  }

  /// By measure, then by day; as long as something was counted.
  private var counts = Array(repeating: [Int](), count: Measure.allCases.count)
  private static let day = TimeSpan.days(1).microseconds

  public init() {}

  /// Day by day, up to the last one on which something was counted.
  public func days(_ measure: Measure) -> [Int] { counts[measure.rawValue] }

  mutating func count(_ measure: Measure, at time: SimulationTime) {
    add(1, measure, day: Int(time.microseconds / Self.day))
  }

  private mutating func add(_ count: Int, _ measure: Measure, day: Int) {
    let missing = day + 1 - counts[measure.rawValue].count
    if missing > 0 { counts[measure.rawValue].append(contentsOf: repeatElement(0, count: missing)) }
    counts[measure.rawValue][day] += count
  }

  mutating func merge(_ other: DailySeries) {
    for measure in Measure.allCases {
      // From the last day, so that the list grows once.
      for (day, count) in other.days(measure).enumerated().reversed() where count > 0 {
        add(count, measure, day: day)
      }
    }
  }
}
