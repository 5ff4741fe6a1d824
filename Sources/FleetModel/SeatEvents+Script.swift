// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel

// Devices that end where a script says so, and for no other reason.
extension SeatEvents {
  static func ends(in lines: [ScriptLine], seat: Int) -> [End] {
    lines.compactMap { line in
      guard line.seat == seat else { return nil }
      switch line.act {
      case .loss: return End(at: line.at, cause: .loss)
      case .failure: return End(at: line.at, cause: .failure)
      case .planned: return End(at: line.at, cause: .planned)
      case .reset: return End(at: line.at, cause: .reset)
      case .signIn, .unlock, .lock, .signOut, .online, .offline, .choice, .leave: return nil
      }
    }
  }

  func scripted(_ first: DeviceTenure, _ ends: [End], seat: Int) -> [DeviceTenure] {
    var tenures = [first]
    for end in ends {
      let current = tenures[tenures.count - 1]
      guard end.at >= current.desktop, end.at < horizon else { continue }
      var ended = current
      if end.cause == .planned {
        let system = group.refresh.first.map { catalog.index(of: $0.to) } ?? current.system
        let overlap = group.refresh.first?.overlap ?? .zero
        ended = handedOver(current, Wave(at: end.at, system: system, overlap: overlap), seat: seat)
        tenures[tenures.count - 1] = ended
        tenures.append(successor(of: ended, system: system, seat: seat))
      } else {
        ended.ends = end.at
        ended.cause = end.cause
        tenures[tenures.count - 1] = ended
        tenures.append(successor(of: ended, system: current.system, seat: seat))
      }
    }
    return tenures
  }
}
