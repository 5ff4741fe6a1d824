// SPDX-License-Identifier: GPL-3.0-or-later
import Probes
import Results
import Statistics

/// What the assumptions do to the answers of a run, from a study that varied them.
struct SensitivityAnalysis: Sendable {
  typealias Design = RunDescription.Sensitivity

  /// One strategy minus another in one measure.
  struct Answer: Equatable, Sendable {
    var left: String
    var right: String
    var metric: String
  }

  /// An answer where one factor has one of its values.
  struct End: Equatable, Sendable {
    /// Of the factor, as people read it.
    var text: String
    var value: Double
    var interval: Interval?
  }

  /// What one factor does to an answer while everything else stays as the scenario has it.
  struct Swing: Equatable, Sendable {
    /// Its position among the factors.
    var factor: Int
    var low: End
    var high: End
    /// From the least to the most of its ends and the scenario itself.
    var size: Double
    /// Whether the change from the scenario, pair by pair, is clear at one end at least.
    var isClear: Bool
  }

  /// Of the study, with every point.
  let comparison: Comparison
  let design: Design
  /// `positions[point][strategy]`, of which the first point is the scenario itself; looked up by name and
  /// never iterated.
  private let positions: [[String: Int]]

  /// nil where the table is no study of assumptions.
  init?(_ table: ResultTable) {
    guard let design = table.run.sensitivity else { return nil }
    var positions = [[String: Int]](repeating: [:], count: design.points.count + 1)
    for (position, strategy) in table.run.strategies.enumerated()
    where strategy.pointNumber < positions.count {
      positions[strategy.pointNumber][strategy.plainName] = position
    }
    comparison = Comparison(table)
    self.design = design
    self.positions = positions
  }

  var run: RunDescription { comparison.run }

  /// The line that plays the scenario without its study.
  var plainCommand: String {
    let option = " --sensitivity"
    return run.command.hasSuffix(option) ? String(run.command.dropLast(option.count)) : run.command
  }

  /// The line that plays the run, with all people and replications and without a study, as at a point from 1.
  func command(of point: Int) -> String {
    "\(plainCommand) \(design.points[point - 1].options) --no-sensitivity --output runs/point-\(point)"
  }

  /// Strategies and metrics that the study knows.
  func knows(_ answer: Answer) -> Bool {
    comparison.table.metric(named: answer.metric) != nil && positions[0][answer.left] != nil
      && positions[0][answer.right] != nil
  }

  /// The answer at a point, from 1; 0 is the scenario, and so is a point that means the same.
  func difference(_ answer: Answer, at point: Int) -> Difference {
    guard let (left, right) = cells(answer, at: point) else { return .nothing }
    return comparison.difference(left, right, answer.metric)
  }

  private func cells(_ answer: Answer, at point: Int) -> (left: ResultCell, right: ResultCell)? {
    // Where a point is about one strategy alone, the other is as the scenario has it.
    guard let left = positions[point][answer.left] ?? positions[0][answer.left],
      let right = positions[point][answer.right] ?? positions[0][answer.right]
    else { return nil }
    return (ResultCell(strategy: left), ResultCell(strategy: right))
  }

  // MARK: One by one

  /// Factors with a value of the answer, the largest swing first.
  func swings(_ answer: Answer) -> [Swing] {
    guard let base = difference(answer, at: 0).value else { return [] }
    let reference = replications(answer, at: 0)
    let swings = design.factors.indices.compactMap { factor -> Swing? in
      let points = design.points.indices.filter {
        design.points[$0].factor == factor && design.points[$0].value != nil
      }.map { $0 + 1 }
      let ends = points.compactMap { end(answer, at: $0) }
      guard var low = ends.first, var high = ends.last else { return nil }
      if ends.count > 2 {
        low = ends.min { $0.value < $1.value } ?? low
        high = ends.max { $0.value < $1.value } ?? high
      }
      let values = ends.map(\.value) + [base]
      let isClear = points.contains { point in
        let change = PairedComparison(replications(answer, at: point), reference)
        return change.interval(level: Comparison.level).map { $0.low > 0 || $0.high < 0 } ?? false
      }
      return Swing(
        factor: factor, low: low, high: high, size: (values.max() ?? base) - (values.min() ?? base),
        isClear: isClear)
    }
    return swings.sorted { a, b in a.size == b.size ? a.factor < b.factor : a.size > b.size }
  }

  private func end(_ answer: Answer, at point: Int) -> End? {
    let difference = difference(answer, at: point)
    guard let value = difference.value, let factor = design.points[point - 1].factor,
      let number = design.points[point - 1].value
    else { return nil }
    return End(text: design.factors[factor].values[number], value: value, interval: difference.interval)
  }

  /// The answer in each replication.
  private func replications(_ answer: Answer, at point: Int) -> [Double?] {
    let empty = [Double?](repeating: nil, count: run.replications)
    guard let (left, right) = cells(answer, at: point),
      let metric = comparison.table.metric(named: answer.metric),
      let a = comparison.table.series(left, metric: metric),
      let b = comparison.table.series(right, metric: metric)
    else { return empty }
    let kind = run.metrics[metric].kind
    let statistic = run.metrics[metric].statistics[0]
    return zip(a.contributions(to: statistic, kind), b.contributions(to: statistic, kind)).map { a, b in
      guard let a, let b else { return nil }
      return a - b
    }
  }

  // MARK: All of them

  /// Where an answer lies over everything that was tried.
  struct Reach: Equatable, Sendable {
    var low: Double
    var high: Double
    /// Points that were tried, one by one and in concert.
    var points: Int
    /// Points at which the answer has the other sign than at the scenario itself.
    var turned: Int
    /// Points at which it keeps its sign, and yet its interval does not leave 0 out.
    var unclear: Int
    /// Factors that turn it by themselves, by position.
    var turning: [Int]
  }

  func reach(_ answer: Answer) -> Reach? {
    guard let base = difference(answer, at: 0).value else { return nil }
    var reach = Reach(low: base, high: base, points: 0, turned: 0, unclear: 0, turning: [])
    for (index, point) in design.points.enumerated() {
      let difference = difference(answer, at: index + 1)
      guard let value = difference.value else { continue }
      reach.low = min(reach.low, value)
      reach.high = max(reach.high, value)
      reach.points += 1
      guard value * base < 0 || (value == 0 && base != 0) else {
        if !difference.isClear { reach.unclear += 1 }
        continue
      }
      reach.turned += 1
      if let factor = point.factor, point.trajectory == nil, !reach.turning.contains(factor) {
        reach.turning.append(factor)
      }
    }
    return reach.points == 0 ? nil : reach
  }
}
