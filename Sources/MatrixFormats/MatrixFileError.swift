// SPDX-License-Identifier: Apache-2.0

/// Why a file gives no matrix, or a matrix no exact numbers. `description` is one line that names
/// the file, the place and the reason.
public enum MatrixFileError: Error, Hashable, Sendable {
  /// The file is missing, a directory, a device, without permission, empty, or reading it failed.
  case unreadable(file: String, reason: String)
  /// Neither the file's extension nor its first bytes tell a format.
  case unknownFormat(file: String)
  /// The file breaks the rules of its format.
  case malformed(file: String, place: Place, reason: String)
  /// The file follows its format in a way that this package does not read.
  case unsupported(file: String, place: Place, reason: String)
  /// The file asks for more than `MatrixFileLimits` allows.
  case tooLarge(file: String, place: Place, reason: String)
  /// The tensor asked for is not there, or none was named and there is no matrix to take.
  case noSuchTensor(file: String, reason: String)
  /// An entry is NaN or infinite where an exact number is needed. Row and column count from 0.
  case notFinite(file: String, tensor: String?, row: Int, column: Int, value: String)
  /// Writing failed, or the matrix cannot be written in that format.
  case unwritable(file: String, reason: String)

  /// Where in a file.
  public enum Place: Hashable, Sendable, CustomStringConvertible {
    /// The file as a whole.
    case wholeFile
    /// A byte, counted from 0.
    case byte(Int)
    /// A line and, within it, a byte, both counted from 1.
    case line(Int, column: Int)
    /// A line, counted from 1.
    case wholeLine(Int)
    /// A tensor by its name.
    case tensor(String)

    public var description: String {
      switch self {
      case .wholeFile: return ""
      case .byte(let offset): return "byte \(offset)"
      case .line(let line, let column): return "line \(line), column \(column)"
      case .wholeLine(let line): return "line \(line)"
      case .tensor(let name): return "tensor \(quoted(name))"
      }
    }
  }

  /// The path of the file concerned, as it was given.
  public var file: String {
    switch self {
    case .unreadable(let file, _), .unknownFormat(let file), .malformed(let file, _, _),
      .unsupported(let file, _, _), .tooLarge(let file, _, _), .noSuchTensor(let file, _),
      .notFinite(let file, _, _, _, _), .unwritable(let file, _):
      return file
    }
  }
}

extension MatrixFileError: CustomStringConvertible {
  public var description: String {
    "\(printable(file)): \(message)"
  }

  /// The description without the file.
  public var message: String {
    switch self {
    case .unreadable(_, let reason), .noSuchTensor(_, let reason), .unwritable(_, let reason):
      return reason
    case .unknownFormat:
      let formats = MatrixFormat.allCases.map { format in
        "\(format.name) (\(format.fileExtensions.map { "." + $0 }.joined(separator: ", ")))"
      }
      return "unknown format; known are \(formats.joined(separator: ", "))"
    case .malformed(_, let place, let reason), .unsupported(_, let place, let reason),
      .tooLarge(_, let place, let reason):
      return place == .wholeFile ? reason : "\(place): \(reason)"
    case .notFinite(_, let tensor, let row, let column, let value):
      let place = tensor.map { "tensor \(quoted($0)), " } ?? ""
      return "\(place)entry (\(row + 1), \(column + 1)) is \(value), not a finite number"
    }
  }
}
