// SPDX-License-Identifier: GPL-3.0-or-later

/// JSON whose members keep their order, so that the schema's text never depends on a hash.
indirect enum JSON {
  case string(String)
  case number(Int)
  case flag(Bool)
  case array([JSON])
  case object([(String, JSON)])

  func text(indent: String) -> String {
    let inner = indent + "  "
    switch self {
    case .string(let text): return Self.quoted(text)
    case .number(let number): return String(number)
    case .flag(let flag): return flag ? "true" : "false"
    case .array(let items):
      if items.allSatisfy(\.isShort) {
        return "[" + items.map { $0.text(indent: "") }.joined(separator: ", ") + "]"
      }
      return "[\n" + items.map { inner + $0.text(indent: inner) }.joined(separator: ",\n") + "\n\(indent)]"
    case .object(let members):
      if members.isEmpty { return "{}" }
      if members.count == 1, members[0].1.isShort {
        return "{\(Self.quoted(members[0].0)): \(members[0].1.text(indent: ""))}"
      }
      return "{\n"
        + members.map { inner + Self.quoted($0.0) + ": " + $0.1.text(indent: inner) }
        .joined(separator: ",\n") + "\n\(indent)}"
    }
  }

  private var isShort: Bool {
    switch self {
    case .string, .number, .flag: true
    case .array(let items): items.isEmpty
    case .object(let members): members.isEmpty
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
