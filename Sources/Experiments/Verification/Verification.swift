// SPDX-License-Identifier: GPL-3.0-or-later
import Probes
import Statistics

/// Holds the simulation against its closed forms, and the check against wrong formulas.
public struct Verification: Sendable {
  /// How one closed form came out.
  public struct Row: Sendable {
    public var form: ClosedForm
    public var value: Double
    /// Of `value`, between independent samples; 0 on exact rows.
    public var standardError: Double
    /// Samples that had a case.
    public var samples: Int
    /// Distance from the theory in standard errors; nil on exact rows.
    public var z: Double?
    public var passes: Bool
    /// The same check rejects the formula 5% too high and 5% too low (an exact zero: off by 0.05).
    public var nullControlRejects: Bool

    /// Standard error below 1% of the value.
    public var isPrecise: Bool { form.isExact || standardError < 0.01 * value.magnitude }
    public var isGood: Bool { passes && nullControlRejects && isPrecise && samples > 0 }
  }

  /// Family-wise confidence of the whole table.
  public static let level = 0.99

  public let forms: [ClosedForm]
  /// |z| up to which a row passes, corrected for the number of rows.
  public let criticalZ: Double

  public init(_ forms: [ClosedForm] = ClosedForm.all) {
    self.forms = forms
    criticalZ = Holm.criticalZ(tests: max(1, forms.count { !$0.isExact }), level: Self.level)
  }

  /// Runs all forms, several at a time, and returns their rows in order.
  public func run(threads: Int, finished: @escaping @Sendable (Row) -> Void = { _ in }) async -> [Row] {
    await withTaskGroup(of: (Int, Row).self) { group in
      var next = 0
      var rows = [Row?](repeating: nil, count: forms.count)
      func start() {
        guard next < forms.count else { return }
        let index = next
        next += 1
        group.addTask { (index, check(forms[index])) }
      }
      for _ in 0..<threads { start() }
      for await (index, row) in group {
        rows[index] = row
        finished(row)
        start()
      }
      return rows.compactMap { $0 }
    }
  }

  /// Plays one form's simulation and judges it.
  public func check(_ form: ClosedForm) -> Row {
    let samples = Self.samples(of: form)
    let (value, error) = Self.ratio(samples)
    let row = Row(
      form: form, value: value, standardError: form.isExact ? 0 : error, samples: samples.count,
      z: form.isExact ? nil : (value - form.theory) / error,
      passes: accepts(value, error, form.theory, isExact: form.isExact),
      nullControlRejects: wrongTheories(form.theory).allSatisfy {
        !accepts(value, error, $0, isExact: form.isExact)
      })
    return row
  }

  private func accepts(_ value: Double, _ error: Double, _ theory: Double, isExact: Bool) -> Bool {
    isExact ? value == theory : ((value - theory) / error).magnitude <= criticalZ
  }

  private func wrongTheories(_ theory: Double) -> [Double] {
    theory == 0 ? [0.05, -0.05] : [theory * 1.05, theory * 0.95]
  }

  private static func samples(of form: ClosedForm) -> [ClosedForm.Sample] {
    switch form.source {
    case .alone(let samples):
      return samples().filter { $0.denominator > 0 }
    case .lives(let text, let adjust, let read):
      var scenario = ClosedForm.scenario(text)
      adjust(&scenario)
      return samples(in: scenario, read)
    }
  }

  private static func samples(
    in scenario: Scenario, _ read: (Story) -> [ClosedForm.Sample]
  ) -> [ClosedForm.Sample] {
    let plan = ExperimentPlan(scenario)
    var player = ChunkPlayer(plan)
    var samples: [ClosedForm.Sample] = []
    for replication in 0..<scenario.run.replications {
      for (group, parameters) in scenario.groups.enumerated() {
        for user in 0..<parameters.users {
          player.play(user: user, ofGroup: group, replication: replication) { _, story in
            for sample in read(story) where sample.denominator > 0 { samples.append(sample) }
          }
        }
      }
    }
    return samples
  }

  /// A ratio of sums with the delta method's standard error (Cochran, Sampling Techniques, 1977, chapter 6).
  static func ratio(_ samples: [ClosedForm.Sample]) -> (value: Double, standardError: Double) {
    var numerator = 0.0
    var denominator = 0.0
    for sample in samples {
      numerator += sample.numerator
      denominator += sample.denominator
    }
    guard denominator > 0, samples.count > 1 else { return (.nan, .nan) }
    let ratio = numerator / denominator
    var squares = 0.0
    for sample in samples {
      let residual = sample.numerator - ratio * sample.denominator
      squares += residual * residual
    }
    let n = Double(samples.count)
    return (ratio, (squares * n / (n - 1)).squareRoot() / denominator)
  }
}
