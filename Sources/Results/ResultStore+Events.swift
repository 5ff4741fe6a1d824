// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel
import GRDB

extension ResultStore {
  /// Of all results: two runs with the same digest measured the same, to the last bit.
  ///
  /// It covers the names of strategies, groups, causes, categories and metrics, and the checksum of every
  /// replication; not the scenario's fingerprint, so that a change that changes nothing shows.
  public func digest() throws(ResultStoreError) -> String {
    try ResultStoreError.wrapping(path) {
      try queue.read { db in
        var checksum = Checksum()
        for table in ["strategy", "team", "cause", "category", "metric"] {
          let names = try String.fetchAll(db, sql: "SELECT name FROM \(table) ORDER BY position")
          for name in names { checksum.absorb(name) }
          checksum.absorb(names.count)
        }
        for value in try Int64.fetchAll(db, sql: "SELECT checksum FROM replication ORDER BY position") {
          checksum.absorb(UInt64(bitPattern: value))
        }
        return EventFingerprint.hex(UInt64(bitPattern: checksum.value))
      }
    }
  }

  /// What happened in the first replication, of each strategy in order.
  ///
  /// - Throws: `damaged` where it is not what was written.
  public func events() throws(ResultStoreError) -> [EventFingerprint] {
    try ResultStoreError.wrapping(path) {
      try queue.read { db in
        let count = try Int.fetchOne(db, sql: "SELECT count(*) FROM strategy") ?? 0
        let events = try (0..<count).map { try Self.readEvents($0, db) }
        let promised = try Int64.fetchOne(db, sql: "SELECT value FROM event_checksum")
        guard promised == Self.checksum(of: events).value else {
          throw ResultStoreError.damaged(path: path, reason: "the events are not what was written")
        }
        return events
      }
    }
  }

  // MARK: Rows

  static func write(_ events: [EventFingerprint], to db: Database) throws {
    for (strategy, fingerprint) in events.enumerated() {
      for (position, chunk) in fingerprint.chunks.enumerated() {
        try db.execute(
          sql: "INSERT INTO event_chunk VALUES (?, ?, ?, ?, ?, ?)",
          arguments: [
            strategy, position, chunk.group, chunk.users.lowerBound, chunk.users.upperBound,
            Int64(bitPattern: chunk.digest),
          ])
      }
      for (position, sample) in fingerprint.samples.enumerated() {
        try db.execute(
          sql: "INSERT INTO event_user VALUES (?, ?, ?, ?, ?, ?)",
          arguments: [
            strategy, position, sample.group, sample.user, Int64(bitPattern: sample.digest), sample.count,
          ])
        try write(sample.events, strategy, position, to: db)
      }
    }
    try db.execute(sql: "INSERT INTO event_checksum VALUES (?)", arguments: [checksum(of: events).value])
  }

  private static func write(
    _ events: [NarratedEvent], _ strategy: Int, _ user: Int, to db: Database
  ) throws {
    let insertion = try db.cachedStatement(sql: "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?)")
    for (position, event) in events.enumerated() {
      try insertion.execute(arguments: [
        strategy, user, position, event.time.microseconds, event.seat, event.kind, event.text,
      ])
    }
  }

  private static func readEvents(_ strategy: Int, _ db: Database) throws -> EventFingerprint {
    let chunks = try Row.fetchAll(
      db, sql: "SELECT * FROM event_chunk WHERE strategy = ? ORDER BY position", arguments: [strategy]
    ).map { row in
      var columns = RowReader(row, from: 2)
      let group: Int = try columns.next()
      let (first, past): (Int, Int) = (try columns.next(), try columns.next())
      guard first <= past else { throw RunDescription.Nonsense(description: "a chunk ends before it begins") }
      let digest: Int64 = try columns.next()
      return EventFingerprint.Chunk(group: group, users: first..<past, digest: UInt64(bitPattern: digest))
    }
    let samples = try Row.fetchAll(
      db, sql: "SELECT * FROM event_user WHERE strategy = ? ORDER BY position", arguments: [strategy]
    ).map { row in
      var columns = RowReader(row, from: 1)
      let position: Int = try columns.next()
      let (group, user): (Int, Int) = (try columns.next(), try columns.next())
      let (digest, count): (Int64, Int) = (try columns.next(), try columns.next())
      return EventFingerprint.Sample(
        group: group, user: user, digest: UInt64(bitPattern: digest), count: count,
        events: count == 0 ? [] : try readEvents(strategy, position, db))
    }
    return EventFingerprint(chunks: chunks, samples: samples)
  }

  private static func readEvents(_ strategy: Int, _ user: Int, _ db: Database) throws -> [NarratedEvent] {
    try Row.fetchAll(
      db, sql: "SELECT * FROM event WHERE strategy = ? AND user = ? ORDER BY position",
      arguments: [strategy, user]
    ).map { row in
      var columns = RowReader(row, from: 3)
      let time: Int64 = try columns.next()
      return try NarratedEvent(
        time: TimeSpan(microseconds: time), seat: columns.next(), kind: columns.next(),
        text: columns.next())
    }
  }

  /// Over every value of every row.
  private static func checksum(of events: [EventFingerprint]) -> Checksum {
    var checksum = Checksum()
    for fingerprint in events {
      for chunk in fingerprint.chunks {
        for number in [chunk.group, chunk.users.lowerBound, chunk.users.upperBound] {
          checksum.absorb(number)
        }
        checksum.absorb(chunk.digest)
      }
      for sample in fingerprint.samples {
        for number in [sample.group, sample.user, sample.count] { checksum.absorb(number) }
        checksum.absorb(sample.digest)
        for event in sample.events {
          checksum.absorb(UInt64(bitPattern: event.time.microseconds))
          checksum.absorb(event.seat ?? -1)
          checksum.absorb(event.kind)
          checksum.absorb(event.text)
        }
        checksum.absorb(sample.events.count)
      }
      checksum.absorb(fingerprint.chunks.count)
      checksum.absorb(fingerprint.samples.count)
    }
    return checksum
  }
}
