// SPDX-License-Identifier: GPL-3.0-or-later
import Results

extension RunDescription {
  /// Why it has as many replications as it has, for a terminal; nil where their number was fixed.
  public var stoppingSentence: String? {
    stopping?.sentence(replications: replications).map { VisibleText.of($0.plainText) }
  }
}

extension RunDescription.Stopping {
  /// Why a run has as many replications as it has; nil before its end.
  ///
  /// - Parameter replications: that were played.
  func sentence(replications: Int) -> Prose? {
    guard let isPrecise else { return nil }
    let wanted = "\(NumberText.file(precision * 100))%"
    let measures = Prose.list(declared.map { "\(code: $0)" })
    let last: Prose =
      self.last.isEmpty
      ? "None of them held the run up." : "The one that held it up last was \(code: self.last)."
    if isPrecise {
      return """
        The run stopped after \(replications) replications (at least \(atLeast) and at most \(atMost) were \
        allowed): half the interval of each declared measure was at most \(wanted) of its mean under every \
        strategy, and stayed so over the next five. Declared: \(measures). \(last)
        """ + silent
    }
    return """
      The run stopped at the most replications that were allowed, \(replications), and is not as precise as it \
      was to be. \(shortfall(wanted)). Declared: \(measures). \(last)
      """ + silent
  }

  /// What the precision lacks at the end.
  private func shortfall(_ wanted: String) -> String {
    if let halfWidth, halfWidth <= precision {
      return """
        Half the interval of each declared measure is at most \(wanted) of its mean, but has not been so long \
        enough to be trusted, which takes at least ten replications and five more
        """
    }
    let reached =
      halfWidth.map { ", \(NumberText.fixed($0 * 100, places: 1))% for the least precise one" } ?? ""
    return "Half the interval of some declared measure is more than \(wanted) of its mean\(reached)"
  }

  /// Of which measures the precision says nothing; empty where there are none.
  private var silent: Prose {
    func sentence(_ start: Prose, _ names: [String]) -> Prose {
      guard !names.isEmpty else { return "" }
      let more = names.count - Self.mostNamed
      let shown = names.prefix(Self.mostNamed).map { "\(code: $0)" as Prose }
      return start + Prose.list(shown + (more > 0 ? ["\(more) more"] : [])) + "."
    }
    return sentence(" Without a case in any replication, so nothing is known of them: ", unseen)
      + sentence(" The same in every replication, so that they held nothing up: ", unvaried)
  }

  private static let mostNamed = 6
}
