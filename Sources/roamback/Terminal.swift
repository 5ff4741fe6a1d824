// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation
import Reporting

/// What goes to the person: data to standard output, everything else to standard error.
struct Terminal: Sendable {
  enum Color: String, ExpressibleByArgument, CaseIterable, Sendable { case auto, always, never }

  let hasColor: Bool
  let isInteractive: Bool

  /// Colour by the option, then NO_COLOR, CLICOLOR_FORCE, TERM and whether standard error is a terminal.
  init(color: Color) {
    let environment = ProcessInfo.processInfo.environment
    isInteractive = isatty(STDERR_FILENO) != 0
    switch color {
    case .always: hasColor = true
    case .never: hasColor = false
    case .auto:
      if !(environment["NO_COLOR"] ?? "").isEmpty {
        hasColor = false
      } else if let force = environment["CLICOLOR_FORCE"], force != "0", !force.isEmpty {
        hasColor = true
      } else {
        hasColor = isInteractive && environment["TERM"] != "dumb"
      }
    }
  }

  /// Columns of the terminal that standard output is; nil where it is none.
  static var outputWidth: Int? { width(of: STDOUT_FILENO) }

  private static func width(of descriptor: Int32) -> Int? {
    guard isatty(descriptor) != 0 else { return nil }
    if let columns = ProcessInfo.processInfo.environment["COLUMNS"].flatMap({ Int($0) }) { return columns }
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  /// Sentences are folded on a terminal; what is to be copied, and excerpts, are not.
  func say(_ text: String) { Self.write(Self.folded(text, Self.width(of: STDERR_FILENO)) + "\n") }

  private static func folded(_ text: String, _ width: Int?) -> String {
    guard let width else { return text }
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let isHelp = line.hasPrefix("  help: ")
      guard line.count > width, isHelp || !line.hasPrefix(" "), !line.hasPrefix("next: ") else {
        return String(line)
      }
      return (isHelp ? "  " : "") + TextTable.fold(String(line), width - 4).joined(separator: "\n    ")
    }.joined(separator: "\n")
  }

  static func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }

  /// A diagnostic, its severity in colour.
  func diagnose(_ rendered: String, isError: Bool) {
    guard hasColor else { return say(rendered) }
    let lines = rendered.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
    let shade = isError ? "\u{1B}[1;31m" : "\u{1B}[1;33m"
    Self.write(shade)
    say(String(lines[0]) + "\u{1B}[0m")
    if lines.count > 1 { say(String(lines[1])) }
  }
}
