// SPDX-License-Identifier: GPL-3.0-or-later

/// Servers and those who wait for them: lower priority numbers first, first come first served within one.
///
/// A state machine that knows no event list: its owner schedules the end of each service that starts and
/// calls `finish(at:)` then. Times never go back.
@frozen
public struct Resource<Job> {
  @usableFromInline
  @frozen
  struct Waiting {
    @usableFromInline let job: Job
    @usableFromInline let priority: Int
    @usableFromInline let since: SimulationTime

    @inlinable
    init(job: Job, priority: Int, since: SimulationTime) {
      self.job = job
      self.priority = priority
      self.since = since
    }
  }

  public let servers: Int
  @usableFromInline var atWork = 0
  /// In the order of service, from `head` on. What lies before the head has gone.
  @usableFromInline var queue: [Waiting] = []
  @usableFromInline var head = 0
  @usableFromInline var lastChange = SimulationTime.zero
  /// Servers × microseconds of work up to `lastChange`. An integer, so that it adds up exactly; in 128
  /// bits, since 10,000 servers fill 64 bits within 30 years.
  @usableFromInline var busyArea: Int128 = 0

  /// - Precondition: at least one server.
  @inlinable
  public init(servers: Int) {
    precondition(servers > 0, "A resource needs at least one server.")
    self.servers = servers
  }

  /// Servers at work.
  @inlinable
  public var busy: Int { atWork }

  /// Those who wait.
  @inlinable
  public var queueLength: Int { queue.count - head }

  /// A job arrives.
  ///
  /// - Returns: the job, if its service starts at once; nil if it waits.
  @inlinable
  public mutating func arrive(_ job: Job, priority: Int = 0, at time: SimulationTime) -> Job? {
    advance(to: time)
    if atWork < servers {
      atWork += 1
      return job
    }
    var place = queue.count
    while place > head, queue[place - 1].priority > priority { place -= 1 }
    queue.insert(Waiting(job: job, priority: priority, since: time), at: place)
    return nil
  }

  /// A service ends.
  ///
  /// - Returns: the job whose service starts now and how long it waited; nil if the server falls idle.
  /// - Precondition: some server is busy.
  @inlinable
  public mutating func finish(at time: SimulationTime) -> (job: Job, waited: TimeSpan)? {
    precondition(atWork > 0, "A service ended though no server was busy.")
    advance(to: time)
    guard head < queue.count else {
      atWork -= 1
      return nil
    }
    let next = queue[head]
    head += 1
    if head > 64, head > queue.count / 2 {
      queue.removeFirst(head)
      head = 0
    }
    return (next.job, time - next.since)
  }

  /// Takes the first waiting job that matches out of the queue: it gives up waiting.
  @inlinable
  public mutating func withdraw(where matches: (Job) -> Bool) -> Job? {
    guard let place = queue[head...].firstIndex(where: { matches($0.job) }) else { return nil }
    return queue.remove(at: place).job
  }

  /// The share of the servers' time from the start to `time` that was work, 0 to 1.
  ///
  /// - Precondition: `time` is after the start and not before the last change.
  @inlinable
  public func utilisation(until time: SimulationTime) -> Double {
    precondition(time > .zero, "Utilisation needs a stretch of time.")
    let area = busyArea + area(to: time)
    return Double(area) / (Double(servers) * Double(time.microseconds))
  }

  @inlinable
  func area(to time: SimulationTime) -> Int128 {
    precondition(time >= lastChange, "A resource cannot go back in time.")
    return Int128((time - lastChange).microseconds) * Int128(atWork)
  }

  @inlinable
  mutating func advance(to time: SimulationTime) {
    busyArea += area(to: time)
    lastChange = time
  }
}

extension Resource.Waiting: Sendable where Job: Sendable {}
extension Resource: Sendable where Job: Sendable {}
