// SPDX-License-Identifier: Apache-2.0

import CKernels

/// Room for eight tiny matrices of one shape, one in each lane of the processor's registers, and for
/// what is proposed and certified of them. The theorem: proofs/certifier-tiny-batches.md.
///
/// What is found of a matrix does not depend on its lane, on its neighbours or on the processor.
struct TinyBatch: ~Copyable {
  /// How many matrices there is room for.
  static let lanes = Int(SB_TINY_LANES)

  /// The lanes' matrices are m × n, m ≥ n.
  let m: Int
  let n: Int
  /// Room for A and B, m × n, V, n × n, and the two ends of n enclosures, in each lane.
  private let room: UnsafeMutablePointer<Double>
  private var exponents = [Int](repeating: 0, count: TinyBatch.lanes)

  private var matrices: UnsafeMutablePointer<Double> { room }
  private var images: UnsafeMutablePointer<Double> { room + m * n * TinyBatch.lanes }
  private var vectors: UnsafeMutablePointer<Double> { room + 2 * m * n * TinyBatch.lanes }
  private var lower: UnsafeMutablePointer<Double> { vectors + n * n * TinyBatch.lanes }
  private var upper: UnsafeMutablePointer<Double> { lower + n * TinyBatch.lanes }

  /// Whether matrices of this shape, or their transposes, have room.
  static func holds(rows: Int, columns: Int) -> Bool {
    let (m, n) = (max(rows, columns), min(rows, columns))
    return n >= 1 && n <= Int(SB_TINY_ORDER) && m <= Int(SB_TINY_ROWS)
  }

  /// All lanes are zero.
  ///
  /// - Precondition: `holds(rows: rows, columns: columns)`.
  init(rows: Int, columns: Int) {
    precondition(TinyBatch.holds(rows: rows, columns: columns))
    m = max(rows, columns)
    n = min(rows, columns)
    let count = (2 * m * n + n * n + 2 * n) * TinyBatch.lanes
    room = UnsafeMutableRawPointer.allocate(
      byteCount: count * MemoryLayout<Double>.stride, alignment: 64
    ).bindMemory(to: Double.self, capacity: count)
    room.initialize(repeating: 0, count: count)
  }

  deinit { room.deallocate() }

  /// Scales a matrix by a power of two into a lane, so that its largest entry lies in [1/2, 1).
  /// Returns how many entries are not zero.
  ///
  /// - Precondition: of this batch's shape or its transpose, finite; `largest`, its largest size, > 0.
  mutating func load(_ matrix: Matrix<Double>, largest: Double, lane: Int) -> Int {
    precondition(max(matrix.rows, matrix.columns) == m && matrix.order == n)
    precondition((0..<TinyBatch.lanes).contains(lane) && largest > 0 && largest.isFinite)
    exponents[lane] = Int(largest.exponent) + 1
    return matrix.storage.elements.withUnsafeBufferPointer {
      Int(
        sb_tiny_load(
          matrix.rows, matrix.columns, $0.baseAddress, Int32(exponents[lane]), lane, matrices))
    }
  }

  /// Fills in what one-sided Jacobi proposes, in all lanes. `path`: as `sb_tiny_path`, the best one
  /// unless told.
  mutating func propose(path: Int32 = 2) { sb_tiny_propose(m, n, matrices, images, vectors, path) }

  /// Replaces what was proposed for a lane: V, and B in place of AV.
  mutating func setProposal(image: Matrix<Double>, vectors right: Matrix<Double>, lane: Int) {
    precondition(image.rows == m && image.columns == n && right.rows == n && right.columns == n)
    precondition((0..<TinyBatch.lanes).contains(lane))
    image.forEachEntry { images[($0 + $1 * m) * TinyBatch.lanes + lane] = $2 }
    right.forEachEntry { vectors[($0 + $1 * n) * TinyBatch.lanes + lane] = $2 }
  }

  /// What is proposed for a lane: B and V.
  func proposal(lane: Int) -> (image: Matrix<Double>, vectors: Matrix<Double>) {
    let (b, v) = (images, vectors)
    return (
      Matrix(rows: m, columns: n) { b[($0 + $1 * m) * TinyBatch.lanes + lane] },
      Matrix(rows: n, columns: n) { v[($0 + $1 * n) * TinyBatch.lanes + lane] }
    )
  }

  /// Certifies what has been proposed, in all lanes.
  mutating func certify(path: Int32 = 2) {
    sb_tiny_certify(m, n, matrices, images, vectors, lower, upper, path)
  }

  /// The enclosures certified for a lane, scaled back outward, however wide; `nil` where nothing is
  /// certified.
  func spectrum(lane: Int) -> Float64Spectrum? {
    guard upper[lane].isFinite else { return nil }
    let limit = float64WidthLimit * lower[lane]
    let exponent = exponents[lane]
    // The ends are 0 or from 2^−110 to 2^12, so that scaling is exact in this range.
    let factor =
      (-900...1000).contains(exponent)
      ? Double(sign: .plus, exponent: exponent, significand: 1) : nil
    var isNarrow = true
    let values = (0..<n).map { position -> Enclosure<Double> in
      let low = lower[position * TinyBatch.lanes + lane]
      let high = upper[position * TinyBatch.lanes + lane]
      if !(high - low <= limit) { isNarrow = false }
      if let factor { return Enclosure(lower: low * factor, upper: high * factor) }
      return Enclosure(
        lower: low.scaled(byPowerOfTwo: exponent, .down),
        upper: high.scaled(byPowerOfTwo: exponent, .up))
    }
    return Float64Spectrum(
      spectrum: Spectrum(values: values, facts: [.weyl, .ostrowski]), isNarrow: isNarrow)
  }
}
