// SPDX-License-Identifier: GPL-3.0-or-later

/// What there is to choose on a PC, and which mechanism carries it: data with sources, never code.
public struct SettingsCatalog: Equatable, Sendable {
  public let name: String
  /// One line for a list of catalogues.
  public let title: String
  /// What the catalogue claims, and on whose word; says so where it is a counterfactual.
  public let summary: String
  /// Sorted by category, then name, in byte order, so that the order of a file changes no result.
  public let settings: [Setting]
  /// In byte order.
  public let categories: [String]
  /// One weight a category: how often a choice falls into it. The sum of its change weights unless
  /// overridden.
  public let categoryWeights: [Double]

  /// - Precondition: no two settings share category and name.
  public init(name: String, title: String, summary: String = "", settings: [Setting]) {
    let sorted = settings.sorted(by: Self.precedes)
    for (setting, next) in zip(sorted, sorted.dropFirst()) {
      precondition(
        Self.precedes(setting, next), "\(setting.category)/\(setting.name) stands twice in \(name)")
    }
    var categories: [String] = []
    var weights: [Double] = []
    for setting in sorted {
      if categories.last != setting.category {
        categories.append(setting.category)
        weights.append(0)
      }
      weights[weights.count - 1] += setting.changeWeight
    }
    self.init(
      name: name, title: title, summary: summary, settings: sorted, categories: categories, weights: weights)
  }

  private init(
    name: String, title: String, summary: String, settings: [Setting], categories: [String],
    weights: [Double]
  ) {
    self.name = name
    self.title = title
    self.summary = summary
    self.settings = settings
    self.categories = categories
    categoryWeights = weights
  }

  /// The same catalogue with other weights for the categories named; the rest keep theirs.
  ///
  /// - Precondition: each name is one of `categories`, and no weight is negative.
  public func weighted(by weights: [(String, Double)]) -> SettingsCatalog {
    var changed = categoryWeights
    for (category, weight) in weights {
      guard let index = categories.firstIndex(of: category) else {
        preconditionFailure("\(name) has no category \(category)")
      }
      precondition(weight >= 0 && weight.isFinite, "the weight of \(category) is a number from 0")
      changed[index] = weight
    }
    return SettingsCatalog(
      name: name, title: title, summary: summary, settings: settings, categories: categories, weights: changed
    )
  }

  /// The setting's index in `settings`, or nil.
  public func index(category: String, name: String) -> Int? {
    var low = 0
    var high = settings.count
    while low < high {
      let middle = (low + high) / 2
      if Self.precedes(settings[middle], category, name) { low = middle + 1 } else { high = middle }
    }
    guard low < settings.count, settings[low].category == category, settings[low].name == name else {
      return nil
    }
    return low
  }

  /// Byte order, because the order of `String` follows Unicode tables that may change with the library.
  static func precedes(_ a: Setting, _ b: Setting) -> Bool { precedes(a, b.category, b.name) }

  private static func precedes(_ setting: Setting, _ category: String, _ name: String) -> Bool {
    if !setting.category.utf8.elementsEqual(category.utf8) {
      return setting.category.utf8.lexicographicallyPrecedes(category.utf8)
    }
    return setting.name.utf8.lexicographicallyPrecedes(name.utf8)
  }
}
