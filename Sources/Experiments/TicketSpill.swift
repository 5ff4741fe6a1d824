// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel
import Operations

/// Puts the tickets of all lives in the order of their times, in bounded memory.
///
/// Lives are played one after the other, and the desk wants their calls sorted: an external merge sort
/// (Knuth, The Art of Computer Programming, volume 3, section 5.4). Beyond `cap` tickets a sorted run goes
/// to a temporary file; in the end the runs and what is left in memory are merged. The sequence is the same
/// for every cap and every order of adding.
///
///     try spill.add(ticket, number: count)
///     …
///     while let ticket = try spill.next() { desk.take(ticket) { … } }
public final class TicketSpill {
  private let folder: String
  private let cap: Int
  private var pending: [Record] = []
  private var file: SpillFile?
  private var runs: [Run] = []
  /// Runs that have a next record, by falling order of it: the last is the next of all.
  private var heads: [Head] = []
  private var isMerging = false

  /// How many tickets were added.
  public private(set) var count = 0

  /// - Parameters:
  ///   - folder: where the temporary file is made, once there are more than `cap` tickets. Its name is
  ///     removed as soon as it is open, so that nothing is left behind however the process ends.
  ///   - cap: tickets that are held in memory (40 bytes each), at least 1.
  public init(folder: String, cap: Int = 65_536) {
    precondition(cap > 0, "A spill holds at least one ticket in memory.")
    self.folder = folder
    self.cap = cap
  }

  /// Adds a ticket, in any order.
  ///
  /// - Parameter number: decides between tickets of one instant, and is different for all tickets of a
  ///   spill; for example a running count over users in their order.
  /// - Precondition: `next` has not been called.
  public func add(_ ticket: HelpDeskTicket, number: UInt64) throws(TicketSpillError) {
    precondition(!isMerging, "A ticket comes after the merge has begun.")
    if pending.count == cap { try spill() }
    pending.append(Record(ticket, number: number))
    count += 1
  }

  /// The next ticket in the order of (time, number), or nil after the last. The first call ends the adding.
  public func next() throws(TicketSpillError) -> HelpDeskTicket? {
    if !isMerging { try beginMerge() }
    guard let head = heads.popLast() else { return nil }
    if let record = try nextRecord(ofRun: head.run) { place(Head(record: record, run: head.run)) }
    return head.record.ticket
  }

  /// Writes what is in memory as a sorted run.
  private func spill() throws(TicketSpillError) {
    if file == nil { file = try SpillFile(folder: folder) }
    pending.sort { $0.precedes($1) }
    let start = try file!.append(pending)
    runs.append(Run(next: start, end: start + pending.count))
    pending.removeAll(keepingCapacity: true)
  }

  private func beginMerge() throws(TicketSpillError) {
    isMerging = true
    pending.sort { $0.precedes($1) }
    // What is in memory is a run that needs no reading.
    runs.append(Run(buffer: pending))
    pending = []
    for run in runs.indices {
      if let record = try nextRecord(ofRun: run) { place(Head(record: record, run: run)) }
    }
  }

  /// All buffers together hold no more than `cap` records, but at least one each.
  private var bufferSize: Int { max(1, min(4_096, cap / runs.count)) }

  private func nextRecord(ofRun index: Int) throws(TicketSpillError) -> Record? {
    if runs[index].position == runs[index].buffer.count {
      let size = min(bufferSize, runs[index].end - runs[index].next)
      guard size > 0, let file else { return nil }
      try file.read(&runs[index].buffer, from: runs[index].next, count: size)
      runs[index].next += size
      runs[index].position = 0
    }
    defer { runs[index].position += 1 }
    return runs[index].buffer[runs[index].position]
  }

  private func place(_ head: Head) {
    var low = 0
    var high = heads.count
    while low < high {
      let middle = (low + high) / 2
      if head.record.precedes(heads[middle].record) { low = middle + 1 } else { high = middle }
    }
    heads.insert(head, at: low)
  }
}

extension TicketSpill {
  /// A sorted stretch of the file, in records, and the part of it that has been read.
  private struct Run {
    var next = 0
    var end = 0
    var buffer: [Record] = []
    var position = 0
  }

  private struct Head {
    var record: Record
    var run: Int
  }

  /// A ticket as it stands in the file: whole words of a fixed size, without gaps. The file never leaves the
  /// process, so the order of bytes is the machine's.
  struct Record: BitwiseCopyable, Equatable {
    /// No patience; no draw is negative.
    private static let any = Int64.min

    private var at: Int64
    private var number: UInt64
    private var handling: Int64
    private var patience: Int64
    private var group: Int32
    private var kind: Int32

    init(_ ticket: HelpDeskTicket, number: UInt64) {
      at = ticket.at.microseconds
      self.number = number
      handling = ticket.handling.microseconds
      patience = ticket.patience?.microseconds ?? Self.any
      group = ticket.group
      kind = Int32(TicketKind.allCases.firstIndex(of: ticket.kind)!)
    }

    var ticket: HelpDeskTicket {
      HelpDeskTicket(
        at: SimulationTime(microseconds: at), handling: TimeSpan(microseconds: handling),
        patience: patience == Self.any ? nil : TimeSpan(microseconds: patience),
        kind: TicketKind.allCases[Int(kind)], group: Int(group))
    }

    func precedes(_ other: Record) -> Bool { (at, number) < (other.at, other.number) }
  }
}
