// SPDX-License-Identifier: GPL-3.0-or-later

extension Schema {
  /// What happened in the first replication, by strategy: digests by chunk and of the first people of each
  /// group, and the first events of a few of them. Groups are counted from 0, users as the plan cuts them;
  /// `time` is in microseconds since midnight of the first day.
  static let events = """
    CREATE TABLE event_chunk (
      strategy INTEGER NOT NULL, position INTEGER NOT NULL, team INTEGER NOT NULL,
      first INTEGER NOT NULL, past INTEGER NOT NULL, digest INTEGER NOT NULL,
      PRIMARY KEY (strategy, position)) WITHOUT ROWID, STRICT;
    CREATE TABLE event_user (
      strategy INTEGER NOT NULL, position INTEGER NOT NULL, team INTEGER NOT NULL, user INTEGER NOT NULL,
      digest INTEGER NOT NULL, events INTEGER NOT NULL,
      PRIMARY KEY (strategy, position)) WITHOUT ROWID, STRICT;
    CREATE TABLE event (
      strategy INTEGER NOT NULL, user INTEGER NOT NULL, position INTEGER NOT NULL, time INTEGER NOT NULL,
      seat INTEGER, kind TEXT NOT NULL, text TEXT NOT NULL,
      PRIMARY KEY (strategy, user, position)) WITHOUT ROWID, STRICT;
    CREATE TABLE event_checksum (value INTEGER NOT NULL) STRICT;
    """
}
