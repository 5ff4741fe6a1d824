// SPDX-License-Identifier: GPL-3.0-or-later
@testable import Reporting
@testable import Results

/// A study of three assumptions beside `SmallTable.whole`: of its strategies `backup` and `nothing`, one by
/// one and, on two trajectories, in concert.
enum SmallStudy {
  /// What coverage a day after becomes under `backup` and under `nothing`, by point; the first is the
  /// scenario. The third factor changes nothing, so its points have no strategies.
  static let coverage: [(backup: Double, nothing: Double)?] = [
    (0.8, 0.3), (0.7, 0.4), (0.9, 0.3), (0.8, 0.29), (0.8, 0.33), nil, nil,
    (0.7, 0.41), (0.9, 0.31), (0.9, 0.27), (0.9, 0.27), (0.9, 0.27), (0.9, 0.21), (0.6, 0.34), (0.6, 0.34),
  ]

  static func run(_ coverage: [(backup: Double, nothing: Double)?]) -> RunDescription {
    var run = SmallTable().run
    run.metrics = run.metrics.filter { $0.name == "coverage.day1" }
    run.command = "roamback run offices.yaml --sensitivity"
    run.strategies = coverage.indices.flatMap { point in
      coverage[point] == nil
        ? []
        : ["backup", "nothing"].map { name in
          RunDescription.Strategy(
            name: point == 0 ? name : "\(name) @ \(point)", mechanisms: name == "backup" ? ["backup"] : [],
            point: point == 0 ? "" : "\(point)", pointNumber: point, plainName: name)
        }
    }
    let moves: [(factor: Int?, change: Double?)] = [
      (nil, nil), (0, 0.5), (1, -0.5), (2, 1), (nil, nil), (1, 0.5), (0, -0.5), (2, 1),
    ]
    run.sensitivity = RunDescription.Sensitivity(
      fingerprint: "00ff", users: 50,
      factors: [
        .init(path: "repair.noticeActiveHours", base: "4", values: ["2", "8"], why: "half and double"),
        .init(path: "restore.accepts", base: "90%", values: ["82%", "94.7%"], why: "odds"),
        .init(path: "roaming.rule", base: "a", values: ["a", "b"], why: "the other word"),
      ],
      points: (0..<6).map { .init(factor: $0 / 2, value: $0 % 2, options: "--set 'p=\($0)'") }
        + moves.enumerated().map { index, move in
          .init(
            factor: move.factor, trajectory: index / 4, step: index % 4, change: move.change,
            options: "--set 'q=\(index)'")
        })
    return run
  }

  static func table(_ coverage: [(backup: Double, nothing: Double)?]) -> ResultTable {
    var small = SmallTable()
    small.run = run(coverage)
    var position = 0
    for case let values? in coverage {
      for value in [values.backup, values.nothing] {
        small.add(ResultCell(strategy: position), "coverage.day1", around: value, step: 0.002)
        position += 1
      }
    }
    return small.table
  }

  static var analysis: SensitivityAnalysis {
    analysis(coverage)
  }

  static func analysis(_ coverage: [(backup: Double, nothing: Double)?]) -> SensitivityAnalysis {
    guard let analysis = SensitivityAnalysis(table(coverage)) else {
      preconditionFailure("the run is a study")
    }
    return analysis
  }
}
