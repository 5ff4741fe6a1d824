// SPDX-License-Identifier: GPL-3.0-or-later
// Temporary.
public struct SharedLink<Flow> {
  var capacity: Double
  var list: [(flow: Flow, left: Double)] = []
  var last = SimulationTime.zero
  public private(set) var generation = Generation()
  public init(capacity: Double) { self.capacity = capacity }
  mutating func advance(_ at: SimulationTime) {
    let share = capacity * Double((at - last).microseconds) / Double(max(1, list.count))
    for i in list.indices { list[i].left -= share }
    last = at
  }
  public mutating func begin(_ flow: Flow, size: Double, at: SimulationTime) {
    advance(at)
    list.append((flow, size))
    generation.advance()
  }
  public var nextEnd: SimulationTime? {
    guard let least = list.map({ $0.left }).min() else { return nil }
    return last + TimeSpan(microseconds: max(1, Int64((least * Double(list.count) / capacity).rounded(.up))))
  }
  public mutating func finish(at: SimulationTime) -> [Flow] {
    advance(at)
    generation.advance()
    let done = list.filter { $0.left <= capacity * 1e-3 }.map(\.flow)
    list.removeAll { $0.left <= capacity * 1e-3 }
    return done
  }
  public mutating func withdraw(at: SimulationTime, where matches: (Flow) -> Bool) -> Flow? {
    advance(at)
    generation.advance()
    guard let i = list.firstIndex(where: { matches($0.flow) }) else { return nil }
    return list.remove(at: i).flow
  }
}
extension SharedLink: Sendable where Flow: Sendable {}
