// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel
import Foundation
import Numerics
import Operations
import Testing

@testable import Experiments

@Suite struct TicketSpillTests {
  /// A folder of its own, removed in the end, in which nothing may be left.
  private static func inFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "ticket-spill-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.path)
  }

  /// Tickets at few instants, so that many are at the same one.
  private static func tickets(_ count: Int, seed: UInt64) -> [HelpDeskTicket] {
    var stream = RandomStream(key: seed)
    return (0..<count).map { index in
      HelpDeskTicket(
        at: .zero + .minutes(Double(stream.below(count / 3 + 1))),
        handling: TimeSpan(microseconds: Int64(stream.below(1 << 40))),
        patience: stream.bernoulli(0.3) ? nil : TimeSpan(microseconds: Int64(stream.below(1 << 40))),
        kind: stream.bernoulli(0.5) ? .setting : .setup, group: index)
    }
  }

  private static func merged(
    _ tickets: [HelpDeskTicket], order: [Int], cap: Int, folder: String
  ) throws -> [HelpDeskTicket] {
    let spill = TicketSpill(folder: folder, cap: cap)
    for index in order { try spill.add(tickets[index], number: UInt64(index)) }
    #expect(spill.count == tickets.count)
    var sequence: [HelpDeskTicket] = []
    while let ticket = try spill.next() {
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty, "the file has no name")
      sequence.append(ticket)
    }
    #expect(try spill.next() == nil)
    return sequence
  }

  @Test(arguments: [0, 1, 2, 7, 100, 333])
  func theSameSequenceForEveryCapAndOrder(count: Int) throws {
    try Self.inFolder { folder in
      let tickets = Self.tickets(count, seed: UInt64(count))
      let sorted = tickets.indices.sorted { (tickets[$0].at, $0) < (tickets[$1].at, $1) }
      var stream = RandomStream(key: 5)
      let keys = tickets.indices.map { _ in stream.next() }
      let orders = [
        Array(tickets.indices), Array(tickets.indices.reversed()),
        tickets.indices.sorted { keys[$0] < keys[$1] },
      ]
      for cap in [1, 2, 3, 10, 49, 50, 99, 100, 101, 1_000] {
        for order in orders {
          let sequence = try Self.merged(tickets, order: order, cap: cap, folder: folder)
          #expect(sequence.map(\.group) == sorted.map(Int32.init), "cap \(cap)")
          #expect(sequence == sorted.map { tickets[$0] })
        }
      }
    }
  }

  /// Runs that are longer than their buffers are read in several pieces.
  @Test func longRuns() throws {
    try Self.inFolder { folder in
      let tickets = Self.tickets(20_000, seed: 3)
      let sorted = tickets.indices.sorted { (tickets[$0].at, $0) < (tickets[$1].at, $1) }
      let sequence = try Self.merged(tickets, order: Array(tickets.indices), cap: 3_000, folder: folder)
      #expect(sequence.map(\.group) == sorted.map(Int32.init))
    }
  }

  @Test func aRecordKeepsItsTicket() {
    for kind in TicketKind.allCases {
      for patience in [nil, TimeSpan.zero, TimeSpan(microseconds: .max / 4)] {
        let ticket = HelpDeskTicket(
          at: .zero + .days(3_650), handling: .hours(2), patience: patience, kind: kind, group: 70_000)
        #expect(TicketSpill.Record(ticket, number: 9).ticket == ticket)
      }
    }
    #expect(MemoryLayout<TicketSpill.Record>.stride == 40)
  }

  @Test func aFolderThatIsNotThereIsNamed() {
    let spill = TicketSpill(folder: "/nonexistent/folder", cap: 1)
    let ticket = Self.tickets(1, seed: 1)[0]
    #expect(throws: Never.self) { try spill.add(ticket, number: 0) }
    let error = #expect(throws: TicketSpillError.self) { try spill.add(ticket, number: 1) }
    #expect(error == .cannotCreate(folder: "/nonexistent/folder", reason: "No such file or directory"))
    #expect(
      error?.description
        == "cannot make a temporary file for help desk tickets in /nonexistent/folder: No such file or directory"
    )
  }

  /// A disk that is full, as far as one process can have one: files of at most 1,000 bytes.
  @Test func aFullDiskIsAnError() async {
    await #expect(processExitsWith: .success) {
      signal(SIGXFSZ, SIG_IGN)
      var limit = rlimit(rlim_cur: 1_000, rlim_max: 1_000)
      try #require(setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0)
      let folder = FileManager.default.temporaryDirectory.path
      let spill = TicketSpill(folder: folder, cap: 100)
      let error = #expect(throws: TicketSpillError.self) {
        for number in 0..<1_000 {
          let ticket = HelpDeskTicket(
            at: .zero, handling: .zero, patience: nil, kind: .setting, group: number)
          try spill.add(ticket, number: UInt64(number))
        }
      }
      #expect(error == .cannotWrite(folder: folder, reason: "File too large"))
      #expect(spill.count == 100)
    }
  }

  @Test func addingToAMergeStopsTheProcess() async {
    await #expect(processExitsWith: .failure) {
      let spill = TicketSpill(folder: "/nonexistent")
      _ = try spill.next()
      try spill.add(
        HelpDeskTicket(at: .zero, handling: .zero, patience: nil, kind: .setup, group: 0), number: 0)
    }
  }
}
