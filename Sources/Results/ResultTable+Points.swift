// SPDX-License-Identifier: GPL-3.0-or-later

extension ResultTable {
  /// The scenario as it stands, without the points of a sweep.
  public var withoutPoints: ResultTable {
    let strategies = self.run.strategies
    let kept = strategies.indices.filter { strategies[$0].point.isEmpty }
    guard kept.count < strategies.count else { return self }
    var positions = [Int?](repeating: nil, count: strategies.count)
    for (position, strategy) in kept.enumerated() { positions[strategy] = position }
    var run = run
    run.strategies = kept.map { strategies[$0] }
    run.policies = run.policies.compactMap { policy in
      var policy = policy
      guard let position = positions[policy.strategy] else { return nil }
      policy.strategy = position
      return policy
    }
    return ResultTable(
      run: run,
      series: series.compactMap { series in
        guard let position = positions[series.cell.strategy] else { return nil }
        var series = series
        series.cell.strategy = position
        return series
      })
  }
}
