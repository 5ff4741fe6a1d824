// SPDX-License-Identifier: GPL-3.0-or-later

extension ScenarioFile {
  static let mostIncludes = 16

  /// The root of a scenario with everything that it extends merged under it.
  func tree(_ text: ScenarioText, folder: SourceFolder) -> ScenarioFileNode? {
    var included = 0
    return tree(text, folder: folder, within: [], included: &included)
  }

  private func tree(
    _ text: ScenarioText, folder: SourceFolder, within chain: [String], included: inout Int
  ) -> ScenarioFileNode? {
    guard let root = parse(text) else { return nil }
    guard case .map(let entries) = root.content else {
      log.error(.shape, root.place, "a scenario is a map, not \(root.kind)")
      return nil
    }
    guard let extends = entries.first(where: { $0.key == "extends" })?.value else { return root }
    var own = root
    own.content = .map(entries.filter { $0.key != "extends" })
    var base: ScenarioFileNode?
    for item in extends.items {
      guard let path = path(item, chain: chain) else { return nil }
      included += 1
      guard included <= Self.mostIncludes else {
        log.error(.extends, item.place, "more than \(Self.mostIncludes) files are included")
        return nil
      }
      guard let text = read(path, folder, item.place),
        let node = tree(text, folder: folder, within: chain + [path], included: &included)
      else { return nil }
      base = base.map { node.merged(over: $0) } ?? node
    }
    return base.map { own.merged(over: $0) } ?? own
  }

  /// The included path where it stays under the scenario's folder and is not being read already.
  private func path(_ item: ScenarioFileNode, chain: [String]) -> String? {
    guard let path = item.scalar, Self.staysInside(path) else {
      log.error(
        .extends, item.place, "\(ScenarioText.quoted(item.text)) is not a path under the scenario's folder",
        help: "name a file beside the scenario or in a folder below it, such as `common/base.yaml`")
      return nil
    }
    guard !chain.contains(path) else {
      log.error(.extends, item.place, "\(ScenarioText.quoted(path)) extends itself")
      return nil
    }
    return path
  }

  static func staysInside(_ path: String) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    return !parts.contains { $0.isEmpty || $0 == "." || $0 == ".." }
      && !path.unicodeScalars.contains { ScenarioText.isTreacherous($0) || $0 == "\\" }
  }

  private func read(_ path: String, _ folder: SourceFolder, _ place: ScenarioPlace) -> ScenarioText? {
    let name = ScenarioText.quoted(path)
    switch folder.read(path, ScenarioText.largestFile) {
    case .bytes(let bytes): return ScenarioText.decode(bytes, path: path, log: log)
    case .missing: log.error(.extends, place, "there is no file \(name) under the scenario's folder")
    case .notRegular: log.error(.extends, place, "\(name) is not a regular file under the scenario's folder")
    case .tooLarge: log.error(.tooLarge, place, "\(name) is larger than 1 MiB")
    case .unreadable: log.error(.extends, place, "\(name) cannot be read")
    }
    return nil
  }
}
