// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// Reads the files that a scenario names; a value, so that tests need no disk.
public struct SourceFolder: Sendable {
  public enum Answer: Equatable, Sendable {
    case bytes([UInt8])
    case missing
    /// A folder, a device, a pipe, or a link that leads out of the scenario's folder.
    case notRegular
    case tooLarge
    case unreadable
  }

  /// Answers for a path relative to the scenario's folder that has no `..` and is not absolute.
  public var read: @Sendable (_ path: String, _ limit: Int) -> Answer

  public init(read: @escaping @Sendable (_ path: String, _ limit: Int) -> Answer) { self.read = read }

  /// A folder without files.
  public static let empty = SourceFolder { _, _ in .missing }

  public static func memory(_ files: [String: String]) -> SourceFolder {
    SourceFolder { path, limit in
      guard let text = files[path] else { return .missing }
      return text.utf8.count > limit ? .tooLarge : .bytes(Array(text.utf8))
    }
  }

  /// A folder on disk; links are followed only as long as they stay inside.
  public static func disk(_ folder: String) -> SourceFolder {
    SourceFolder { path, limit in
      let root = URL(fileURLWithPath: folder).resolvingSymlinksInPath().standardizedFileURL.path
      let file = URL(fileURLWithPath: folder).appendingPathComponent(path)
        .resolvingSymlinksInPath().standardizedFileURL.path
      let prefix = root.hasSuffix("/") ? root : root + "/"
      guard file.hasPrefix(prefix) else { return .notRegular }
      // A look at the kind first: opening a pipe would wait for its writer.
      guard let attributes = try? FileManager.default.attributesOfItem(atPath: file) else { return .missing }
      guard attributes[.type] as? FileAttributeType == .typeRegular else { return .notRegular }
      guard let handle = FileHandle(forReadingAtPath: file) else { return .unreadable }
      defer { try? handle.close() }
      guard let data = try? handle.read(upToCount: limit + 1) else {
        return attributes[.size] as? Int == 0 ? .bytes([]) : .unreadable
      }
      return data.count > limit ? .tooLarge : .bytes(Array(data))
    }
  }
}
