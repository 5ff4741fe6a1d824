// SPDX-License-Identifier: GPL-3.0-or-later

// When a run may end by itself.
extension ScenarioResolver {
  private func node(_ path: String) -> ScenarioFileNode? {
    let row = ParameterTable.rows.firstIndex { $0.path == path }
    return given.scenario.first { $0.row == row }?.node
  }

  /// nil where the number of replications is fixed.
  var stopping: StoppingParameters? {
    guard let precision = run.precision else { return nil }
    if run.atMost < run.replications {
      log.error(
        .range, node("run.atMost")?.place ?? root,
        "at most \(run.atMost) replications are fewer than the \(run.replications) that are played anyway",
        help: "with `run.precision`, `run.replications` is the least number: write a smaller one")
    }
    return StoppingParameters(precision: precision, atMost: run.atMost)
  }

  /// As `run.declared` lists them, or else those that are expected, or else the usual ones.
  func declared(_ expectations: [Expectation]) -> [StoppingParameters.Declared] {
    if let node = node("run.declared") {
      let names = expectationReader(strategies: [])
      return Self.unique(
        node.items.compactMap { item in
          reader.text(item) { text throws(ParameterProblem) in try names.declared(text) }
        })
    }
    let terms = expectations.flatMap { [$0.left, $0.right].compactMap { $0 } }
    return terms.isEmpty ? StoppingParameters.usual : Self.unique(terms.map { .init($0) })
  }

  private static func unique(_ measures: [StoppingParameters.Declared]) -> [StoppingParameters.Declared] {
    measures.indices.filter { !measures[..<$0].contains(measures[$0]) }.map { measures[$0] }
  }
}
