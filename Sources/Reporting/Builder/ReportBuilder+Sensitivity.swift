// SPDX-License-Identifier: GPL-3.0-or-later
import Probes

/// Which assumption moves the answer, and by how much.
extension ReportBuilder {
  private typealias Answer = SensitivityAnalysis.Answer

  /// Rows of a table; the rest is summed up in a sentence.
  private static let mostRows = 8

  var sensitivitySection: Report.Section? {
    guard let sensitivity else { return nil }
    let answers = answers(sensitivity)
    guard !answers.isEmpty else { return nil }
    var blocks: [Report.Block] = [
      .paragraph(introduction(sensitivity)), .table(overview(answers, sensitivity)),
    ]
    blocks.append(.paragraph(Self.howToReadBars))
    for answer in answers { blocks += tornado(answer, sensitivity) }
    blocks += screening(answers, sensitivity)
    blocks += [
      .paragraph(
        """
        Every point stands in \(code: "sensitivity.csv"), with the command that plays the whole run so; the study \
        itself:
        """
      ),
      .command(sensitivity.run.command),
    ]
    return Report.Section(title: "Which assumption moves the answer", blocks: blocks)
  }

  /// What the study measured, for the pairs that the answer is about.
  private func answers(_ sensitivity: SensitivityAnalysis) -> [Answer] {
    let metrics = sensitivity.run.metrics.map(\.name)
    return mainPairs.flatMap { left, right in
      metrics.map { Answer(left: name(left), right: name(right), metric: $0) }
    }.filter(sensitivity.knows).filter { sensitivity.difference($0, at: 0).value != nil }
  }

  private func introduction(_ sensitivity: SensitivityAnalysis) -> Prose {
    let design = sensitivity.design
    let single = design.points.count { $0.trajectory == nil }
    let joint = design.points.count - single
    let together: Prose =
      joint == 0
      ? "" : ", and all in concert in \(joint) points on \(sensitivity.trajectories) trajectories"
    let isSmaller = design.users < users || sensitivity.run.replications < run.replications
    let smaller =
      isSmaller ? "; its value as it stands is the study's own, which is smaller than the run" : ""
    return """
      Much about the real systems is unknown. \(design.factors.count) assumptions of this scenario were varied \
      over a plausible range: each by itself in \(single) points\(together), on \(design.users) of the people \
      in \(NumberText.counted(sensitivity.run.replications, "replication")), with the chances that the run itself has. An answer is \
      one strategy minus another\(smaller).
      """
  }

  private static let howToReadBars: Prose = """
    In the bars, │ is the answer as it stands, ░ leads to its value at the low end of the assumption and █ to \
    that at the high end. Values are with 95% intervals; only assumptions are listed whose change is clear, \
    pair by pair, and at least a twentieth of the largest; what chance may have done is left \
    out even where it looks larger.
    """

  // MARK: All answers

  private func overview(_ answers: [Answer], _ sensitivity: SensitivityAnalysis) -> Report.Table {
    let rows = answers.compactMap { answer -> [Prose]? in
      guard let reach = sensitivity.reach(answer) else { return nil }
      let unit = unit(answer.metric)
      let most = sensitivity.swings(answer).first { $0.isClear }
      let path: Prose = most.map { "\(code: sensitivity.design.factors[$0.factor].path)" } ?? "–"
      let keeps: Prose =
        reach.unclear == 0 ? "holds" : "holds, not clearly at \(reach.unclear) of \(reach.points)"
      let isNothing = reach.low == 0 && reach.high == 0
      let sign: Prose =
        isNothing ? "–" : reach.turned == 0 ? keeps : "turns at \(reach.turned) of \(reach.points)"
      return [
        title(answer),
        .plain(Figure(sensitivity.difference(answer, at: 0), unit).text),
        .plain(Self.range(reach.low, reach.high, unit)), sign, path,
      ]
    }
    return Report.Table(
      texts: ["Answer", "As it stands", "Over all that was tried", "Sign", "Clearly moved most by"],
      rows: rows)
  }

  /// `both − backup: shown after 1 day, percentage points`.
  private func title(_ answer: Answer) -> Prose {
    "\(strong: answer.left) − \(strong: answer.right): \(subject(answer.metric))"
  }

  private func subject(_ metric: String) -> Prose {
    let known = Self.headlineLines.first { $0.metric == metric }?.title
    let title: Prose =
      known ?? (metric == "provisioning.desktop" ? "From power-on to the desktop" : "\(code: metric)")
    return title + .plain(", " + head(unit(metric), isDifference: true))
  }

  /// `4 to 22`, in the unit's own numbers on paper.
  private static func range(_ low: Double, _ high: Double, _ unit: MetricUnit) -> String {
    let scale = unit == .share ? 100.0 : 1
    if low == high { return Figure(value: low, interval: nil, unit: unit).text }
    let places = NumberText.places(for: (high - low) * scale)
    return NumberText.fixed(low * scale, places: places) + " to "
      + NumberText.fixed(high * scale, places: places)
  }

  // MARK: One by one

  private func tornado(_ answer: Answer, _ sensitivity: SensitivityAnalysis) -> [Report.Block] {
    let swings = sensitivity.swings(answer)
    let shown = swings.filter { $0.isClear && Self.isWorthARow($0.size, of: swings.map(\.size)) }
      .prefix(Self.mostRows)
    let others = swings.count - shown.count
    let least = swings.filter { swing in !shown.contains(swing) }.map(\.size).max() ?? 0
    guard !shown.isEmpty, let base = sensitivity.difference(answer, at: 0).value else { return [] }
    let unit = unit(answer.metric)
    let values = shown.flatMap { [$0.low.value, $0.high.value] } + [base]
    let scale = BarScale(from: values.min() ?? base, to: values.max() ?? base, base: base)
    let rows = shown.map { swing -> [Prose] in
      [
        "\(code: sensitivity.design.factors[swing.factor].path)", .plain(swing.low.text),
        .plain(Figure(value: swing.low.value, interval: swing.low.interval, unit: unit).text),
        .plain(scale.bar(low: swing.low.value, high: swing.high.value)),
        .plain(Figure(value: swing.high.value, interval: swing.high.interval, unit: unit).text),
        .plain(swing.high.text),
      ]
    }
    let heads: [Prose] = ["Assumption", "Low end", "Answer there", "", "Answer there", "High end"]
    return [
      .paragraph(title(answer)), .table(Report.Table(texts: heads, rows: Array(rows))),
      .paragraph(Self.rest(others, least, unit)),
    ]
  }

  /// A twentieth of the largest shows as a bar of one cell.
  private static func isWorthARow(_ size: Double, of sizes: [Double]) -> Bool {
    size > 0 && size >= (sizes.max() ?? 0) / 20
  }

  private static func rest(_ others: Int, _ size: Double, _ unit: MetricUnit) -> Prose {
    if others == 0 { return "No other was varied." }
    let isOne = others == 1
    if size == 0 { return isOne ? "One other does not move it." : "\(others) others do not move it." }
    let scale = unit == .share ? 100.0 : 1
    let figure = NumberText.fixed(size * scale, places: NumberText.places(for: size * scale))
    let suffix = Figure.suffix(unit, isDifference: true, currency: "")
    return isOne
      ? "One other moves it by \(figure)\(suffix)."
      : "\(others) others move it by at most \(figure)\(suffix) each."
  }

  // MARK: In concert

  private func screening(_ answers: [Answer], _ sensitivity: SensitivityAnalysis) -> [Report.Block] {
    guard sensitivity.trajectories > 1 else { return [] }
    let tables = answers.flatMap { answer -> [Report.Block] in
      let unit = unit(answer.metric)
      let all = sensitivity.screenings(answer)
      let shown = all.filter { Self.isWorthARow($0.size, of: all.map(\.size)) }.prefix(Self.mostRows)
      guard !shown.isEmpty else { return [] }
      let rows = shown.map { screening -> [Prose] in
        let size = Figure(value: screening.size, interval: screening.interval, unit: unit)
        let spread = Figure(value: screening.spread, interval: screening.interval, unit: unit)
        return [
          "\(code: sensitivity.design.factors[screening.factor].path)",
          .plain(size.text(alike: "on every trajectory")),
          .plain(spread.short), .plain(screening.reading.rawValue),
        ]
      }
      let rest = Self.rest(all.count - shown.count, all.dropFirst(shown.count).map(\.size).max() ?? 0, unit)
      return [
        .paragraph(title(answer)),
        .table(Report.Table(texts: ["Assumption", "μ*", "σ", "How it acts"], rows: Array(rows))),
        .paragraph(rest),
      ]
    }
    return [
      .paragraph(
        """
        The same with every assumption somewhere in its range at once (Morris): μ* is the mean size of an \
        assumption's effect over its whole range, with its 95% interval over \(sensitivity.trajectories) \
        trajectories, and σ the standard deviation of the effect, which is large where it hangs on the others.
        """)
    ] + tables
  }
}

/// Where the values of a table of bars lie.
struct BarScale {
  static let width = 24

  var from: Double
  var to: Double
  var base: Double

  private func place(_ value: Double) -> Int {
    to > from ? Int(((value - from) / (to - from) * Double(Self.width - 1)).rounded()) : 0
  }

  /// The longer of two bars to one side is drawn first.
  func bar(low: Double, high: Double) -> String {
    var cells = [Character](repeating: "·", count: Self.width)
    let middle = place(base)
    for (value, mark) in [(low, "░"), (high, "█")].sorted(by: {
      ($0.0 - base).magnitude > ($1.0 - base).magnitude
    }) {
      let end = place(value)
      for index in min(middle, end)...max(middle, end) where end != middle { cells[index] = Character(mark) }
    }
    cells[middle] = "│"
    return String(cells)
  }
}
