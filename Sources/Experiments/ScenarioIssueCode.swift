// SPDX-License-Identifier: GPL-3.0-or-later

/// The stable codes. A code keeps its meaning for ever; a new mistake gets a new one.
enum ScenarioIssueCode: String, CaseIterable {
  // The file.
  case tooLarge = "E101"
  case notUTF8 = "E102"
  case controlCharacter = "E103"
  case syntax = "E104"
  case alias = "E105"
  case secondDocument = "E106"
  case tooDeep = "E107"
  case duplicateKey = "E108"
  case extends = "E109"
  case version = "E110"
  case name = "E111"
  // The keys.
  case unknownKey = "E201"
  // E202 was a path that the simulator did not act on yet.
  case wrongPlace = "E203"
  case missing = "E204"
  case shape = "E205"
  case workload = "E206"
  case tooMany = "E207"
  // The values.
  case duration = "E301"
  case share = "E302"
  case number = "E303"
  case choice = "E304"
  case distribution = "E305"
  case rate = "E306"
  case date = "E307"
  case sum = "E308"
  case system = "E309"
  case flag = "E310"
  case calendar = "E311"
  case range = "E312"
  case size = "E313"
  case link = "E314"
  // What belongs together.
  case unknownGroup = "E401"
  case unknownPolicy = "E402"
  // E403 was a conflict of policies, which is W708 now.
  case tenantWide = "E404"
  case mechanism = "E405"
  case catalog = "E406"
  case script = "E407"
  case category = "E408"
  case stage = "E409"
  case site = "E410"
  case sweep = "E411"
  case sensitivity = "E412"
  // The expectations.
  case expectation = "E501"
  case unknownMetric = "E502"
  case statistic = "E503"
  case unknownStrategy = "E504"
  case selection = "E505"
  case limit = "E506"
  case difference = "E507"
  // The command line.
  case set = "E601"
  // Not mistakes.
  case silentBlocker = "W701"
  case backupNowhere = "W702"
  case restoreNowhere = "W703"
  case pagelessMode = "W704"
  case afterHorizon = "W705"
  case oneReplication = "W706"
  case currency = "W707"
  case profilesConflict = "W708"
  case undefinedPolicy = "W709"
  case roamingEnds = "W710"
  case whatIf = "N801"
  case backupByDefault = "N802"
  case ownValue = "N803"

  var severity: ScenarioIssue.Severity {
    switch rawValue.first {
    case "W": .warning
    case "N": .note
    default: .error
    }
  }
}
