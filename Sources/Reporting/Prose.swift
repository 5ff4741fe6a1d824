// SPDX-License-Identifier: GPL-3.0-or-later

/// A run of text with a little emphasis. Everything in it is text: a format escapes it all.
struct Prose: Equatable, Sendable {
  enum Span: Equatable, Sendable {
    case plain(String)
    case strong(String)
    /// Something to type, or a name in files.
    case code(String)
  }

  var spans: [Span]

  static func plain(_ text: String) -> Prose { Prose(spans: [.plain(text)]) }

  /// Without its emphasis.
  var plainText: String {
    spans.map { span in
      switch span {
      case .plain(let text), .strong(let text), .code(let text): text
      }
    }.joined()
  }

  static func + (a: Prose, b: Prose) -> Prose { Prose(spans: a.spans + b.spans) }

  /// `a`, `a and b`, `a, b and c`.
  static func list(_ parts: [Prose]) -> Prose {
    var list = Prose(spans: [])
    for (index, part) in parts.enumerated() {
      if index > 0 { list = list + (index == parts.count - 1 ? " and " : ", ") }
      list = list + part
    }
    return list
  }
}

extension Prose {
  /// What stands between marks is something to type.
  init(markedBy mark: Character, _ text: String) {
    let parts = text.split(separator: mark, omittingEmptySubsequences: false).map(String.init)
    spans = parts.enumerated().map { index, part in
      index.isMultiple(of: 2) || index == parts.count - 1 ? .plain(part) : .code(part)
    }
  }
}

extension Prose: ExpressibleByStringInterpolation {
  init(stringLiteral text: String) { self = .plain(text) }

  init(stringInterpolation: Interpolation) { spans = stringInterpolation.spans }

  struct Interpolation: StringInterpolationProtocol {
    var spans: [Span] = []

    init(literalCapacity: Int, interpolationCount: Int) {}

    mutating func appendLiteral(_ text: String) { if !text.isEmpty { spans.append(.plain(text)) } }
    mutating func appendInterpolation(_ text: String) { spans.append(.plain(text)) }
    mutating func appendInterpolation(_ number: Int) { spans.append(.plain(NumberText.whole(number))) }
    mutating func appendInterpolation(_ prose: Prose) { spans += prose.spans }
    mutating func appendInterpolation(strong text: String) { spans.append(.strong(text)) }
    mutating func appendInterpolation(code text: String) { spans.append(.code(text)) }
  }
}
