// SPDX-License-Identifier: GPL-3.0-or-later
import FleetModel
import Numerics
import Probes

/// Keeps what happened in one chunk of the first replication: a digest of everything, in the first chunk of a
/// group one of everybody, and the first events of the first people of each group whose device is replaced.
struct EventRecorder {
  static let usersPerGroup = 2
  static let eventsPerUser = 300

  private let chunk: ExperimentPlan.Chunk
  /// Of each strategy, whether events are told: those of a sweep are too many, and have a digest alone.
  private let tells: [Bool]
  private var digests: [Fingerprint]
  private var samples: [[EventFingerprint.Sample]]
  /// Everybody else of the first chunk, by digest alone.
  private var others: [[EventFingerprint.Sample]]
  /// The group's first user, who stands for a group in whose first chunk no device is replaced.
  private var standIns: [EventFingerprint.Sample?]

  init(_ chunk: ExperimentPlan.Chunk, _ plan: ExperimentPlan) {
    self.chunk = chunk
    tells = plan.strategies[chunk.world].map { plan.scenario.strategies[$0].variation == nil }
    let strategies = tells.count
    digests = Array(repeating: Fingerprint(), count: strategies)
    samples = Array(repeating: [], count: strategies)
    others = samples
    standIns = Array(repeating: nil, count: strategies)
  }

  /// One replication is enough to tell what happened, and costs little beside thirty.
  static func records(_ replication: Int) -> Bool { replication == 0 }

  mutating func record(_ story: Story, of user: Int, _ strategy: Int) {
    let digest = story.digest(of: user)
    digests[strategy].absorb(digest)
    // Everybody of a group is looked for in its first chunk, so that chunks know nothing of each other.
    guard tells[strategy], chunk.users.lowerBound == 0 else { return }
    let isReplaced = story.life.tenures.contains { $0.count > 1 }
    let isTold = isReplaced && samples[strategy].count < Self.usersPerGroup
    if !isTold { others[strategy].append(.init(group: chunk.group, user: user, digest: digest)) }
    guard isTold || user == 0 else { return }
    let sample = story.sample(of: user, inGroup: chunk.group, digest, limit: Self.eventsPerUser)
    if isTold { samples[strategy].append(sample) } else { standIns[strategy] = sample }
  }

  /// One a strategy.
  var fingerprints: [EventFingerprint] {
    digests.indices.map { strategy in
      let told = samples[strategy].isEmpty ? standIns[strategy].map { [$0] } ?? [] : samples[strategy]
      let others = others[strategy].filter { other in !told.contains { $0.user == other.user } }
      return EventFingerprint(
        chunks: [.init(group: chunk.group, users: chunk.users, digest: digests[strategy].word)],
        samples: told + others)
    }
  }
}

extension Story {
  /// Of all that happened to the user. Items stand for their slots, so that the same numbers mean the same.
  func digest(of user: Int) -> UInt64 {
    var digest = Fingerprint()
    digest.absorb(user)
    for item in life.items { digest.absorb(Int(item)) }
    digest.absorb(observations.count)
    for observation in observations { observation.absorb(into: &digest) }
    for holding in holdings { holding.absorb(into: &digest) }
    for setup in setups { setup?.absorb(into: &digest) }
    return digest.word
  }

  func sample(
    of user: Int, inGroup group: Int, _ digest: UInt64, limit: Int
  ) -> EventFingerprint.Sample {
    var narrator = Narrator(
      NarrationNames(life, catalog, holdings: holdings), setups: setups.map { $0?.desktop }, limit: limit)
    narrator.tell(observations)
    return EventFingerprint.Sample(
      group: group, user: user, digest: digest, count: narrator.count, events: narrator.events)
  }
}
