// SPDX-License-Identifier: Apache-2.0

import Exact
import Foundation

/// `dgesdd` of the OpenBLAS that the package uses too, on one thread, with its workspace allocated
/// beforehand and nothing around the calls: uncertified, the floor for all singular values.
final class LAPACK {
  private typealias Routine =
    @convention(c) (
      UnsafePointer<CChar>, UnsafePointer<Int32>, UnsafePointer<Int32>,
      UnsafeMutablePointer<Double>,
      UnsafePointer<Int32>, UnsafeMutablePointer<Double>, UnsafeMutablePointer<Double>,
      UnsafePointer<Int32>, UnsafeMutablePointer<Double>, UnsafePointer<Int32>,
      UnsafeMutablePointer<Double>, UnsafePointer<Int32>, UnsafeMutablePointer<Int32>,
      UnsafeMutablePointer<Int32>, Int
    ) -> Void

  private let routine: Routine
  private let order: Int
  /// Column by column, one matrix after the other.
  private let matrices: [Double]
  private let count: Int
  private let room: UnsafeMutablePointer<Double>
  private let indices: UnsafeMutablePointer<Int32>
  private var length: Int32 = 0

  /// `nil` when there is no OpenBLAS.
  ///
  /// - Precondition: square matrices of one order ≥ 1.
  init?(_ matrices: [Matrix<Double>]) {
    guard case .openBLAS = Float64Kernels.current else { return nil }
    let wish = ProcessInfo.processInfo.environment["SVBOUNDS_OPENBLAS"] ?? ""
    guard let handle = dlopen(wish.isEmpty ? "libopenblas.so.0" : wish, RTLD_NOW | RTLD_LOCAL),
      let symbol = dlsym(handle, "dgesdd_")
    else { return nil }
    routine = unsafeBitCast(symbol, to: Routine.self)
    let n = matrices[0].rows
    order = n
    count = matrices.count
    self.matrices = matrices.flatMap { matrix in
      (0..<n * n).map { matrix[$0 % n, $0 / n] }
    }
    indices = .allocate(capacity: 8 * n)
    // The copy that is overwritten, U, Vᵀ, s.
    let small = UnsafeMutablePointer<Double>.allocate(capacity: 3 * n * n + n + 1)
    room = small
    call(small, work: small + 3 * n * n + n, length: -1)
    length = Int32(small[3 * n * n + n])
    work = .allocate(capacity: Int(length))
  }

  private var work: UnsafeMutablePointer<Double>?

  deinit {
    room.deallocate()
    indices.deallocate()
    work?.deallocate()
  }

  private func call(
    _ a: UnsafeMutablePointer<Double>, work: UnsafeMutablePointer<Double>, length: Int32
  ) {
    let square = order * order
    var (n, length, info) = (Int32(order), length, Int32(0))
    var job = CChar(UInt8(ascii: "S"))
    routine(
      &job, &n, &n, a, &n, room + 3 * square, room + square, &n, room + 2 * square, &n, work,
      &length, indices, &info, 1)
    precondition(info == 0, "dgesdd gave up")
  }

  /// All singular values and vectors of every matrix, one call for each.
  func run() {
    guard let work else { return }
    let square = order * order
    matrices.withUnsafeBufferPointer { from in
      for start in stride(from: 0, to: count * square, by: square) {
        room.update(from: from.baseAddress! + start, count: square)
        call(room, work: work, length: length)
      }
    }
  }
}
