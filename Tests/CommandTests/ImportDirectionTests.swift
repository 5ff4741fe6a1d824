// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

/// Rooms look one way: who acts does not know who watches, and a package of others stands behind one door.
struct ImportDirectionTests {
  /// What a room may import. The package manifest says what it links; this says what it may name.
  private static let allowed: [(room: String, imports: [String])] = [
    ("Numerics", []),
    ("EventKernel", ["Numerics"]),
    ("Statistics", ["Numerics", "CGSL"]),
    ("FleetModel", ["Numerics", "EventKernel", "Statistics"]),
    ("Continuity", ["Numerics", "EventKernel", "Statistics", "FleetModel"]),
    ("Operations", ["Numerics", "EventKernel", "Statistics", "FleetModel"]),
    ("Probes", ["EventKernel", "Statistics", "FleetModel"]),
    (
      "Experiments",
      [
        "Numerics", "EventKernel", "Statistics", "FleetModel", "Continuity", "Operations", "Probes", "Yams",
        "Synchronization",
      ]
    ),
    ("Results", ["EventKernel", "Statistics", "FleetModel", "Experiments", "Probes", "GRDB"]),
    ("Reporting", ["EventKernel", "Statistics", "FleetModel", "Probes", "Results"]),
    (
      "roamback",
      [
        "EventKernel", "Statistics", "FleetModel", "Continuity", "Probes", "Experiments", "Results",
        "Reporting", "ArgumentParser", "Synchronization",
      ]
    ),
    (
      "Benchmarks",
      [
        "Numerics", "EventKernel", "FleetModel", "Continuity", "Probes", "Experiments", "ArgumentParser",
        "Synchronization",
      ]
    ),
  ]

  /// Rooms in which nothing is simulated may open files with Foundation.
  private static let mayUseFoundation = ["Experiments", "Results", "Reporting", "roamback", "Benchmarks"]
  /// The catalogues are files, and lie where the model is.
  private static let filesThatUseFoundation = ["Sources/FleetModel/SettingsCatalog+BuiltIn.swift"]

  @Test func everyRoomStandsInTheTable() {
    let rooms = SourceTree.entries(of: "Sources").filter { $0 != "CGSL" }
    #expect(rooms == Self.allowed.map(\.room).sorted())
  }

  @Test func importsPointOneWay() {
    var seen = 0
    for file in SourceTree.swiftFiles where file.top == "Sources" {
      let imports = file.lines.compactMap(Self.imported)
      seen += imports.count
      for name in imports where !Self.may(file, name) {
        Issue.record("\(file.path) imports \(name), which the room \(file.room) may not")
      }
    }
    #expect(seen > 100, "the imports were found")
  }

  @Test func theTableHasNoCycle() {
    for (index, (room, imports)) in Self.allowed.enumerated() {
      let earlier = Self.allowed[..<index].map(\.room)
      for name in imports where Self.allowed.contains(where: { $0.room == name }) {
        #expect(earlier.contains(name), "\(room) stands below \(name) in the table")
      }
    }
  }

  @Test(arguments: [
    ("import Probes", "Probes"), ("@testable import FleetModel", "FleetModel"),
    ("public import struct Statistics.Interval", "Statistics"), ("  import GRDB // store", "GRDB"),
    ("@_exported import CGSL", "CGSL"), ("importance = 3", nil), ("// import Yams", nil),
    ("let text = \"import Yams\"", nil),
  ])
  func anImportIsRecognised(line: String, name: String?) {
    #expect(Self.imported(line[...]) == name)
  }

  private static func may(_ file: SourceTree.File, _ name: String) -> Bool {
    if name == "Foundation" {
      return mayUseFoundation.contains(file.room) || filesThatUseFoundation.contains(file.path)
    }
    return allowed.first { $0.room == file.room }?.imports.contains(name) ?? false
  }

  private static let kinds = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
  private static let levels = ["public", "package", "internal", "fileprivate", "private"]

  /// The module that a line imports, if it is an import.
  private static func imported(_ line: Substring) -> String? {
    var words = line.split(separator: " ")[...]
    while let word = words.first, word.hasPrefix("@") || levels.contains(String(word)) { words.removeFirst() }
    guard words.first == "import" else { return nil }
    words.removeFirst()
    if let word = words.first, kinds.contains(String(word)) { words.removeFirst() }
    return words.first.map { String($0.prefix { $0 != "." && $0 != ";" }) }
  }
}
