// SPDX-License-Identifier: GPL-3.0-or-later
import Experiments
import GRDB

extension RunDescription {
  /// What the points of a study of the assumptions are.
  public struct Sensitivity: Equatable, Sendable {
    /// An assumption that was varied.
    public struct Factor: Equatable, Sendable {
      public var path: String
      /// What the scenario has.
      public var base: String
      /// What was tried, the lower end first, as people read it.
      public var values: [String]
      /// How the range comes about.
      public var why: String

      public init(path: String, base: String, values: [String], why: String) {
        self.path = path
        self.base = base
        self.values = values
        self.why = why
      }
    }

    /// The point number n of the strategies is `points[n - 1]`; one that means the scenario itself has no
    /// strategies of its own.
    public struct Point: Equatable, Sendable {
      /// The position of the factor that is otherwise: than in the scenario, or than one step before; nil at
      /// the beginning of a trajectory.
      public var factor: Int?
      /// The position of its value, where it is the only factor that is otherwise.
      public var value: Int?
      /// Which trajectory of the screening the point belongs to, where every factor has a level of its own.
      public var trajectory: Int?
      /// From 0 at the beginning of the trajectory.
      public var step: Int?
      /// How far the factor moved, in parts of its range.
      public var change: Double?
      /// What plays the point alone.
      public var options: String

      public init(
        factor: Int? = nil, value: Int? = nil, trajectory: Int? = nil, step: Int? = nil,
        change: Double? = nil, options: String
      ) {
        self.factor = factor
        self.value = value
        self.trajectory = trajectory
        self.step = step
        self.change = change
        self.options = options
      }
    }

    /// Of the scenario whose assumptions they are.
    public var fingerprint: String
    /// People that were played at each point.
    public var users: Int
    public var factors: [Factor]
    public var points: [Point]

    public init(fingerprint: String, users: Int, factors: [Factor], points: [Point]) {
      self.fingerprint = fingerprint
      self.users = users
      self.factors = factors
      self.points = points
    }
  }
}

extension RunDescription.Sensitivity {
  init(_ design: SensitivityDesign, users: Int) {
    self.init(
      fingerprint: design.fingerprint, users: users,
      factors: design.factors.map { factor in
        Factor(
          path: factor.path, base: factor.base, values: factor.range.values.map(\.shown),
          why: factor.range.why)
      }, points: design.points.map(Self.point))
  }

  private static func point(_ point: SensitivityDesign.Point) -> Point {
    let options = point.variation.options.joined(separator: " ")
    switch point.role {
    case .single(let factor, let value): return Point(factor: factor, value: value, options: options)
    case .joint(let trajectory, let step, let moved, let by):
      return Point(
        factor: moved, trajectory: trajectory, step: step, change: moved == nil ? nil : by, options: options)
    }
  }
}

// In the store: two facts, and tables that are empty of any other run.
extension RunDescription {
  func writeSensitivity(to db: Database) throws {
    guard let sensitivity else { return }
    for (key, value) in [("studyOf", sensitivity.fingerprint), ("studyUsers", String(sensitivity.users))] {
      try db.execute(sql: "INSERT INTO run VALUES (?, ?)", arguments: [key, value])
    }
    var valueCount = 0
    for (position, factor) in sensitivity.factors.enumerated() {
      try db.execute(
        sql: "INSERT INTO factor VALUES (?, ?, ?, ?)",
        arguments: [position, factor.path, factor.base, factor.why])
      for text in factor.values {
        try db.execute(
          sql: "INSERT INTO factor_value VALUES (?, ?, ?)", arguments: [valueCount, position, text])
        valueCount += 1
      }
    }
    for (position, point) in sensitivity.points.enumerated() {
      try db.execute(
        sql: "INSERT INTO study_point VALUES (?, ?, ?, ?, ?, ?, ?)",
        arguments: [
          position, point.factor, point.value, point.trajectory, point.step, point.change, point.options,
        ])
    }
  }

  static func readSensitivity(_ db: Database) throws -> Sensitivity? {
    func fact(_ key: String) throws -> String? {
      try String.fetchOne(db, sql: "SELECT value FROM run WHERE key = ?", arguments: [key])
    }
    guard let fingerprint = try fact("studyOf") else { return nil }
    guard let users = try fact("studyUsers").flatMap({ Int($0) }) else {
      throw Nonsense(description: "it does not say how many people its study has")
    }
    let factors = try Row.fetchAll(db, sql: "SELECT * FROM factor ORDER BY position").map { row in
      var columns = RowReader(row)
      let position: Int = try columns.next()
      let values = try String.fetchAll(
        db, sql: "SELECT text FROM factor_value WHERE factor = ? ORDER BY position", arguments: [position])
      let (path, base): (String, String) = try (columns.next(), columns.next())
      return Sensitivity.Factor(path: path, base: base, values: values, why: try columns.next())
    }
    let points = try Row.fetchAll(db, sql: "SELECT * FROM study_point ORDER BY position").map { row in
      var columns = RowReader(row, from: 1)
      return try Sensitivity.Point(
        factor: columns.next(), value: columns.next(), trajectory: columns.next(), step: columns.next(),
        change: columns.next(), options: columns.next())
    }
    return Sensitivity(fingerprint: fingerprint, users: users, factors: factors, points: points)
  }
}
