// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// A temporary file of fixed-size records without a name: the system frees it when the last handle on it
/// goes, however that comes about.
final class SpillFile {
  private let folder: String
  private let descriptor: Int32
  /// Records written so far.
  private var count = 0

  private static let stride = MemoryLayout<TicketSpill.Record>.stride

  init(folder: String) throws(TicketSpillError) {
    self.folder = folder
    descriptor = try Self.nameless(in: folder)
  }

  private static func nameless(in folder: String) throws(TicketSpillError) -> Int32 {
    var path = Array("\(folder)/.tickets-XXXXXX".utf8CString)
    let descriptor = mkstemp(&path)
    guard descriptor >= 0 else { throw .cannotCreate(folder: folder, reason: reason(errno)) }
    guard unlink(path) == 0 else {
      let reason = reason(errno)
      close(descriptor)
      throw .cannotCreate(folder: folder, reason: reason)
    }
    return descriptor
  }

  deinit { close(descriptor) }

  /// Writes the records behind those that are there, and gives the position of their first.
  func append(_ records: [TicketSpill.Record]) throws(TicketSpillError) -> Int {
    let start = count
    let failure = records.withUnsafeBytes { bytes in
      Self.repeatedly(bytes.count) { done in
        pwrite(
          descriptor, bytes.baseAddress! + done, bytes.count - done, off_t(start * Self.stride + done))
      }
    }
    if let failure { throw .cannotWrite(folder: folder, reason: failure) }
    count += records.count
    return start
  }

  /// Fills the buffer with `count` records from a position on.
  func read(
    _ buffer: inout [TicketSpill.Record], from start: Int, count: Int
  ) throws(TicketSpillError) {
    var failure: String?
    buffer = [TicketSpill.Record](unsafeUninitializedCapacity: count) { records, filled in
      let bytes = UnsafeMutableRawBufferPointer(records)
      let size = count * Self.stride
      failure = Self.repeatedly(size) { done in
        pread(descriptor, bytes.baseAddress! + done, size - done, off_t(start * Self.stride + done))
      }
      filled = failure == nil ? count : 0
    }
    if let failure { throw .cannotRead(folder: folder, reason: failure) }
  }

  /// Calls until `size` bytes are done, since a call may do fewer; gives the reason where that fails.
  private static func repeatedly(_ size: Int, _ call: (Int) -> Int) -> String? {
    var done = 0
    while done < size {
      let step = call(done)
      if step > 0 {
        done += step
      } else if step == 0 {
        return "the file is shorter than what was written"
      } else if errno != EINTR {
        return reason(errno)
      }
    }
    return nil
  }

  private static func reason(_ code: Int32) -> String { String(cString: strerror(code)) }
}
