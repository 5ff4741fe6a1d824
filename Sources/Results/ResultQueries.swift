// SPDX-License-Identifier: GPL-3.0-or-later

extension ResultTable.Series {
  /// The value of a statistic in each replication, in order; nil without cases.
  ///
  /// A total over nothing is 0; everything else over nothing is unknown.
  public func values(of statistic: String) -> [Double?] {
    measures.map { measure in
      guard let measure else { return statistic == "total" ? 0 : nil }
      return measure.value(of: statistic)
    }
  }

  /// All replications together, added up in order. Quantiles do not add up and are nil.
  public var totals: Measure {
    var sum = Measure(numerator: 0, denominator: 0, observations: 0)
    for case let measure? in measures {
      sum.numerator += measure.numerator
      sum.denominator += measure.denominator
      sum.observations += measure.observations
      sum.censored += measure.censored
    }
    return sum
  }
}

extension ResultTable {
  /// The values of a statistic by replication, all named; nil is all. Empty where nothing was ever seen.
  public func replicationValues(
    strategy: String, group: String? = nil, cause: String? = nil, category: String? = nil, metric: String,
    statistic: String
  ) -> [Double?] {
    guard let metric = self.metric(named: metric),
      let cell = cell(strategy: strategy, group: group, cause: cause, category: category)
    else { return [] }
    return series(cell, metric: metric)?.values(of: statistic) ?? []
  }

  /// The cell of names, or nil where the run has no such name; nil is all.
  public func cell(
    strategy: String, group: String? = nil, cause: String? = nil, category: String? = nil
  ) -> ResultCell? {
    guard let position = run.strategies.firstIndex(where: { $0.name == strategy }) else { return nil }
    var cell = ResultCell(strategy: position)
    cell.group = group.flatMap { name in run.groups.firstIndex { $0.name == name } }
    cell.cause = cause.flatMap { run.causes.firstIndex(of: $0) }
    cell.category = category.flatMap { run.categories.firstIndex(of: $0) }
    let isKnown =
      (group == nil) == (cell.group == nil) && (cause == nil) == (cell.cause == nil)
      && (category == nil) == (cell.category == nil)
    return isKnown ? cell : nil
  }
}
