// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel

/// Tells a user's story event by event.
///
/// What is only summed up (how long an item mattered) is not told, nor a look at a custodian that finds what
/// the last one found; the items that a new PC shows at one point, and those that it lacks for one reason,
/// are told together.
public struct Narrator: Sendable {
  /// Those told, up to the limit.
  public private(set) var events: [NarratedEvent] = []
  /// All that there are.
  public private(set) var count = 0

  private let names: NarrationNames
  /// From power-on to the desktop, by replacement; nil where that is not known.
  private let setups: [TimeSpan?]
  private let limit: Int
  private var clock = SimulationTime.zero
  /// By replacement.
  private var desktops: [SimulationTime] = []
  private var look = Look()
  /// Missing items of one replacement, by reason in the order in which they came.
  private var lacks: [(reason: Absence, items: [String])] = []
  private var lacking: Int32 = 0
  /// What each custodian was last told to hold.
  private var held = Custodian.allCases.map { _ in "" }

  /// What a new PC shows at one point.
  private struct Look {
    var shown = 0
    var brought = 0
    var absent: [String] = []
  }

  /// - Parameters:
  ///   - setups: how long each replacement's setup took at its site.
  ///   - limit: how many events are kept; all are counted.
  public init(_ names: NarrationNames, setups: [TimeSpan?] = [], limit: Int = .max) {
    self.names = names
    self.setups = setups
    self.limit = limit
  }

  /// Tells a whole story.
  public mutating func tell(_ story: [Observation]) {
    for observation in story { tell(observation) }
    endLacks()
  }

  private mutating func tell(_ observation: Observation) {
    if case .missing(let replacement, let slot, let reason) = observation {
      return lack(replacement, names.item(slot), reason)
    }
    endLacks()
    if let at = observation.at { clock = at }
    switch observation {
    case .mattered: break
    case .held(_, let custodian, _):
      let narration = observation.narration(names)
      if held[Int(custodian.rawValue)] != narration.text { add(narration) }
      held[Int(custodian.rawValue)] = narration.text
    case .coverage(_, _, let slot, let shown, let byMechanism, _):
      look.shown += shown ? 1 : 0
      look.brought += shown && byMechanism ? 1 : 0
      if !shown { look.absent.append(names.item(slot)) }
    case .covered(let replacement, let point): cover(observation, replacement, point)
    case .desktop(let at, _, let replacement):
      while desktops.count <= Int(replacement) { desktops.append(at) }
      desktops[Int(replacement)] = at
      add(observation.narration(names), more: setup(Int(replacement)))
    default: add(observation.narration(names))
    }
  }

  private func setup(_ replacement: Int) -> String {
    guard setups.indices.contains(replacement), let took = setups[replacement] else { return "" }
    return "; its setup takes \(took.inWords) at the site"
  }

  private mutating func cover(_ observation: Observation, _ replacement: Int32, _ point: CoveragePoint) {
    if desktops.indices.contains(Int(replacement)) {
      clock = max(clock, desktops[Int(replacement)] + point.delay)
    }
    let all = look.shown + look.absent.count
    var text = ": \(look.shown) of \(names.count(all, "item", "items")) shown"
    if look.shown > 0 { text += ", \(look.brought) of them brought by mechanisms" }
    if !look.absent.isEmpty { text += "; not shown: \(look.absent.joined(separator: ", "))" }
    add(observation.narration(names), more: text)
    look = Look()
  }

  private mutating func lack(_ replacement: Int32, _ item: String, _ reason: Absence) {
    if replacement != lacking { endLacks() }
    lacking = replacement
    if let index = lacks.firstIndex(where: { $0.reason == reason }) {
      lacks[index].items.append(item)
    } else {
      lacks.append((reason, [item]))
    }
  }

  private mutating func endLacks() {
    for (reason, items) in lacks {
      let text = "\(names.replacement(lacking)) lacks \(items.joined(separator: ", ")): \(reason.sentence)"
      add(Observation.Narration("missing", text))
    }
    lacks.removeAll(keepingCapacity: true)
  }

  private mutating func add(_ narration: Observation.Narration, more: String = "") {
    count += 1
    guard events.count < limit else { return }
    events.append(
      NarratedEvent(
        time: names.sinceMidnight(clock), seat: narration.seat, kind: narration.kind,
        text: narration.text + more))
  }
}
