// SPDX-License-Identifier: Apache-2.0

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Makes `bytes` the contents of the file at `path`, which is created or replaced.
///
/// - Throws: `MatrixFileError.unwritable`. A file begun may be left incomplete.
package func writeFile(_ bytes: [UInt8], to path: String) throws(MatrixFileError) {
  guard !path.isEmpty, !path.utf8.contains(0) else {
    throw .unwritable(file: path, reason: "no file can have this name")
  }
  // Not blocking: a pipe that nobody reads is an error, not a reason to wait.
  let descriptor = PathText.withSystemPath(path) {
    open($0, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NONBLOCK, 0o666)
  }
  guard descriptor >= 0 else {
    throw .unwritable(file: path, reason: "cannot be written: \(systemMessage(errno))")
  }
  let failure = bytes.withUnsafeBytes { writeAll($0, descriptor) }
  let closing = close(descriptor) == 0 ? nil : errno
  if let code = failure ?? closing {
    throw .unwritable(file: path, reason: "cannot be written: \(systemMessage(code))")
  }
}

/// Looks whether `writeFile` can be expected to succeed, without touching anything: whether the file
/// can be written, or made in its folder.
///
/// - Throws: `MatrixFileError.unwritable`.
package func requireWritable(_ path: String) throws(MatrixFileError) {
  func isAllowed(_ path: String) -> Bool { PathText.withSystemPath(path) { access($0, W_OK) } == 0 }
  guard !path.isEmpty, !path.utf8.contains(0) else {
    throw .unwritable(file: path, reason: "no file can have this name")
  }
  if (try? namesInFolder(at: path)) != nil {
    throw .unwritable(file: path, reason: "cannot be written: it is a folder")
  }
  if isAllowed(path) { return }
  guard errno == ENOENT, !fileExists(at: path) else {
    throw .unwritable(file: path, reason: "cannot be written: \(systemMessage(errno))")
  }
  let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
  guard isAllowed(folder) else {
    throw .unwritable(
      file: path, reason: "cannot be written: \(systemMessage(errno, missing: "no such folder"))")
  }
}

/// The error number of what went wrong, or `nil`.
private func writeAll(_ bytes: UnsafeRawBufferPointer, _ descriptor: Int32) -> Int32? {
  var done = 0
  while done < bytes.count {
    let rest = UnsafeRawBufferPointer(rebasing: bytes[done...])
    let count = write(descriptor, rest.baseAddress, rest.count)
    if count > 0 {
      done += count
    } else if count == 0 {
      return EIO
    } else if errno != EINTR {
      return errno
    }
  }
  return nil
}
