// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel
import Numerics
import Operations
import Statistics

// The help desk and a shared link against queueing theory. Whenever the queue is empty at an arrival it
// begins anew, so that the stretches between such arrivals are independent and alike (Crane and Iglehart,
// Simulating stable stochastic systems, Journal of the ACM 1974): each is one sample.
extension ClosedForm {
  private static let agents = 3
  private static let desk = PoissonCalls(agents: agents, load: 0.75 * 3, handling: .minutes(12))

  static let queues: [ClosedForm] = [
    ClosedForm(
      "8a", "share of calls that wait at a desk of three, utilisation 0.75", formula: "C(c, a), Erlang",
      theory: erlangC(servers: agents, load: desk.load),
      samples: { desk.cycles(calls: 2_500_000) { $0 > .zero ? 1 : 0 } }),
    ClosedForm(
      "8b", "mean wait at that desk, minutes", formula: "C(c, a) · s / (c − a)",
      theory: erlangC(servers: agents, load: desk.load) * desk.handling.inMinutes
        / (Double(agents) - desk.load),
      samples: { desk.cycles(calls: 20_000_000) { $0.inMinutes } }),
    ClosedForm(
      "8c", "mean time of a download on a shared link, sizes lognormal, utilisation 0.6, seconds",
      formula: "E[S] / (1 − ρ)", theory: 10 / (1 - 0.6),
      samples: {
        PoissonDownloads(meanSeconds: 10, utilisation: 0.6).cycles(downloads: 2_500_000)
      }),
    ClosedForm(
      "8d", "the same of downloads of twice the mean size, seconds", formula: "x / (1 − ρ)",
      theory: 20 / (1 - 0.6),
      samples: {
        PoissonDownloads(meanSeconds: 10, utilisation: 0.6, marked: 20).cycles(downloads: 2_000_000)
      }),
  ]

  /// The probability of waiting for one of `servers` at an offered load of `load` servers' work, with calls
  /// and services without memory (Erlang, 1917), by the recursion of the loss formula.
  static func erlangC(servers: Int, load: Double) -> Double {
    var loss = 1.0
    for server in 1...servers { loss = load * loss / (Double(server) + load * loss) }
    let utilisation = load / Double(servers)
    return loss / (1 - utilisation * (1 - loss))
  }
}

/// Calls at random to a desk that is open round the clock and whose callers bear any wait: M/M/c.
struct PoissonCalls {
  var agents: Int
  /// Agents' work that comes in a unit of time.
  var load: Double
  /// Mean of the exponential handling time.
  var handling: TimeSpan

  /// Plays so many calls through the desk; one sample for each stretch that begins at an idle desk, of what
  /// `read` gives for a wait. The last stretch, which is cut off, is left out.
  func cycles(calls: Int, _ read: (TimeSpan) -> Double) -> [ClosedForm.Sample] {
    let hours = WorkCalendar(
      start: CalendarDate(dayNumber: 0), workingDays: [Bool](repeating: true, count: 7), opens: .zero,
      closes: .days(1))
    var desk = HelpDeskSimulation(
      HelpDeskParameters(plannedWait: .zero, handling: .constant(0), agents: agents, hours: hours),
      until: .zero + .days(1))
    let key = StreamKey(seed: 8, replication: 0, entity: StreamKey.entity("calls", 0))
    var (gaps, works) = (key.stream(1), key.stream(2))
    let mean = Double(handling.microseconds)
    var cycles = Cycles()
    var at = SimulationTime.zero
    for _ in 0..<calls {
      at += TimeSpan(rounding: mean / load * gaps.exponential())
      let work = TimeSpan(rounding: mean * works.exponential())
      let ticket = HelpDeskTicket(at: at, handling: work, patience: nil, kind: .setting, group: 0)
      desk.take(ticket) { cycles.add($0, read($0.waited)) }
    }
    return cycles.samples
  }

  /// First come, first served: calls are reported in their order, so that the desk was idle at one if all
  /// before it were handled by then.
  private struct Cycles {
    var samples: [ClosedForm.Sample] = []
    private var current = ClosedForm.Sample(0, per: 0)
    private var allHandled = SimulationTime.zero

    mutating func add(_ outcome: HelpDeskOutcome, _ value: Double) {
      if outcome.ticket.at >= allHandled {
        samples.append(current)
        current = ClosedForm.Sample(0, per: 0)
      }
      current.numerator += value
      current.denominator += 1
      allHandled = max(allHandled, outcome.ticket.at + outcome.waited + outcome.ticket.handling)
    }
  }
}

/// Downloads at random over a link: M/G/1 with processor sharing, whose means depend on the sizes' mean alone
/// (Kleinrock, Queueing Systems, volume 2, 1976, section 4.4).
struct PoissonDownloads {
  /// What a download takes on average when it has the link for itself.
  var meanSeconds: Double
  var utilisation: Double
  /// Seconds of a fifth of the downloads, which then are the ones that are measured; the mean stays.
  var marked: Double?

  private static let share = 0.2

  private enum Event {
    case arrival
    case end(Generation)
  }

  private struct Download {
    var began: SimulationTime
    var isMeasured: Bool
  }

  /// One sample of the time in seconds for each stretch that begins at an idle link.
  func cycles(downloads: Int) -> [ClosedForm.Sample] {
    let key = StreamKey(seed: 8, replication: 0, entity: StreamKey.entity("downloads", 0))
    var (gaps, draws) = (key.stream(1), key.stream(2))
    let sizes = sizes
    var simulation = Simulation<Event>()
    var link = SharedLink<Download>(capacity: 1e-6)
    var left = downloads
    var inside = 0
    var samples: [ClosedForm.Sample] = []
    var current = ClosedForm.Sample(0, per: 0)
    simulation.schedule(.arrival, at: .zero)
    simulation.run(until: .never) { simulation, event in
      switch event {
      case .arrival:
        if inside == 0 {
          samples.append(current)
          current = ClosedForm.Sample(0, per: 0)
        }
        inside += 1
        let mark = marked.flatMap { draws.bernoulli(Self.share) ? $0 : nil }
        let download = Download(began: simulation.now, isMeasured: marked == nil || mark != nil)
        link.begin(download, size: mark ?? sizes.draw(&draws), at: simulation.now)
        left -= 1
        if left > 0 {
          let gap = meanSeconds / utilisation * gaps.exponential()
          simulation.schedule(.arrival, after: .seconds(gap))
        }
      case .end(let generation):
        guard generation == link.generation else { return }
        for download in link.finish(at: simulation.now) {
          inside -= 1
          guard download.isMeasured else { continue }
          current.numerator += (simulation.now - download.began).inMinutes * 60
          current.denominator += 1
        }
      }
      if let end = link.nextEnd { simulation.schedule(.end(link.generation), at: end) }
    }
    return samples
  }

  /// Of those that are not marked: a lognormal whose standard deviation is its mean.
  private var sizes: Distribution {
    let mean = marked.map { (meanSeconds - Self.share * $0) / (1 - Self.share) } ?? meanSeconds
    let variance = Elementary.log(2)
    return .lognormal(location: Elementary.log(mean) - variance / 2, scale: variance.squareRoot())
  }
}
