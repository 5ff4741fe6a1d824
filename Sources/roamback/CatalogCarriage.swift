// SPDX-License-Identifier: GPL-3.0-or-later
import Continuity
import FleetModel

/// What each mechanism carries by one settings catalogue, between devices of the same release; mechanisms say
/// so themselves.
struct CatalogCarriage {
  let catalog: SettingsCatalog
  private let compiled: CompiledCatalog

  init(_ catalog: SettingsCatalog) {
    self.catalog = catalog
    compiled = CompiledCatalog(catalog, systems: OperatingSystem.known)
  }

  /// In the order of `MechanismCatalog.names`.
  func carriers(_ item: Int, on system: OperatingSystem) -> [Bool] {
    let release = compiled.index(of: system.fullyPatched)
    return MechanismCatalog.carriers(of: item, from: release, to: release, by: compiled)
  }

  func exists(_ item: Int, on system: OperatingSystem) -> Bool {
    catalog.settings[item].exists.contains(system)
  }

  /// Numbers of the mechanisms that carry an item, a dot for each that does not: `1·34`. Empty where there is
  /// no such item.
  func marks(_ item: Int, on system: OperatingSystem) -> String {
    guard exists(item, on: system) else { return "" }
    return carriers(item, on: system).enumerated().map { $1 ? "\($0 + 1)" : "·" }.joined()
  }

  /// The releases on which a mechanism carries an item, as a catalogue file would have it.
  func releases(_ item: Int, mechanism: Int) -> String {
    let known = OperatingSystem.known
    let carried = known.map { exists(item, on: $0) && carriers(item, on: $0)[mechanism] }
    if !carried.contains(true) { return "no" }
    if zip(known, carried).allSatisfy({ !exists(item, on: $0) || $1 }) { return "yes" }
    var runs: [String] = []
    var first = 0
    while let start = carried[first...].firstIndex(of: true) {
      let end = carried[start...].firstIndex(of: false) ?? carried.count
      runs.append(Self.run(start, end, known))
      first = end
    }
    return runs.joined(separator: ";")
  }

  private static func run(_ start: Int, _ end: Int, _ known: [OperatingSystem]) -> String {
    if start == 0, end == known.count { return "yes" }
    if (start..<known.count).allSatisfy({ !known[$0].isWindows10 }), end == known.count,
      start == 0 || known[start - 1].isWindows10
    {
      return "windows11"
    }
    if (start..<end).allSatisfy({ known[$0].isWindows10 }) { return "windows10" }
    if start == 0 { return "..\(known[end - 1].name)" }
    if end == known.count { return "\(known[start].name).." }
    return start + 1 == end ? known[start].name : "\(known[start].name)..\(known[end - 1].name)"
  }

  /// The mechanisms behind the numbers.
  static var legend: String {
    "Carried by, with a dot for who does not\n" + mechanisms
  }

  private static var mechanisms: String {
    MechanismCatalog.names.enumerated().map { index, name in
      "\(index + 1) \(name): \(MechanismCatalog.title(of: name) ?? name)"
    }.joined(separator: "\n")
  }

  // MARK: Counts

  struct Count {
    var settings = 0
    /// By mechanism.
    var carried = MechanismCatalog.names.map { _ in 0 }
    var byNone = 0

    static func + (a: Count, b: Count) -> Count {
      Count(
        settings: a.settings + b.settings, carried: zip(a.carried, b.carried).map { $0 + $1 },
        byNone: a.byNone + b.byNone)
    }
  }

  /// One a category, in their order.
  func counts(on system: OperatingSystem) -> [Count] {
    catalog.categories.map { category in
      catalog.settings.indices.filter { catalog.settings[$0].category == category }
        .map { count($0, on: system) }.reduce(Count(), +)
    }
  }

  private func count(_ item: Int, on system: OperatingSystem) -> Count {
    guard exists(item, on: system) else { return Count() }
    let carriers = carriers(item, on: system)
    return Count(
      settings: 1, carried: carriers.map { $0 ? 1 : 0 }, byNone: carriers.contains(true) ? 0 : 1)
  }
}
