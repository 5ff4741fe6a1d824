// SPDX-License-Identifier: GPL-3.0-or-later

// When a run may end by itself.
extension ScenarioResolver {
  /// nil where the number of replications is fixed.
  func stopping(_ expectations: [Expectation]) -> StoppingParameters? {
    let written = declared
    guard let precision = run.precision else { return nil }
    if run.atMost < run.replications {
      let row = { (path: String) in ParameterTable.rows.firstIndex { $0.path == path } }
      let place = given.scenario.first { $0.row == row("run.atMost") }?.node.place
      log.error(
        .range, place ?? root,
        "at most \(run.atMost) replications are fewer than the \(run.replications) that are played anyway",
        help: "with `run.precision`, `run.replications` is the least number: write a smaller one")
    }
    let terms = expectations.flatMap { [$0.left, $0.right].compactMap { $0 } }
    let expected = terms.map { StoppingParameters.Declared($0) }
    let measures = written ?? (expected.isEmpty ? StoppingParameters.usual : expected)
    return StoppingParameters(
      precision: precision, atMost: run.atMost,
      declared: measures.indices.filter { !measures[..<$0].contains(measures[$0]) }.map { measures[$0] })
  }

  /// As `run.declared` lists them; nil where it is not written.
  private var declared: [StoppingParameters.Declared]? {
    let row = ParameterTable.rows.firstIndex { $0.path == "run.declared" }
    guard let node = given.scenario.first(where: { $0.row == row })?.node else { return nil }
    let names = expectationReader(strategies: [])
    return node.items.compactMap { item in
      reader.text(item) { text throws(ParameterProblem) in try names.declared(text) }
    }
  }
}
