// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Statistics

/// How a device is known to the tenant.
public enum JoinType: String, CaseIterable, Sendable { case entra, hybrid, registered }

/// Editions that the eligibility rules tell apart.
public enum Edition: String, CaseIterable, Sendable {
  case enterprise, professional, education, se, iotCore, teamOS
  /// Windows settings backup is documented as unavailable on SE, IoT Core and Team editions
  /// (Microsoft Learn, Windows settings backup and restore, overview, 2026-09-29).
  public var supportsBackup: Bool { self == .enterprise || self == .professional || self == .education }
}

/// Everything that holds for the users of one group under one strategy, fully resolved.
///
/// Durations drawn from a `Distribution` are in microseconds. Defaults live in the parameter table of the
/// scenario reader, each with its origin; this type has none, so that nothing is assumed twice.
public struct GroupParameters: Equatable, Sendable {
  public var name: String
  public var users: Int
  public var device: DeviceClass
  public var seats: SeatMix
  public var calendar: WorkCalendar
  /// Share of sessions that are online as a whole.
  public var online: Double
  public var usage: Usage
  public var roaming: RoamingParameters
  public var backup: BackupParameters
  public var restore: RestoreParameters
  public var policies: PolicySet
  public var life: LifeParameters
  public var refresh: [RefreshPlan]
  public var incidents: [IncidentPlan]
  public var repair: RepairParameters
  public var helpDesk: HelpDeskParameters
  public var provisioning: ProvisioningParameters
  public var site: SiteParameters
  public var files: FileParameters
  public var costs: CostParameters
  public var tenant: TenantParameters
  public var switches: UserSwitches
  /// Share of online sessions over a metered link.
  public var metered: Double
  public var outages: [Outage]
  public var departures: [DeparturePlan]
  public var administration: [AdministrationPlan]
  public var roamingProfile: RoamingProfileParameters
  public var consumerBackup: ConsumerBackupParameters

  /// What is left out is not there: no setup, no limits, no files, no costs.
  public init(
    name: String, users: Int, device: DeviceClass, seats: SeatMix, calendar: WorkCalendar, online: Double,
    usage: Usage, roaming: RoamingParameters, backup: BackupParameters, restore: RestoreParameters,
    policies: PolicySet, life: LifeParameters, refresh: [RefreshPlan], incidents: [IncidentPlan] = [],
    repair: RepairParameters, helpDesk: HelpDeskParameters,
    provisioning: ProvisioningParameters = .immediate, site: SiteParameters = .unlimited,
    files: FileParameters = .off, costs: CostParameters = .unknown, tenant: TenantParameters = .plain,
    switches: UserSwitches = .untouched, metered: Double = 0, outages: [Outage] = [],
    departures: [DeparturePlan] = [], administration: [AdministrationPlan] = [],
    roamingProfile: RoamingProfileParameters = .plain, consumerBackup: ConsumerBackupParameters = .plain
  ) {
    self.name = name
    self.users = users
    self.device = device
    self.seats = seats
    self.calendar = calendar
    self.online = online
    self.usage = usage
    self.roaming = roaming
    self.backup = backup
    self.restore = restore
    self.policies = policies
    self.life = life
    self.refresh = refresh
    self.incidents = incidents
    self.repair = repair
    self.helpDesk = helpDesk
    self.provisioning = provisioning
    self.site = site
    self.files = files
    self.costs = costs
    self.tenant = tenant
    self.switches = switches
    self.metered = metered
    self.outages = outages
    self.departures = departures
    self.administration = administration
    self.roamingProfile = roamingProfile
    self.consumerBackup = consumerBackup
  }
}

extension GroupParameters {
  /// Whether the backup may be on for the group at some time: by policy, or by the default of a release that
  /// it has or gets.
  public var mayBackUp: Bool {
    let isSet = policies[.enableWindowsBackup].contains { step in
      switch step.standing {
      case .set(let value): value == .enabled
      case .undefined(let intune, let groupPolicy): intune == .enabled || groupPolicy == .enabled
      case .notConfigured, .conflict: false
      }
    }
    let systems = [device.system] + refresh.map(\.to)
    return isSet || (systems.contains { $0.isBackedUpByDefault } && !tenant.geography.hasDigitalMarketsAct)
  }
}

/// What every device of a group is at the start.
public struct DeviceClass: Equatable, Sendable {
  public var join: JoinType
  public var system: OperatingSystem
  public var edition: Edition
  /// Used by several people or by none in particular.
  public var shared: Bool
  /// The tenant lies in a sovereign cloud (government, China), where there is no backup.
  public var sovereignCloud: Bool

  public init(
    join: JoinType, system: OperatingSystem, edition: Edition, shared: Bool, sovereignCloud: Bool = false
  ) {
    self.sovereignCloud = sovereignCloud
    self.join = join
    self.system = system
    self.edition = edition
    self.shared = shared
  }
}

/// How many seats a user has, and how the user's sessions spread over them.
public struct SeatMix: Equatable, Sendable {
  /// `counts[k]` is the share of users with k + 1 seats; sums to 1.
  public var counts: [Double]
  /// Relative share of sessions by rank of the seat, at least as long as `counts`.
  public var shares: [Double]

  public init(counts: [Double], shares: [Double]) {
    self.counts = counts
    self.shares = shares
  }

  public var meanSeats: Double {
    var sum = 0.0
    for (index, share) in counts.enumerated() { sum += share * Double(index + 1) }
    return sum
  }
}

/// How people use their devices.
public struct Usage: Equatable, Sendable {
  public enum Mode: Equatable, Sendable {
    case sessions
    case alwaysOn
    case scripted([ScriptLine])
  }
  public enum HistoryState: String, CaseIterable, Sendable { case settled, fresh }

  public var mode: Mode
  public var sessionsPerWorkday: Double
  public var session: Distribution
  /// Poisson rate, per hour of active time.
  public var breaksPerActiveHour: Double
  public var breakLength: TimeSpan
  /// Shares of lock, sign-out, shutdown; sum to 1.
  public var endsWithLock: Double
  public var endsWithSignOut: Double
  public var endsWithShutdown: Double
  /// How long a locked device stays connected; nil is always (modern standby).
  public var staysAwake: TimeSpan?
  /// Poisson rate, per hour of active time (always on: per hour and seat).
  public var choicesPerActiveHour: Double
  public var neverCustomise: Double
  public var historyMean: Double
  public var historyState: HistoryState

  public init(
    mode: Mode, sessionsPerWorkday: Double, session: Distribution, breaksPerActiveHour: Double,
    breakLength: TimeSpan, endsWithLock: Double, endsWithSignOut: Double, endsWithShutdown: Double,
    staysAwake: TimeSpan?, choicesPerActiveHour: Double, neverCustomise: Double, historyMean: Double,
    historyState: HistoryState
  ) {
    self.mode = mode
    self.sessionsPerWorkday = sessionsPerWorkday
    self.session = session
    self.breaksPerActiveHour = breaksPerActiveHour
    self.breakLength = breakLength
    self.endsWithLock = endsWithLock
    self.endsWithSignOut = endsWithSignOut
    self.endsWithShutdown = endsWithShutdown
    self.staysAwake = staysAwake
    self.choicesPerActiveHour = choicesPerActiveHour
    self.neverCustomise = neverCustomise
    self.historyMean = historyMean
    self.historyState = historyState
  }
}

/// One line of a scripted life.
public struct ScriptLine: Equatable, Sendable {
  public enum Act: Equatable, Sendable {
    case signIn, unlock, lock, signOut, online, offline, loss, failure, planned, reset
    /// The user leaves the organisation.
    case leave
    /// The item's index in the catalogue.
    case choice(item: Int)
  }
  public var at: SimulationTime
  /// Index from 0.
  public var seat: Int
  public var act: Act

  public init(at: SimulationTime, seat: Int, act: Act) {
    self.at = at
    self.seat = seat
    self.act = act
  }
}

/// Enterprise State Roaming's delays and rule.
public struct RoamingParameters: Equatable, Sendable {
  public enum Rule: String, CaseIterable, Sendable { case lastWriterByClient, lastWriterByArrival }
  /// The tenant's toggle reaches the group.
  public var enabled: Bool
  public var uploadDelay: Distribution
  public var transferDelay: Distribution
  public var notifyDelay: Distribution
  public var pullDelay: Distribution
  public var rule: Rule
  /// Constant per device; may be negative. In microseconds.
  public var clockSkew: Distribution
  /// Share of device-days on which uploads and pulls are blocked.
  public var blocked: Double

  public init(
    enabled: Bool, uploadDelay: Distribution, transferDelay: Distribution, notifyDelay: Distribution,
    pullDelay: Distribution, rule: Rule, clockSkew: Distribution, blocked: Double
  ) {
    self.enabled = enabled
    self.uploadDelay = uploadDelay
    self.transferDelay = transferDelay
    self.notifyDelay = notifyDelay
    self.pullDelay = pullDelay
    self.rule = rule
    self.clockSkew = clockSkew
    self.blocked = blocked
  }
}

/// Windows Backup's cadence and its ways of missing a run.
public struct BackupParameters: Equatable, Sendable {
  public var cadence: TimeSpan
  public var catchUpDelay: TimeSpan
  public var uploadTime: Distribution
  /// Probability that a run fails.
  public var fails: Double
  /// Probability that the user presses "Back up" at the handover of a planned replacement.
  public var manualBeforeRefresh: Double
  /// Whether restored values travel on through roaming as if the user had chosen them.
  public var restoreIsWrite: Bool

  public init(
    cadence: TimeSpan, catchUpDelay: TimeSpan, uploadTime: Distribution, fails: Double,
    manualBeforeRefresh: Double, restoreIsWrite: Bool
  ) {
    self.cadence = cadence
    self.catchUpDelay = catchUpDelay
    self.uploadTime = uploadTime
    self.fails = fails
    self.manualBeforeRefresh = manualBeforeRefresh
    self.restoreIsWrite = restoreIsWrite
  }
}

/// What happens on the restore page.
public struct RestoreParameters: Equatable, Sendable {
  public enum ProfileChoice: Equatable, Sendable {
    case newest, sameSeat, richest
    /// Relative weights of the three.
    case weights(newest: Double, sameSeat: Double, richest: Double)
  }
  public var profile: ProfileChoice
  public var accepts: Double
  /// Probability that the transfer of an accepted restore fails.
  public var fails: Double
  /// The tenant-wide "Show restore page" setting: from when; nil is off.
  public var pageFrom: SimulationTime?
  /// The policy that offers a missed or failed restore again at the first sign-in.
  public var firstSignIn: Bool
  /// A Conditional Access rule demands a compliant device of the restore app, which no device is during its
  /// setup.
  public var needsCompliantDevice: Bool
  /// Share of replacements set up with another account, in another tenant or for a deleted user.
  public var otherIdentity: Double
  /// Of these, how many are which, by `ForeignIdentity.rawValue`; sums to 1.
  public var identities: [Double]

  public init(
    profile: ProfileChoice, accepts: Double, fails: Double, pageFrom: SimulationTime?, firstSignIn: Bool,
    needsCompliantDevice: Bool = false, otherIdentity: Double = 0, identities: [Double] = [1, 0, 0]
  ) {
    precondition(identities.count == ForeignIdentity.allCases.count, "one share an identity")
    self.identities = identities
    self.needsCompliantDevice = needsCompliantDevice
    self.otherIdentity = otherIdentity
    self.profile = profile
    self.accepts = accepts
    self.fails = fails
    self.pageFrom = pageFrom
    self.firstSignIn = firstSignIn
  }
}

/// How devices age, break and are replaced when nobody planned it.
public struct LifeParameters: Equatable, Sendable {
  /// Age of a device at the start, in microseconds.
  public var age: Distribution
  /// Lifetime until failure, in microseconds; nil is never.
  public var failure: Distribution?
  /// Time until loss or theft; nil is never.
  public var loss: Distribution?
  /// Time from a desktop until the device is emptied and set up anew; nil is never.
  public var reset: Distribution?
  /// Time from the start until a person leaves the organisation; nil is never.
  public var leaving: Distribution?
  public var leadTimePlanned: Distribution
  /// After a failure or a loss.
  public var leadTimeFailure: Distribution
  /// From a reset until the device is powered on again.
  public var leadTimeReset: Distribution
  /// From power-on to the desktop, the same under every strategy.
  public var plannedProvisioning: TimeSpan

  public init(
    age: Distribution, failure: Distribution?, loss: Distribution?, reset: Distribution? = nil,
    leaving: Distribution? = nil, leadTimePlanned: Distribution, leadTimeFailure: Distribution,
    leadTimeReset: Distribution = .constant(0), plannedProvisioning: TimeSpan
  ) {
    self.leaving = leaving
    self.reset = reset
    self.leadTimeReset = leadTimeReset
    self.age = age
    self.failure = failure
    self.loss = loss
    self.leadTimePlanned = leadTimePlanned
    self.leadTimeFailure = leadTimeFailure
    self.plannedProvisioning = plannedProvisioning
  }
}

/// What people do about a value that is not the one they want.
public struct RepairParameters: Equatable, Sendable {
  /// Mean active hours until a wrong value of importance 1 is noticed; nil is never.
  public var noticeActiveHours: Double?
  /// Shares; sum to 1.
  public var byHand: Double
  public var helpDesk: Double
  public var livesWithIt: Double
  /// Share by importance of what was wanted at which a new PC counts as familiar.
  public var familiarAt: Double

  public init(
    noticeActiveHours: Double?, byHand: Double, helpDesk: Double, livesWithIt: Double,
    familiarAt: Double = 1
  ) {
    self.familiarAt = familiarAt
    self.noticeActiveHours = noticeActiveHours
    self.byHand = byHand
    self.helpDesk = helpDesk
    self.livesWithIt = livesWithIt
  }
}
