// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Testing

@testable import FleetModel
@testable import Probes

@Suite struct ProvisioningProbeTests {
  /// Two replacements: one of 40 minutes that becomes familiar five minutes after its desktop, one of 90 with
  /// a stage given up that never does before the horizon.
  private static func sheet(_ change: (inout SmallStory) -> Void = { _ in }) -> ProbeSheet {
    var small = SmallStory()
    small.group.life.plannedProvisioning = .minutes(60)
    small.replace(.planned, onDay: 10, wanted: 3000)
    small.replace(.loss, onDay: 20, wanted: 2000)
    small.observations.append(
      .familiar(at: SmallStory.at(days: 11) + .minutes(5), replacement: 0))
    var first = Provisioning(mode: .userDriven)
    first.desktop = .minutes(40)
    first.apps = .minutes(55)
    first.user = .minutes(6)
    first.waiting = .minutes(30)
    first.stages = [Provisioning.Stage(name: .deviceSetup, took: .minutes(20))]
    var second = Provisioning(mode: .userDriven)
    second.desktop = .minutes(90)
    second.apps = .minutes(90)
    second.technician = .minutes(8)
    second.queued = .minutes(12)
    second.timeOuts = 2
    second.givenUpAfter = .minutes(80)
    small.setups = [first, second]
    change(&small)
    return small.sheet
  }

  @Test func timesOfSetups() {
    let sheet = Self.sheet()
    #expect(sheet.sums("provisioning.desktop") == [130, 2, 2, 0])
    #expect(sheet.sums("provisioning.planned") == [120, 2, 2, 0])
    #expect(sheet.sums("provisioning.apps") == [145, 2, 2, 0])
    #expect(sheet.sums("provisioning.desktop", .cause(.loss)) == [90, 1, 1, 0])
    #expect(sheet.sums("provisioning.userMinutes") == [6, 2, 2, 0])
    #expect(sheet.sums("provisioning.technicianMinutes") == [8, 2, 2, 0])
    #expect(sheet.sums("provisioning.waiting", .cause(.planned)) == [30, 1, 1, 0])
    #expect(sheet.sums("provisioning.queued") == [12, 2, 2, 0])
    // The loss: a day until the next is powered on, and its setup of an hour and a half.
    #expect(sheet.sums("provisioning.withoutDevice") == [25.5, 1, 1, 0])
    #expect(sheet.sums("provisioning.stage.deviceSetup") == [20, 1, 1, 0])
    #expect(sheet.sums("provisioning.stage.signIn") == [0, 0, 0, 0])
    #expect(sheet.sums("provisioning.incomplete.share") == [1, 2, 1, 0])
    #expect(sheet.sums("provisioning.timedOut.share") == [1, 2, 1, 0])
  }

  @Test func familiarIsSimulatedToTheDesktopAndLivedFromThere() {
    let entry = Self.sheet().entry("provisioning.familiar")
    #expect(entry.observations == 1 && entry.numerator == 45)
    #expect(entry.censored == 1, "the second was open at the horizon")
    #expect(Self.sheet().entry("provisioning.familiar", .cause(.loss)).observations == 0)
  }

  @Test func familiarByADayAndByAWeek() {
    // 45 minutes, and not within the 52 days that were left.
    #expect(Self.sheet().sums("provisioning.familiarDay1.share") == [1, 2, 1, 0])
    let slow = Self.sheet { small in
      small.observations = small.observations.filter { if case .familiar = $0 { false } else { true } }
      small.observations.append(.familiar(at: SmallStory.at(days: 15), replacement: 0))
    }
    #expect(slow.sums("provisioning.familiarDay1.share") == [0, 2, 0, 0])
    #expect(slow.sums("provisioning.familiarDay7.share") == [1, 2, 1, 0])
    // A third that is seen for two days only.
    let short = Self.sheet { small in
      small.replace(.failure, onDay: 70, wanted: 1000)
      small.setups.append(Provisioning(mode: .manual))
    }
    #expect(short.sums("provisioning.familiarDay1.share") == [1, 3, 1, 0])
    #expect(short.sums("provisioning.familiarDay7.share") == [1, 2, 1, 1])
    let quick = Self.sheet { small in
      small.replace(.failure, onDay: 70, wanted: 1000)
      small.setups.append(Provisioning(mode: .manual))
      small.observations.append(.familiar(at: SmallStory.at(days: 71.1), replacement: 2))
    }
    #expect(quick.sums("provisioning.familiarDay1.share") == [2, 3, 2, 0])
    #expect(quick.sums("provisioning.familiarDay7.share") == [1, 2, 1, 1], "nor is it counted as quick")
  }

  @Test func aDesktopBeyondTheHorizonIsCensored() {
    let sheet = Self.sheet { small in
      small.replace(.failure, onDay: 72.5, wanted: 1000, desktop: false)
      small.replace(.failure, onDay: 72.7, wanted: 0, desktop: false)
    }
    let entry = sheet.entry("provisioning.familiar")
    #expect(entry.observations == 1 && entry.censored == 2)
    #expect(sheet.sums("provisioning.familiarDay1.share") == [1, 2, 1, 1])
  }

  @Test func whereNothingWasWantedNothingBecomesFamiliar() {
    let sheet = Self.sheet { small in
      small.observations = small.observations.map { observation in
        guard case .deviceEnded(let at, let seat, 1, let cause, _) = observation else { return observation }
        return .deviceEnded(at: at, seat: seat, replacement: 1, cause, wanted: 0)
      }
    }
    #expect(sheet.entry("provisioning.familiar").censored == 0)
  }

  @Test func aSetupBeyondTheHorizonIsNotMeasured() {
    let sheet = Self.sheet { $0.setups[1] = nil }
    #expect(sheet.sums("provisioning.desktop") == [40, 1, 1, 0])
    #expect(sheet.entry("provisioning.familiar").censored == 1, "but nobody knows when it felt familiar")
  }

  @Test func bothDevicesStandBesideEachOtherInPlannedReplacements() {
    let sheet = Self.sheet { $0.keptFor = .days(2) }
    #expect(sheet.sums("provisioning.bothDevices") == [2 + 60.0 / 1440, 1, 1, 0])
  }

  @Test func filesComeBackWhereTheirFoldersHadMoved() {
    let settled = FileParameters(
      knownFolderMove: .silent, from: nil, accepts: 1, inKnownFolders: 0.8, fleet: 1)
    #expect(Self.sheet().sums("files.covered.share") == [0, 0, 0, 0])
    #expect(Self.sheet { $0.group.files = settled }.sums("files.covered.share") == [1.6, 2, 2, 0])
    let later = Self.sheet {
      $0.group.files = settled
      $0.group.files.from = SmallStory.at(days: 15)
    }
    #expect(later.sums("files.covered.share") == [0.8, 2, 2, 0])
  }
}
