// SPDX-License-Identifier: GPL-3.0-or-later
import FleetModel
import Probes

/// A quantity whose exact value is known, with the simulation that must reproduce it.
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
  let source: Source

  /// Where the independent samples come from.
  enum Source: Sendable {
    /// From each user's story in a scenario: the scenario file's own notation, what no file can say, and
    /// what is read from a story.
    case lives(
      scenario: String, adjust: @Sendable (inout Scenario) -> Void, samples: @Sendable (Story) -> [Sample])
    /// From a simulation in which nobody lives.
    case alone(@Sendable () -> [Sample])
  }

  init(
    _ name: String, _ quantity: String, formula: String, theory: Double, isExact: Bool = false,
    scenario: String, adjust: @escaping @Sendable (inout Scenario) -> Void = { _ in },
    samples: @escaping @Sendable (Story) -> [Sample]
  ) {
    self.init(
      name, quantity, formula: formula, theory: theory, isExact: isExact,
      source: .lives(scenario: scenario, adjust: adjust, samples: samples))
  }

  init(
    _ name: String, _ quantity: String, formula: String, theory: Double, isExact: Bool = false,
    samples: @escaping @Sendable () -> [Sample]
  ) {
    self.init(
      name, quantity, formula: formula, theory: theory, isExact: isExact, source: .alone(samples))
  }

  private init(
    _ name: String, _ quantity: String, formula: String, theory: Double, isExact: Bool, source: Source
  ) {
    self.name = name
    self.quantity = quantity
    self.formula = formula
    self.theory = theory
    self.isExact = isExact
    self.source = source
  }

  /// A scenario of our own, which is valid.
  static func scenario(_ text: String) -> Scenario {
    do {
      return try Scenario.read(text: text, path: "closed form")
    } catch {
      fatalError("the scenario of a closed form is valid: \(error.rendered)")
    }
  }

  /// The forms that the simulation is held to, in order.
  public static let all: [ClosedForm] =
    snapshotAges + conflicts + renewals + stages + queues + gates + exactRows + [intervals]
}
