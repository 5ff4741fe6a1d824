// SPDX-License-Identifier: GPL-3.0-or-later
import GRDB

extension ResultStoreError {
  /// Runs what touches the file and says in our words what went wrong.
  static func wrapping<Value>(_ path: String, _ body: () throws -> Value) throws(ResultStoreError) -> Value {
    do {
      return try body()
    } catch let error as ResultStoreError {
      throw error
    } catch let error as DatabaseError {
      throw from(error, path)
    } catch {
      // A column of another type or a null where none belongs.
      throw .damaged(path: path, reason: reason(error))
    }
  }

  private static func from(_ error: DatabaseError, _ path: String) -> ResultStoreError {
    switch error.resultCode {
    case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_ERROR, .SQLITE_MISMATCH:
      .damaged(path: path, reason: reason(error))
    default: .failed(path: path, reason: reason(error))
    }
  }

  /// SQLite's sentence without the statement, which would show the reader our tables.
  static func reason(_ error: any Error) -> String {
    guard let error = error as? DatabaseError else { return "\(error)" }
    return error.message ?? error.resultCode.description
  }
}
