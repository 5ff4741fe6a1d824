// SPDX-License-Identifier: GPL-3.0-or-later

/// Something that an architect can change: what it is, why it should help, what it takes, where it applies,
/// and what to set in a scenario to see what it brings.
///
/// A lever is one entry of `Lever.all`; whoever tries levers knows none of them by name.
public struct Lever: Sendable {
  /// One way to pull it.
  public struct Trial: Equatable, Sendable {
    /// What to do, as an order: `Show the restore page from day 30 on`.
    public var title: String
    /// What is particular to it, such as whom it reaches; empty where nothing is.
    public var note: String
    /// Whether it rests on an assumption of what people will do, and is no switch to be turned.
    public var isAboutPeople: Bool
    public var settings: [Variation.Setting]

    public init(
      _ title: String, note: String = "", isAboutPeople: Bool = false, _ settings: [Variation.Setting]
    ) {
      self.title = title
      self.note = note
      self.isAboutPeople = isAboutPeople
      self.settings = settings
    }
  }

  /// What it has to offer to a strategy of a scenario.
  public enum Offer: Equatable, Sendable {
    case trials([Trial])
    /// Why it has nothing to offer, as the rest of a sentence: `the page is on from the start`.
    case doesNotApply(String)
  }

  /// Stable, for files.
  public let name: String
  /// For a line in a list of levers.
  public let title: String
  /// One sentence.
  public let why: String
  /// What it takes to do it, one sentence.
  public let effort: String
  /// What it offers.
  public let offer: @Sendable (LeverSituation) -> Offer

  init(
    _ name: String, _ title: String, why: String, effort: String,
    offer: @escaping @Sendable (LeverSituation) -> Offer
  ) {
    self.name = name
    self.title = title
    self.why = why
    self.effort = effort
    self.offer = offer
  }

  /// Every lever, in the order in which those that do not apply are listed.
  ///
  /// The cadence of the backup is none: Windows backs up every eight days and offers no other (Microsoft
  /// Learn, Windows settings backup and restore, overview, 2026-09-29).
  public static let all: [Lever] =
    restoreLevers + policyLevers + mechanismLevers + planLevers + peopleLevers
}
