// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel
import Numerics
import Operations
import Statistics
import Testing

/// Setups written as chains, with times that a person can add up.
@Suite struct SiteSimulationTests {
  private static let minute = 60e6

  private static func stage(
    _ name: ProvisioningStage.Name, _ minutes: Double, _ change: (inout ProvisioningStage) -> Void = { _ in }
  ) -> ProvisioningStage {
    var stage = ProvisioningStage(name, takes: .constant(minutes * minute))
    change(&stage)
    return stage
  }

  private static func group(_ chain: [ProvisioningStage]) -> GroupParameters {
    var group = SmallOffice.group
    group.provisioning.chains = EnrollmentMode.allCases.map { _ in chain }
    return group
  }

  private static func order(
    user: Int = 0, at minutes: Double = 600, page: Bool = true, updates: Bool = false
  ) -> SetupOrder {
    SetupOrder(
      key: StreamKey(seed: 1, replication: 0, entity: StreamKey.entity("office", user)), group: 0, seat: 0,
      ordinal: 1, poweredOn: .zero + .minutes(minutes), mode: .userDriven, showsRestorePage: page,
      bringsPlaceholders: page, updates: updates)
  }

  private static func site(link: Double? = nil, peers: Double = 0, technicians: Int? = nil) -> SiteParameters
  {
    SiteParameters(name: "here", link: link, peerShare: peers, technicians: technicians)
  }

  private static func run(
    _ chain: [ProvisioningStage], _ site: SiteParameters = site(), _ orders: [SetupOrder] = [order()]
  ) -> [Provisioning] {
    var simulation = SiteSimulation(site, groups: [group(chain)])
    return simulation.run(orders)
  }

  @Test func stagesFollowEachOther() {
    let setup = Self.run([
      Self.stage(.outOfBox, 5) { $0.attendance = .user }, Self.stage(.devicePreparation, 10),
      Self.stage(.signIn, 2) { $0.attendance = .user }, Self.stage(.deviceSetup, 20),
    ])[0]
    #expect(setup.desktop == .minutes(37))
    #expect(setup.user == .minutes(7))
    #expect(setup.waiting == .minutes(30))
    #expect(setup.stages.map(\.name) == [.outOfBox, .devicePreparation, .signIn, .deviceSetup])
    #expect(setup.stages.map(\.took) == [5, 10, 2, 20].map { .minutes($0) })
    #expect(setup.isComplete && setup.apps == setup.desktop)
  }

  @Test func whatPolicyLeavesOutIsNoStage() {
    let chain = [Self.stage(.qualityUpdate, 30), Self.stage(.restorePage, 1)]
    let none = Self.run(chain, Self.site(), [Self.order(page: false)])[0]
    #expect(none.desktop == .zero && none.stages.isEmpty)
    let both = Self.run(chain, Self.site(), [Self.order(updates: true)])[0]
    #expect(both.desktop == .minutes(31))
  }

  @Test func waitingBeginsWithTheUsersFirstTouch() {
    let setup = Self.run([
      Self.stage(.deviceSetup, 40), Self.stage(.handover, 5) { $0.attendance = .technician },
      Self.stage(.signIn, 3) { $0.attendance = .user }, Self.stage(.accountSetup, 4),
    ])[0]
    #expect(setup.technician == .minutes(5))
    #expect(setup.user == .minutes(3))
    #expect(setup.waiting == .minutes(4))
  }

  @Test func appsFollowEachOther() {
    let setup = Self.run([Self.stage(.deviceSetup, 3) { $0.apps = 7 }])[0]
    #expect(setup.desktop == .minutes(21))
  }

  @Test func aFailedAttemptIsMadeAgainUntilTheLimit() {
    let setup = Self.run([
      Self.stage(.deviceSetup, 10) {
        $0.fails = 1
        $0.retryAfter = .minutes(15)
        $0.retryLimit = 2
      }, Self.stage(.accountSetup, 1),
    ])[0]
    #expect(setup.stages[0].attempts == 3 && setup.stages[0].isGivenUp)
    #expect(setup.stages[0].took == .minutes(60))
    #expect(setup.desktop == .minutes(61), "the setup goes on without it")
    #expect(setup.givenUpAfter == .minutes(60) && !setup.isComplete)
  }

  @Test func aTimeOutIsAFailure() {
    let setup = Self.run([
      Self.stage(.deviceSetup, 90) {
        $0.timeout = .minutes(60)
        $0.retryLimit = 1
      }
    ])[0]
    #expect(setup.timeOuts == 2)
    #expect(setup.desktop == .minutes(120))
    #expect(!setup.isComplete)
    for minutes in [59.0, 60] {
      let intime = Self.run([Self.stage(.deviceSetup, minutes) { $0.timeout = .minutes(60) }])[0]
      #expect(intime.timeOuts == 0 && intime.isComplete, "it would not last longer")
    }
  }

  @Test func aSetupStartsOverThreeTimesAtMost() {
    let setup = Self.run([
      Self.stage(.outOfBox, 5) { $0.attendance = .user },
      Self.stage(.deviceSetup, 10) {
        $0.fails = 1
        $0.surrender = .startOver
      },
    ])[0]
    #expect(setup.startedOver == 3)
    #expect(setup.desktop == .minutes(4 * 15))
    #expect(setup.user == .minutes(4 * 5), "the user's hands are busy each time")
    #expect(setup.stages.map(\.name) == [.outOfBox, .deviceSetup], "stages of the last beginning")
  }

  // MARK: Link

  /// 7.5 MB are 60 Mbit: a minute on 1 Mbit/s.
  private static let download = stage(.deviceSetup, 0) { $0.download = .constant(7.5e6) }

  @Test func aLinkIsShared() {
    let megabit = Self.site(link: 1e6)
    #expect(Self.run([Self.download], megabit)[0].desktop == .minutes(1))
    let two = Self.run([Self.download], megabit, [Self.order(user: 0), Self.order(user: 1)])
    #expect(two.map(\.desktop) == [.minutes(2), .minutes(2)])
    let late = Self.run([Self.download], megabit, [Self.order(user: 0), Self.order(user: 1, at: 600.5)])
    #expect(late.map(\.desktop) == [.minutes(1.5), .minutes(1.5)])
  }

  @Test func peersTakeTheirShareOffTheLink() {
    #expect(Self.run([Self.download], Self.site(link: 1e6, peers: 0.75))[0].desktop == .minutes(0.25))
    #expect(Self.run([Self.download], Self.site(link: 1e6, peers: 1))[0].desktop == .zero)
    #expect(Self.run([Self.download], Self.site())[0].desktop == .zero, "no limit, no time")
  }

  @Test func aTimeOutFreesTheLink() {
    var slow = Self.download
    slow.download = .constant(75e6)
    slow.timeout = .minutes(1)
    let setups = Self.run(
      [slow], Self.site(link: 1e6), [Self.order(user: 0), Self.order(user: 1, at: 600.5)])
    #expect(setups.map(\.desktop) == [.minutes(1), .minutes(1)])
    #expect(setups.allSatisfy { $0.timeOuts == 1 })
  }

  /// A scenario may say so: it is a poor one, and no reason to crash.
  @Test func timesBeyondAllMeasureAddUp() {
    let millennia = Self.stage(.deviceSetup, 0) {
      $0.takes = .constant(1000 * 365 * 24 * 60 * Self.minute)
      $0.download = .constant(1e15)
      $0.apps = 100
      $0.fails = 1
      $0.retryLimit = 20
    }
    let technician = Self.stage(.imaging, 0) {
      $0.takes = .lognormal(median: 1, p95: 1e22)
      $0.attendance = .technician
      $0.fails = 0.5
      $0.retryLimit = 5
    }
    var store = Self.stage(.storeApps, 0) { $0.essential = 50 }
    (store.takes, store.download, store.apps) = (millennia.takes, millennia.download, 100)
    for setup in Self.run(
      [millennia, technician, store], Self.site(link: 1e3, technicians: 1),
      (0..<3).map { Self.order(user: $0) })
    {
      #expect(setup.desktop >= .days(21 * 2 * 3650) && setup.apps > setup.desktop)
    }
  }

  // MARK: Technicians

  @Test func setupsQueueForTechnicians() {
    let chain = [Self.stage(.imaging, 30) { $0.attendance = .technician }]
    let orders = (0..<3).map { Self.order(user: $0) }
    let setups = Self.run(chain, Self.site(technicians: 2), orders)
    #expect(setups.map(\.desktop) == [.minutes(30), .minutes(30), .minutes(60)])
    #expect(setups.map(\.queued) == [.zero, .zero, .minutes(30)])
    #expect(setups.allSatisfy { $0.technician == .minutes(30) })
    #expect(Self.run(chain, Self.site(), orders).allSatisfy { $0.desktop == .minutes(30) })
  }

  @Test func aTimeOutDoesNotRunInTheQueue() {
    let chain = [
      Self.stage(.imaging, 40) {
        $0.attendance = .technician
        $0.timeout = .minutes(60)
      }
    ]
    let setups = Self.run(chain, Self.site(technicians: 1), (0..<3).map { Self.order(user: $0) })
    #expect(setups.map(\.queued) == [.zero, .minutes(40), .minutes(80)])
    #expect(setups.allSatisfy { $0.timeOuts == 0 && $0.isComplete })
  }

  @Test func techniciansGoHome() {
    // Monday; the office closes at five.
    let chain = [Self.stage(.imaging, 30) { $0.attendance = .technician }]
    let evening = Self.run(chain, Self.site(technicians: 1), [Self.order(at: 18 * 60)])[0]
    #expect(evening.desktop == .hours(15) + .minutes(30))
    #expect(evening.queued == .hours(15))
    let late = Self.run(chain, Self.site(technicians: 1), [Self.order(at: 16.75 * 60)])[0]
    #expect(late.desktop == .hours(16) + .minutes(30))
    #expect(late.technician == .minutes(30), "the night is nobody's work")
  }

  // MARK: Store apps

  private static func store(_ clicks: Double, after minutes: Double) -> GroupParameters {
    var group = group([
      stage(.storeApps, 10) {
        $0.apps = 6
        $0.essential = 1
      }
    ])
    group.provisioning.clicks = clicks
    group.provisioning.clickAfter = .constant(minutes * minute)
    group.provisioning.installByHand = .minutes(4)
    return group
  }

  private static func apps(_ group: GroupParameters, _ order: SetupOrder) -> Provisioning {
    var simulation = SiteSimulation(site(), groups: [group])
    return simulation.run([order])[0]
  }

  @Test func placeholdersFillInARandomOrder() {
    var seen: Set<Double> = []
    for user in 0..<40 {
      let setup = Self.apps(Self.store(0, after: 0), Self.order(user: user))
      #expect(setup.stages.map(\.took) == [.minutes(60)])
      seen.insert(setup.apps.inMinutes)
    }
    #expect(seen == [10, 20, 30, 40, 50, 60])
  }

  @Test func aClickBringsAnAppToTheFront() {
    for user in 0..<20 {
      let setup = Self.apps(Self.store(1, after: 5), Self.order(user: user))
      // At five minutes an app is at work until ten: it is this one, or this one is next.
      #expect(setup.apps == .minutes(10) || setup.apps == .minutes(20))
      #expect(setup.stages[0].took == .minutes(60), "the others come all the same")
    }
  }

  @Test func withoutPlaceholdersPeopleInstallWhatTheyNeed() {
    let setup = Self.apps(Self.store(0.5, after: 5), Self.order(page: false))
    #expect(setup.apps == .minutes(19))
    #expect(setup.user == .minutes(4))
    #expect(setup.stages[0].took == .minutes(19), "the five others stay away")
  }

  @Test func backgroundJobsRunSideBySide() {
    let setup = Self.run([
      Self.stage(.outOfBox, 5), Self.stage(.managedApps, 40), Self.stage(.files, 90),
      Self.stage(.deviceSetup, 5),
    ])[0]
    #expect(setup.desktop == .minutes(10))
    #expect(setup.stages.map(\.name) == [.outOfBox, .deviceSetup, .managedApps])
    #expect(setup.stages[2].took == .minutes(40), "files come with Known Folder Move alone")
  }

  @Test func onlyFoldersThatHaveMovedComeBack() {
    var group = Self.group([Self.stage(.files, 90)])
    group.files = FileParameters(
      knownFolderMove: .prompted, from: nil, accepts: 1, inKnownFolders: 0.8, fleet: 1)
    #expect(Self.apps(group, Self.order()).stages.map(\.took) == [.minutes(90)])
    group.files.accepts = 0
    #expect(Self.apps(group, Self.order()).stages.isEmpty, "who said no has nothing in OneDrive")
    group.files.knownFolderMove = .silent
    group.files.from = .zero + .days(30)
    #expect(Self.apps(group, Self.order()).stages.isEmpty, "the rollout has not begun")
  }

  // MARK: Laws

  private static let busy = [
    stage(.outOfBox, 0) {
      $0.takes = .triangular(low: 3 * minute, mode: 7 * minute, high: 40 * minute)
      $0.attendance = .user
    },
    stage(.imaging, 0) {
      $0.takes = .exponential(mean: 20 * minute)
      $0.attendance = .technician
    },
    stage(.deviceSetup, 0) {
      $0.takes = .exponential(mean: 3 * minute)
      $0.download = .lognormal(median: 50e6, p95: 400e6)
      $0.apps = 5
      $0.fails = 0.2
      $0.retryAfter = .minutes(10)
      $0.retryLimit = 1
      $0.timeout = .minutes(60)
    },
    stage(.storeApps, 1) {
      $0.apps = 4
      $0.essential = 2
      $0.download = .exponential(mean: 50e6)
    },
  ]

  private static let crowd = (0..<60).map { order(user: $0, at: 540 + Double($0) * 3) }

  @Test func withoutLimitsEachSetupStandsAlone() {
    let together = Self.run(Self.busy, Self.site(), Self.crowd)
    for (order, setup) in zip(Self.crowd, together) {
      #expect(Self.run(Self.busy, Self.site(), [order])[0] == setup)
    }
  }

  @Test func aLimitOnlyHoldsUp() {
    let free = Self.run(Self.busy.map(Self.patient), Self.site(), Self.crowd)
    let tight = Self.run(Self.busy.map(Self.patient), Self.site(link: 20e6, technicians: 2), Self.crowd)
    #expect(zip(free, tight).allSatisfy { $0.desktop <= $1.desktop })
    #expect(tight.contains { $0.queued > .zero })
    #expect(zip(free, tight).allSatisfy { $0.stages.map(\.attempts) == $1.stages.map(\.attempts) })
  }

  private static func patient(_ stage: ProvisioningStage) -> ProvisioningStage {
    var stage = stage
    stage.timeout = nil
    return stage
  }

  @Test func handsAndWaitsFillTheTimeFromTheFirstTouch() {
    // Whoever starts over touches again what was touched before; nobody's time is counted twice.
    var chain = Self.busy.filter { $0.name != .storeApps }
    for index in chain.indices {
      chain[index].fails = 0.4
      chain[index].surrender = .startOver
    }
    var again = 0
    for setup in Self.run(chain, Self.site(link: 20e6, technicians: 2), Self.crowd) {
      // The user's stage comes first, so that the touch is the power-on.
      #expect(setup.user + setup.waiting == setup.desktop)
      #expect(setup.waiting >= setup.queued && setup.queued >= .zero)
      #expect(setup.technician > .zero && setup.startedOver <= 3)
      again += setup.startedOver
    }
    #expect(again > 30)
    let turned = [chain[1], chain[2], chain[0]]
    for setup in Self.run(turned, Self.site(link: 20e6, technicians: 2), Self.crowd) {
      #expect(setup.waiting >= .zero && setup.user + setup.waiting < setup.desktop)
    }
  }

  @Test func theOrderOfTheListChangesNothing() {
    let site = Self.site(link: 20e6, technicians: 2)
    let forward = Self.run(Self.busy, site, Self.crowd)
    let backward = Self.run(Self.busy, site, Self.crowd.reversed())
    #expect(forward == backward.reversed())
  }
}
