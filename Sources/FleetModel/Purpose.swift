// SPDX-License-Identifier: GPL-3.0-or-later

/// What a random stream is for. A stream is keyed by (seed, replication, entity, purpose, index), so that a
/// new purpose, another user or a strategy never shifts anybody's draws. Raw values are part of the results:
/// never renumber one.
public enum Purpose: UInt64, Sendable {
  case seatCount = 1
  case customises = 2
  case history = 3
  case deviceAge = 4
  case failure = 5
  case loss = 6
  case leadTime = 7
  case wave = 8
  case sessionCount = 9
  case session = 10
  case breaks = 11
  case choices = 12
  case alwaysOnChoices = 13
  case reset = 14
  case incident = 15
  case leaving = 16
  case departure = 17
  case notice = 20
  case remedy = 21
  case handling = 22
  case accepts = 23
  case restoreFails = 24
  case profileChoice = 25
  case manualBackup = 26
  case identity = 27
  case policyCheckIn = 28
  case groupPolicy = 29
  case firstBackup = 30
  case backupFails = 31
  case backupUpload = 32
  case uploadDelay = 40
  case transferDelay = 41
  case notifyDelay = 42
  case pullDelay = 43
  case clockSkew = 44
  case blocked = 45
  case metered = 46
  case userSwitches = 47
  case slowLink = 48
  case backgroundUpload = 49
  case stageTime = 50
  case stageDownload = 51
  case stageFails = 52
  case appOrder = 53
  case appClick = 54
  case setupHandling = 55
  case patience = 56
  case knownFolderRollout = 57
  case knownFolderPrompt = 58
  case administration = 60
  case erasure = 61
  case dataLocation = 62
  case diskEncryption = 63
  case personalAccount = 64
}
