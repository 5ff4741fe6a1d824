// SPDX-License-Identifier: GPL-3.0-or-later
import Probes
import Results

/// What each of an architect's levers brings to a strategy, ranked, from a study in which every lever is a
/// further strategy on the same people.
public struct Advice: Sendable {
  /// A lever that was tried.
  public struct Candidate: Sendable {
    /// Stable, for files.
    public var name: String
    /// What to do.
    public var title: String
    public var why: String
    public var effort: String
    /// What is particular to it; empty where nothing is.
    public var note: String
    /// Whether it rests on what people are assumed to do.
    public var isAboutPeople: Bool
    /// The strategy of the study that plays it.
    public var strategy: String
    /// What to set to get it.
    public var options: [String]

    public init(
      name: String, title: String, why: String, effort: String, note: String, isAboutPeople: Bool,
      strategy: String, options: [String]
    ) {
      self.name = name
      self.title = title
      self.why = why
      self.effort = effort
      self.note = note
      self.isAboutPeople = isAboutPeople
      self.strategy = strategy
      self.options = options
    }
  }

  /// A lever that was not tried, and why.
  public struct Declined: Sendable {
    public var title: String
    public var reason: String

    public init(title: String, reason: String) {
      self.title = title
      self.reason = reason
    }
  }

  /// What a study must keep for it, by name: by the first levers are ranked.
  public static let metrics = Self.measures.map(\.metric)

  static let measures: [(title: Prose, metric: String)] = [
    ("Shown after 1 day", "coverage.day1"),
    ("Shown after 1 day by mechanisms alone", "coverage.byMechanism.day1"),
    ("Item-hours with a wrong value", "user.wrongValueHours.perUserYear"),
    ("User's minutes in a setup", "provisioning.userMinutes"),
    ("Minutes of setting values again", "repair.minutes.perUserYear"),
    ("From power-on to the desktop", "provisioning.desktop"),
    ("Calls about wrong values", "helpDesk.tickets.perReplacement"),
    ("Wait at the help desk", "helpDesk.wait"),
    ("Callers who give up", "helpDesk.abandoned.share"),
    ("Cost", "cost.perReplacement"),
  ]

  let comparison: Comparison
  let plain: Int
  let people: Int
  let everybody: Int
  let candidates: [Candidate]
  let declined: [Declined]

  /// - Parameters:
  ///   - table: a study of `metrics`, whose command runs the scenario as it stands.
  ///   - strategy: the one that the levers vary.
  ///   - people: how many were played.
  ///   - everybody: how many there are; nil where all were played.
  /// - Precondition: the table has the strategy and every candidate's.
  public init(
    _ table: ResultTable, strategy: String, people: Int, of everybody: Int? = nil, candidates: [Candidate],
    declined: [Declined]
  ) {
    comparison = Comparison(table)
    guard let plain = table.run.strategies.firstIndex(where: { $0.name == strategy }) else {
      preconditionFailure("the study has the strategy that it varies")
    }
    self.plain = plain
    self.people = people
    self.everybody = everybody ?? people
    self.candidates = candidates
    self.declined = declined
  }

  /// For a terminal; nil is no terminal.
  public func text(width: Int?) -> String { TextFormat(report, width: width).text }

  public var markdown: String { MarkdownFormat(report: report).text }
}
