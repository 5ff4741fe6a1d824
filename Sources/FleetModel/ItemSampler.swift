// SPDX-License-Identifier: GPL-3.0-or-later
import Numerics

/// Draws what a user sets: the category by category weight, then the item by change weight, among the items
/// of one system.
struct ItemSampler: Sendable {
  /// Running sums of the weights of the categories that have an item to draw.
  private var categoryWeights: [Double] = []
  private var itemWeights: [[Double]] = []
  private var items: [[Int32]] = []

  init(_ catalog: SettingsCatalog, on system: OperatingSystem) {
    var total = 0.0
    for (category, weight) in zip(catalog.categories, catalog.categoryWeights) {
      var members: [Int32] = []
      var running: [Double] = []
      for (index, setting) in catalog.settings.enumerated()
      where setting.category == category && setting.exists.contains(system) && setting.changeWeight > 0 {
        members.append(Int32(index))
        running.append((running.last ?? 0) + setting.changeWeight)
      }
      guard weight > 0, !members.isEmpty else { continue }
      total += weight
      categoryWeights.append(total)
      itemWeights.append(running)
      items.append(members)
    }
  }

  var isEmpty: Bool { items.isEmpty }

  func draw(_ stream: inout RandomStream) -> Int32 {
    let category = stream.pick(categoryWeights)
    return items[category][stream.pick(itemWeights[category])]
  }
}
