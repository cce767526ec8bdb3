// SPDX-License-Identifier: Apache-2.0

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A regular file open for reading at any offset; closed when the last reference goes.
final class InputFile {
  let path: String
  /// The size in bytes when the file was opened; never 0.
  let size: Int
  private let descriptor: Int32

  /// Opens the regular file at `path`.
  ///
  /// The kind of file is looked at before opening, for to open a pipe waits for its writer and to
  /// open a device may act on it; and once more afterwards, in case the name meant something else
  /// in between.
  ///
  /// - Throws: `MatrixFileError.unreadable` for a missing file, a directory, pipe, socket or device,
  ///   lacking permission, and an empty file.
  init(path: String) throws(MatrixFileError) {
    guard !path.isEmpty, !path.utf8.contains(0) else {
      throw .unreadable(file: path, reason: "no file can have this name")
    }
    var status = stat()
    guard PathText.withSystemPath(path, { stat($0, &status) }) == 0 else {
      throw .unreadable(file: path, reason: systemMessage(errno))
    }
    try InputFile.requireRegular(status, path)
    let opened = PathText.withSystemPath(path) { open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }
    guard opened >= 0 else { throw .unreadable(file: path, reason: systemMessage(errno)) }
    var kind: MatrixFileError? = nil
    if fstat(opened, &status) != 0 {
      kind = .unreadable(file: path, reason: systemMessage(errno))
    } else {
      do throws(MatrixFileError) {
        try InputFile.requireRegular(status, path)
      } catch {
        kind = error
      }
    }
    if kind == nil && status.st_size <= 0 {
      kind = .unreadable(file: path, reason: "the file is empty")
    }
    if let kind {
      close(opened)
      throw kind
    }
    self.path = path
    descriptor = opened
    size = Int(status.st_size)
  }

  deinit { close(descriptor) }

  private static func requireRegular(_ status: stat, _ path: String) throws(MatrixFileError) {
    let kind: String
    switch status.st_mode & S_IFMT {
    case S_IFREG: return
    case S_IFDIR: kind = "a directory"
    case S_IFIFO: kind = "a pipe"
    case S_IFSOCK: kind = "a socket"
    case S_IFCHR, S_IFBLK: kind = "a device"
    default: kind = "something else"
    }
    throw .unreadable(file: path, reason: "\(kind), not a regular file")
  }

  /// Fills `buffer` from `offset` on.
  ///
  /// - Throws: `MatrixFileError.unreadable` when reading fails or the file ends before.
  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(MatrixFileError) {
    var done = 0
    while done < buffer.count {
      let target = UnsafeMutableRawBufferPointer(rebasing: buffer[done...])
      let count = pread(descriptor, target.baseAddress, target.count, off_t(offset + done))
      if count > 0 {
        done += count
      } else if count == 0 {
        throw .unreadable(file: path, reason: "the file became shorter while it was read")
      } else if errno != EINTR {
        throw .unreadable(file: path, reason: "reading failed: \(systemMessage(errno))")
      }
    }
  }

  /// `count` bytes from `offset` on.
  func bytes(at offset: Int, count: Int) throws(MatrixFileError) -> [UInt8] {
    var result = [UInt8](repeating: 0, count: count)
    try readBytes(at: offset, into: &result, count: count)
    return result
  }

  /// Replaces the first `count` bytes of `buffer` by those from `offset` on.
  func readBytes(
    at offset: Int, into buffer: inout [UInt8], count: Int
  ) throws(MatrixFileError) {
    var failure: MatrixFileError? = nil
    buffer.withUnsafeMutableBytes { raw in
      do throws(MatrixFileError) {
        try read(at: offset, into: UnsafeMutableRawBufferPointer(rebasing: raw[..<count]))
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
  }
}

/// Whether anything lies at `path`.
func fileExists(at path: String) -> Bool {
  guard !path.isEmpty, !path.utf8.contains(0) else { return false }
  var status = stat()
  return PathText.withSystemPath(path) { lstat($0, &status) } == 0
}

/// What the system says of an error number, in lower case as part of a sentence.
///
/// - Parameter missing: what to say of something that is not there.
func systemMessage(_ code: Int32, missing: String = "no such file") -> String {
  switch code {
  case ENOENT, ENOTDIR: return missing
  case EACCES, EPERM: return "permission denied"
  case EISDIR: return "a directory, not a regular file"
  default: return String(cString: strerror(code)).lowercased()
  }
}
