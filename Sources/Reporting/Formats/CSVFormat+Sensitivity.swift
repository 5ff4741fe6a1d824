// SPDX-License-Identifier: GPL-3.0-or-later
import Results

extension CSVFormat {
  /// `sensitivity.csv`: every point of a study of the assumptions under every pair of strategies, and the
  /// scenario itself as point 0. What plays the whole run so stands in the row of its first measure.
  static func sensitivity(_ analysis: SensitivityAnalysis) -> String {
    let head = [
      "point", "factor", "low", "high", "value", "trajectory", "step", "change", "strategy", "versus",
      "metric", "statistic", "unit", "answer", "answerLow", "answerHigh", "level", "n", "command",
    ]
    var lines = [line(head)]
    let names = analysis.run.strategies.filter(\.point.isEmpty).map(\.name)
    for point in 0...analysis.design.points.count {
      let what = columns(of: point, analysis.design)
      let command = text(point == 0 ? analysis.plainCommand : analysis.command(of: point))
      var isFirst = true
      for (index, left) in names.enumerated() {
        for right in names[..<index] {
          for metric in analysis.run.metrics {
            let answer = SensitivityAnalysis.Answer(left: left, right: right, metric: metric.name)
            let difference = analysis.difference(answer, at: point)
            lines.append(
              line(
                what + [left, right, metric.name, metric.statistics[0], metric.unit.rawValue].map(text) + [
                  number(difference.value), number(difference.interval?.low),
                  number(difference.interval?.high), number(Comparison.level), "\(difference.n)",
                  isFirst ? command : "",
                ]))
            isFirst = false
          }
        }
      }
    }
    return lines.joined()
  }

  private static func columns(of number: Int, _ design: RunDescription.Sensitivity) -> [String] {
    guard number > 0 else { return ["0", "", "", "", "", "", "", ""] }
    let point = design.points[number - 1]
    let factor = point.factor.map { design.factors[$0] }
    return [
      "\(number)", text(factor?.path ?? ""), text(factor?.values.first ?? ""),
      text(factor?.values.last ?? ""), text(point.value.flatMap { factor?.values[$0] } ?? ""),
      point.trajectory.map { "\($0 + 1)" } ?? "", point.step.map { "\($0)" } ?? "", self.number(point.change),
    ]
  }
}
