// SPDX-License-Identifier: GPL-3.0-or-later
import FleetModel
import Foundation
import Probes
import Results

extension Baseline {
  /// Which of two runs something is.
  public enum Side: Sendable { case before, after }

  /// In bytes; as many strategies and points as a scenario may have come to less.
  private static let largest = 128 << 20

  /// How many replications two have in common where one has more: of one seed the first are the same,
  /// whatever comes after. nil where there is nothing to shorten.
  public func common(with other: Baseline) -> Int? {
    guard seed == other.seed, replications != other.replications else { return nil }
    return min(replications, other.replications)
  }

  /// Reads a run or a baseline from a folder, a store or a `baseline.json`.
  ///
  /// A folder with both is its baseline before and its run after; where both are of the same results it is
  /// the run, which knows every replication.
  ///
  /// - Parameter first: how many replications the figures are to be of, if it knows them.
  /// - Throws: `BaselineError` where there is none or it cannot be read, `ResultStoreError` of a store.
  public static func open(_ path: String, as side: Side, first: Int? = nil) throws -> Baseline {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw BaselineError.missing(path: path)
    }
    guard isFolder.boolValue else {
      return try path.hasSuffix(".json") ? read(fileAt: path) : Baseline(storeAt: path, first: first)
    }
    let (store, file) = ("\(path)/results.sqlite", "\(path)/\(fileName)")
    let hasStore = FileManager.default.fileExists(atPath: store)
    guard FileManager.default.fileExists(atPath: file) else {
      guard hasStore else { throw BaselineError.missing(path: path) }
      return try Baseline(storeAt: store, first: first)
    }
    if hasStore, side == .after { return try Baseline(storeAt: store, first: first) }
    let accepted = try read(fileAt: file)
    guard hasStore, let run = try? Baseline(storeAt: store, first: first), run.digest == accepted.digest
    else {
      return accepted
    }
    return run
  }

  private static func read(fileAt path: String) throws -> Baseline {
    let data: Data
    do {
      let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
      guard size <= largest else {
        throw BaselineError.damaged(path: path, reason: "it has \(size) bytes, more than any has")
      }
      data = try Data(contentsOf: URL(fileURLWithPath: path))
    } catch let error as BaselineError {
      throw error
    } catch {
      throw BaselineError.unreadable(path: path, reason: error.localizedDescription)
    }
    return try read(data, path: path)
  }

  static func read(_ data: Data, path: String) throws -> Baseline {
    do {
      let version = try JSONDecoder().decode(Version.self, from: data).schemaVersion
      guard version == schemaVersion else {
        throw BaselineError.otherSchema(path: path, found: version, known: schemaVersion)
      }
      return try Baseline(JSONDecoder().decode(Document.self, from: data))
    } catch let error as BaselineError {
      throw error
    } catch let nonsense as Nonsense {
      throw BaselineError.damaged(path: path, reason: nonsense.sentence)
    } catch {
      throw BaselineError.damaged(path: path, reason: "it is not the JSON that accept writes")
    }
  }

  private struct Nonsense: Error { var sentence: String }
  private struct Version: Decodable { var schemaVersion: Int }

  private struct Document: Decodable {
    struct Measure: Decodable {
      var measure: String
      var unit: String
      var margin: Double
      var relative: Bool
      var assumed: Bool
      var values: [[Double?]?]
    }
    struct Events: Decodable {
      struct User: Decodable {
        var user: String
        var digest: String
        var count: Int
        var events: [[String]]
      }
      var strategy: String
      var digest: String
      var chunks: [String]
      var users: [User]
    }
    var scenario: String
    var fingerprint: String
    var seed: UInt64
    var replications: Int
    var command: String
    var digest: String
    var currency: String
    var level: Double
    var strategies: [String]
    var measures: [Measure]
    var chunks: [String]
    var events: [Events]
  }

  private init(_ document: Document) throws {
    scenario = document.scenario
    fingerprint = document.fingerprint
    seed = document.seed
    replications = document.replications
    command = document.command
    digest = document.digest
    currency = document.currency
    guard document.level == Comparison.level else {
      throw Nonsense(sentence: "its intervals are at \(document.level), not \(Comparison.level)")
    }
    strategies = document.strategies
    measures = try document.measures.map { try Self.measure($0, document.strategies.count) }
    let chunks = try document.chunks.map(Self.chunk)
    guard Set(document.events.map(\.strategy)).isSubset(of: document.strategies) else {
      throw Nonsense(sentence: "its events are of other strategies")
    }
    events = try document.events.map { try Self.events($0, chunks) }
  }

  private static func measure(_ document: Document.Measure, _ strategies: Int) throws -> Measure {
    let name = VisibleText.of(document.measure)
    guard let unit = MetricUnit(rawValue: document.unit), document.margin >= 0 else {
      throw Nonsense(sentence: "the unit or the margin of \(name) is unknown")
    }
    let figures = try document.values.map { row -> Figures? in
      guard let row else { return nil }
      guard row.count == 4, let n = row[3].flatMap({ Int(exactly: $0) }), n >= 0 else {
        throw Nonsense(sentence: "a value of \(name) is not [value, low, high, n]")
      }
      return Figures(value: row[0], low: row[1], high: row[2], n: n)
    }
    guard figures.count == strategies else {
      throw Nonsense(sentence: "\(name) does not have a value for each strategy")
    }
    let margin = EquivalenceMargin(
      amount: document.margin, isRelative: document.relative, isAssumed: document.assumed)
    return Measure(name: document.measure, unit: unit, margin: margin, figures: figures)
  }

  /// `office/0-255`.
  private static func chunk(_ text: String) throws -> (group: String, users: Range<Int>) {
    if let slash = text.lastIndex(of: "/") {
      let bounds = text[text.index(after: slash)...].split(separator: "-").compactMap { Int($0) }
      if bounds.count == 2, 0 <= bounds[0], bounds[0] <= bounds[1], bounds[1] < .max {
        return (String(text[..<slash]), bounds[0]..<bounds[1] + 1)
      }
    }
    throw Nonsense(sentence: "the chunk \(VisibleText.of(text)) cannot be read")
  }

  private static func events(
    _ document: Document.Events, _ chunks: [(group: String, users: Range<Int>)]
  ) throws -> Events {
    guard document.chunks.count == chunks.count else {
      throw Nonsense(sentence: "there is not a digest for each chunk")
    }
    let samples = try document.users.map { user in
      Events.Sample(
        user: user.user, digest: user.digest, count: user.count,
        events: try user.events.map { row in
          guard row.count == 4,
            let event = NarratedEvent(exactClock: row[0], place: row[1], kind: row[2], text: row[3])
          else { throw Nonsense(sentence: "an event of \(VisibleText.of(user.user)) cannot be read") }
          return event
        })
    }
    return Events(
      strategy: document.strategy, digest: document.digest,
      chunks: zip(chunks, document.chunks).map { Events.Chunk(group: $0.group, users: $0.users, digest: $1) },
      samples: samples)
  }
}
