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
func writeFile(_ bytes: [UInt8], to path: String) throws(MatrixFileError) {
  guard !path.isEmpty, !path.utf8.contains(0) else {
    throw .unwritable(file: path, reason: "no file can have this name")
  }
  // Not blocking: a pipe that nobody reads is an error, not a reason to wait.
  let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NONBLOCK, 0o666)
  guard descriptor >= 0 else {
    throw .unwritable(file: path, reason: "cannot be written: \(systemMessage(errno))")
  }
  let failure = bytes.withUnsafeBytes { writeAll($0, descriptor) }
  let closing = close(descriptor) == 0 ? nil : errno
  if let code = failure ?? closing {
    throw .unwritable(file: path, reason: "cannot be written: \(systemMessage(code))")
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
