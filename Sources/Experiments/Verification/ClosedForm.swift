// SPDX-License-Identifier: GPL-3.0-or-later
import FleetModel
import Probes

/// A quantity whose exact value is known, with the scenario in which the simulation must reproduce it.
public struct ClosedForm: Sendable {
  /// One independent sample of a ratio: a mean over cases has the number of cases below.
  public struct Sample: Sendable {
    public var numerator: Double
    public var denominator: Double

    public init(_ numerator: Double, per denominator: Double) {
      self.numerator = numerator
      self.denominator = denominator
    }
  }

  /// A number and a letter, such as `1c`.
  public let name: String
  /// What is measured, in words.
  public let quantity: String
  /// The formula, as text.
  public let formula: String
  /// The exact value.
  public let theory: Double
  /// Passes on equality alone.
  public let isExact: Bool
  /// The scenario, in the scenario file's own notation, and what no file can say.
  let scenario: String
  let adjust: @Sendable (inout Scenario) -> Void
  /// Independent samples in one user's story.
  let samples: @Sendable (Story) -> [Sample]

  init(
    _ name: String, _ quantity: String, formula: String, theory: Double, isExact: Bool = false,
    scenario: String, adjust: @escaping @Sendable (inout Scenario) -> Void = { _ in },
    samples: @escaping @Sendable (Story) -> [Sample]
  ) {
    self.name = name
    self.quantity = quantity
    self.formula = formula
    self.theory = theory
    self.isExact = isExact
    self.scenario = scenario
    self.adjust = adjust
    self.samples = samples
  }

  /// The forms that the simulation is held to, in order.
  public static let all: [ClosedForm] = snapshotAges + conflicts + exactRows
}
