// SPDX-License-Identifier: Apache-2.0
import Exact
import CKernels
@main enum Main {
  static func main() throws {
    print(Float64Kernels.current)
    if CommandLine.arguments.dropFirst().first == "many-bits" {
      return try ManyBits.run(Array(CommandLine.arguments.dropFirst(2)))
    }
    for n in [16, 32, 48, 64, 100, 200, 384] {
      var x: UInt64 = 88172645463325252
      func next() -> Double {
        var s = 0.0;
        for _ in 0..<12 { x ^= x << 13; x ^= x >> 7; x ^= x << 17; s += Double(x >> 11) * 0x1p-53 };
        return s - 6
      }
      let a = Matrix<Double>(rows: n, columns: n) { _, _ in next() }
      let cm = (0..<n * n).map { a[$0 % n, $0 / n] }
      var best = Duration.seconds(100), bestB = Duration.seconds(100)
      var rad = 0.0
      var u = [Double](repeating: 0, count: n * n), s = [Double](repeating: 0, count: n), v = u
      for _ in 0..<(n < 100 ? 30 : 7) {
        let clock = ContinuousClock()
        let t = try clock.measure {
          let sp: Spectrum<Double> = try singularValues(of: a);
          rad = sp.values.map { $0.width / 2 }.max()! / sp[0].upper
        }
        best = min(best, t)
        let t2 = clock.measure { _ = sb_openblas_svd(n, n, cm, &u, &s, &v) }
        bestB = min(bestB, t2)
      }
      print(n, best, bestB, "ratio", (best / bestB), "radius/s1", rad)
    }
  }
}
