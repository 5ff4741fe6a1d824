// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// The package's own files, as the tests that hold the house rules read them.
enum SourceTree {
  struct File: Sendable {
    /// Relative to the package, such as `Sources/Probes/Metric.swift`.
    var path: String
    var text: String

    var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
    /// `Sources` or `Tests`.
    var top: String { String(path.prefix { $0 != "/" }) }
    /// The folder below it: the target.
    var room: String { String(path.split(separator: "/").dropFirst().first ?? "") }
  }

  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Every Swift file under `Sources` and `Tests`, sorted by path.
  static let swiftFiles: [File] = ["Sources", "Tests"].flatMap { files(below: $0, endingIn: ".swift") }
  /// Every page of the documentation catalogues, sorted by path.
  static let pages: [File] = files(below: "Sources", endingIn: ".md").filter { $0.path.contains(".docc/") }

  private static func files(below folder: String, endingIn suffix: String) -> [File] {
    let names =
      FileManager.default.enumerator(atPath: root.appendingPathComponent(folder).path)?
      .compactMap { $0 as? String } ?? []
    return names.filter { $0.hasSuffix(suffix) }.sorted().compactMap { name in
      let path = "\(folder)/\(name)"
      guard let text = try? String(contentsOf: root.appendingPathComponent(path), encoding: .utf8) else {
        return nil
      }
      return File(path: path, text: text)
    }
  }

  /// Names of the visible entries of a folder of the package, sorted; empty where there is no such folder.
  static func entries(of folder: String) -> [String] {
    let path = root.appendingPathComponent(folder).path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted()
  }
}
