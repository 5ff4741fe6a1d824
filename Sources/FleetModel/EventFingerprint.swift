// SPDX-License-Identifier: GPL-3.0-or-later
import Numerics

/// What happened in one replication under one strategy, small enough to keep: a digest of every observation
/// of every user, that of each of the first of a group, and the first events of a few of them in words.
public struct EventFingerprint: Equatable, Sendable {
  /// Users of one group that were played together.
  public struct Chunk: Equatable, Sendable {
    /// Position in the scenario.
    public var group: Int
    public var users: Range<Int>
    /// Of every observation of the chunk's users, in order.
    public var digest: UInt64

    public init(group: Int, users: Range<Int>, digest: UInt64) {
      self.group = group
      self.users = users
      self.digest = digest
    }
  }

  /// One user whose events are kept, or the digest alone.
  public struct Sample: Equatable, Sendable {
    /// Position in the scenario.
    public var group: Int
    /// Number within the group.
    public var user: Int
    /// Of all observations of the user.
    public var digest: UInt64
    /// Events of the whole story; `events` holds the first of them. 0 where the digest alone is kept.
    public var count: Int
    public var events: [NarratedEvent]

    public init(group: Int, user: Int, digest: UInt64, count: Int = 0, events: [NarratedEvent] = []) {
      self.group = group
      self.user = user
      self.digest = digest
      self.count = count
      self.events = events
    }
  }

  /// In the order of the plan.
  public var chunks: [Chunk]
  /// In the order of groups, and of users within each; those with events come first.
  public var samples: [Sample]

  public init(chunks: [Chunk] = [], samples: [Sample] = []) {
    self.chunks = chunks
    self.samples = samples
  }

  /// Adds the chunks that come next.
  public mutating func merge(_ next: EventFingerprint) {
    chunks += next.chunks
    samples += next.samples
  }

  /// Of all chunks in order.
  public var digest: UInt64 {
    var all = Fingerprint()
    for chunk in chunks {
      all.absorb(chunk.group)
      all.absorb(chunk.users.lowerBound)
      all.absorb(chunk.users.upperBound)
      all.absorb(chunk.digest)
    }
    return all.word
  }

  /// 16 hexadecimal digits of a digest.
  public static func hex(_ digest: UInt64) -> String {
    let text = String(digest, radix: 16)
    return String(repeating: "0", count: 16 - text.count) + text
  }
}
