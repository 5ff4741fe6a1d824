// SPDX-License-Identifier: GPL-3.0-or-later

extension ScenarioIssue {
  /// What a code means, with an example of wrong and right.
  public struct Explanation: Equatable, Sendable {
    public var code: String
    public var text: String
    public var wrong: String
    public var right: String

    init(_ code: ScenarioIssueCode, _ text: String, wrong: String, right: String) {
      self.code = code.rawValue
      self.text = text
      self.wrong = wrong
      self.right = right
    }

    /// As shown on a terminal.
    public var rendered: String {
      "\(code): \(text)\n\nWrong:\n\(Self.indented(wrong))\nRight:\n\(Self.indented(right))"
    }

    private static func indented(_ text: String) -> String {
      text.split(separator: "\n", omittingEmptySubsequences: false).map { "  \($0)" }.joined(separator: "\n")
    }
  }

  /// The explanation of a code such as `E201`, or nil for another text.
  public static func explanation(of code: String) -> Explanation? {
    explanations.first { $0.code == code.uppercased() }
  }

  /// One for every code, in the order of the codes.
  public static let explanations: [Explanation] = fileExplanations + valueExplanations + remainingExplanations
}
