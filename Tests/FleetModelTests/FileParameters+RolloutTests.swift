// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Numerics
import Testing

@testable import FleetModel

@Suite struct FileParametersRolloutTests {
  private static let silent = FileParameters(
    knownFolderMove: .silent, from: .zero, accepts: 1, inKnownFolders: 0.8, fleet: 10_000)

  /// The day on which the folders of each of 2,000 devices of the fleet move.
  private static func days(_ files: FileParameters) -> [Int] {
    (0..<2000).compactMap { user in
      let key = StreamKey(seed: 7, replication: 0, entity: StreamKey.entity("office", user))
      return files.move(key, seat: 0).map { Int(($0 - .zero).inDays) }
    }
  }

  /// 1,000 devices a day and 4,000 a week: the week's are done in four days, and the rest of it is free.
  @Test func aRolloutKeepsTheLimitsOfADayAndAWeek() {
    let days = Self.days(Self.silent)
    #expect(Set(days).sorted() == [0, 1, 2, 3, 7, 8, 9, 10, 14, 15])
    for day in Set(days) {
      // A tenth each: 200 of 2,000, with a standard deviation of 13.4.
      #expect((140...260).contains(days.count { $0 == day }))
    }
  }

  @Test func promptedPeopleMoveFasterIfTheySayYes() {
    var files = Self.silent
    files.knownFolderMove = .prompted
    #expect(Set(Self.days(files)) == [0, 1])
    files.accepts = 0
    #expect(Self.days(files).isEmpty)
    files.knownFolderMove = .off
    #expect(Self.days(files).isEmpty)
  }
}
