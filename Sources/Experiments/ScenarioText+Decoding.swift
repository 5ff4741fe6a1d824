// SPDX-License-Identifier: GPL-3.0-or-later

extension ScenarioText {
  static let largestFile = 1 << 20
  static let mostAliases = 16

  /// The bytes as text, or nil where they cannot be a scenario; says why to the log.
  static func decode(
    _ bytes: [UInt8], path: String, log: ScenarioIssueLog, checksAliases: Bool = true
  ) -> ScenarioText? {
    let nowhere = ScenarioText(path: path, text: "")
    if bytes.count > largestFile {
      log.error(.tooLarge, nowhere.start, "the file is larger than 1 MiB")
      return nil
    }
    if let encoding = wideEncoding(bytes) {
      log.error(
        .notUTF8, nowhere.start, "the file is written in \(encoding)",
        help: "save it as UTF-8: iconv -f \(encoding.prefix(6)) -t UTF-8")
      return nil
    }
    var content = bytes[...]
    if content.starts(with: [0xEF, 0xBB, 0xBF]) { content = content.dropFirst(3) }
    guard let decoded = String(validating: content, as: UTF8.self) else {
      let text = ScenarioText(path: path, text: String(decoding: content, as: UTF8.self))
      log.error(.notUTF8, text.firstPlace(of: "\u{FFFD}"), "the file is not UTF-8 from here on")
      return nil
    }
    let text = ScenarioText(path: path, text: unixLines(decoded))
    guard text.isFreeOfControls(log) else { return nil }
    return !checksAliases || text.isFreeOfAliasBombs(log) ? text : nil
  }

  private static func wideEncoding(_ bytes: [UInt8]) -> String? {
    if bytes.starts(with: [0xFF, 0xFE]) { return "UTF-16 (little endian)" }
    if bytes.starts(with: [0xFE, 0xFF]) { return "UTF-16 (big endian)" }
    guard bytes.count >= 4 else { return nil }
    // Without a mark, every second byte of plain text is zero.
    if bytes[0] == 0, bytes[1] != 0, bytes[2] == 0, bytes[3] != 0 { return "UTF-16 (big endian)" }
    if bytes[0] != 0, bytes[1] == 0, bytes[2] != 0, bytes[3] == 0 { return "UTF-16 (little endian)" }
    return nil
  }

  private static func unixLines(_ text: String) -> String {
    guard text.utf8.contains(13) else { return text }
    var result = String.UnicodeScalarView()
    var afterReturn = false
    for scalar in text.unicodeScalars {
      if scalar == "\r" {
        result.append("\n")
      } else if scalar != "\n" || !afterReturn {
        result.append(scalar)
      }
      afterReturn = scalar == "\r"
    }
    return String(result)
  }

  private func firstPlace(of scalar: Unicode.Scalar) -> ScenarioPlace {
    for (index, line) in lines.enumerated() {
      if let column = line.firstIndex(of: scalar) { return place(line: index + 1, column: column + 1) }
    }
    return start
  }

  private func isFreeOfControls(_ log: ScenarioIssueLog) -> Bool {
    for (index, line) in lines.enumerated() {
      for (column, scalar) in line.enumerated() where scalar != "\t" {
        switch scalar.properties.generalCategory {
        // YAML takes the separators for line breaks, which would put every later place off.
        case .control, .lineSeparator, .paragraphSeparator:
          log.error(
            .controlCharacter, place(line: index + 1, column: column + 1),
            "the control character U+\(Self.hex(scalar)) cannot stand in a scenario")
          return false
        default: continue
        }
      }
    }
    return true
  }

  static func hex(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// Counts what looks like an anchor or an alias before any parser sees it: a few hundred bytes of aliases
  /// can unfold to gigabytes.
  func isFreeOfAliasBombs(_ log: ScenarioIssueLog) -> Bool {
    var count = 0
    for (index, line) in lines.enumerated() {
      var previous: Unicode.Scalar = " "
      for (column, scalar) in line.enumerated() {
        defer { previous = scalar }
        guard scalar == "&" || scalar == "*", " \t[{,:-?".unicodeScalars.contains(previous) else { continue }
        guard column + 1 < line.count, line[column + 1] != " " else { continue }
        count += 1
        if count > Self.mostAliases {
          log.error(
            .alias, place(line: index + 1, column: column + 1),
            "more than \(Self.mostAliases) anchors and aliases: the file is not read any further")
          return false
        }
      }
    }
    return true
  }
}
