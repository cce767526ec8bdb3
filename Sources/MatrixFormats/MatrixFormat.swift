// SPDX-License-Identifier: Apache-2.0

/// The kinds of files that hold matrices.
public enum MatrixFormat: String, CaseIterable, Hashable, Sendable {
  /// NumPy's array file, versions 1 to 3, floating-point entries.
  case npy
  /// Named tensors after a JSON header.
  case safetensors
  /// NIST's MatrixMarket exchange format.
  case matrixMarket
  /// Rows of decimal text, separated by commas, semicolons, tabs or blanks.
  case csv

  /// The name that messages use.
  public var name: String {
    switch self {
    case .npy: return ".npy"
    case .safetensors: return "safetensors"
    case .matrixMarket: return "MatrixMarket"
    case .csv: return "CSV"
    }
  }

  /// The file name extensions that mean this format, in lower case and without the dot.
  public var fileExtensions: [String] {
    switch self {
    case .npy: return ["npy"]
    case .safetensors: return ["safetensors"]
    case .matrixMarket: return ["mtx"]
    case .csv: return ["csv", "tsv", "txt"]
    }
  }

  /// The format that the extension of `path` means, in either case; `nil` for any other extension.
  public init?(pathExtensionOf path: String) {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: ".") else { return nil }
    let suffix = name[name.index(after: dot)...].lowercased()
    guard let format = MatrixFormat.allCases.first(where: { $0.fileExtensions.contains(suffix) })
    else { return nil }
    self = format
  }

  /// The format that the file's first bytes show, or `nil`. CSV shows none.
  ///
  /// safetensors has no magic number; a header length that fits the file, followed by `{`, is what
  /// its specification asks for.
  init?(magicOf file: InputFile) throws(MatrixFileError) {
    let start = try file.bytes(at: 0, count: min(16, file.size))
    if start.starts(with: NPYHeader.magic) {
      self = .npy
    } else if start.starts(with: MatrixMarketBanner.magic) {
      self = .matrixMarket
    } else if start.count > 8, start[8] == UInt8(ascii: "{"),
      SafetensorsHeader.length(start[..<8]) <= UInt64(file.size - 8)
    {
      self = .safetensors
    } else {
      return nil
    }
  }
}
