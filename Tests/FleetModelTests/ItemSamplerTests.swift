// SPDX-License-Identifier: GPL-3.0-or-later
import Numerics
import Testing

@testable import FleetModel

@Suite struct ItemSamplerTests {
  private static let eleven = OperatingSystem("windows11-24h2")!

  private static func draws(_ catalog: SettingsCatalog, _ count: Int) -> [String: Int] {
    let sampler = ItemSampler(catalog, on: eleven)
    var stream = StreamKey(seed: 3, replication: 0, entity: 0).stream(1)
    var drawn: [String: Int] = [:]
    for _ in 0..<count { drawn[catalog.settings[Int(sampler.draw(&stream))].name, default: 0] += 1 }
    return drawn
  }

  /// First the category by its weight, however many items it has; then the item by its own.
  @Test func categoriesAreDrawnBeforeItems() {
    let catalog = SettingsCatalog(
      name: "test", title: "Test",
      settings: [
        Setting(name: "a", category: "A", changeWeight: 1),
        Setting(name: "b", category: "A", changeWeight: 3),
        Setting(name: "c", category: "B", changeWeight: 100),
        Setting(name: "never", category: "B", changeWeight: 0),
        Setting(name: "elsewhere", category: "B", exists: .windows10),
        Setting(name: "gone", category: "C", exists: .windows10),
      ]
    ).weighted(by: [("A", 2), ("B", 1), ("C", 50)])
    let drawn = Self.draws(catalog, 6000)
    #expect(Set(drawn.keys) == ["a", "b", "c"])
    for (name, share) in [("a", 1.0 / 6), ("b", 0.5), ("c", 1.0 / 3)] {
      #expect(abs(Double(drawn[name]!) - 6000 * share) < 4.5 * (6000 * share * (1 - share)).squareRoot())
    }
  }

  @Test func nothingToDraw() {
    let settings = [
      Setting(name: "gone", category: "A", exists: .windows10),
      Setting(name: "never", category: "A", changeWeight: 0),
    ]
    let catalog = SettingsCatalog(name: "test", title: "Test", settings: settings)
    #expect(ItemSampler(catalog, on: Self.eleven).isEmpty)
    #expect(!ItemSampler(catalog, on: OperatingSystem("windows10-22h2")!).isEmpty)
  }

  /// A life without anything to choose has no choices, and does not stop.
  @Test func aLifeWithNothingToChoose() {
    var small = SmallGroup()
    for index in small.settings.indices { small.settings[index].exists = .windows10 }
    small.group.usage.historyMean = 10
    let life = small.life(0)
    #expect(life.slotCount == 0 && life.history.isEmpty && !life.activities.isEmpty)
  }
}
