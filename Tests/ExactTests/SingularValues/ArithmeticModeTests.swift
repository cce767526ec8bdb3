// SPDX-License-Identifier: Apache-2.0

#if os(Linux) && arch(x86_64)
  import Glibc
  import Testing

  @testable import Exact

  @Suite("Threads whose floating-point arithmetic is not the default")
  struct ArithmeticModeTests {
    /// What `body` throws while the given bits of MXCSR are set on this thread.
    private func refusal(mode: UInt32, _ body: () throws -> Void) -> SingularValueError? {
      var standard = fenv_t()
      guard fegetenv(&standard) == 0 else { return nil }
      var other = standard
      other.__mxcsr |= mode
      fesetenv(&other)
      defer { fesetenv(&standard) }
      do {
        try body()
        return nil
      } catch { return error as? SingularValueError }
    }

    @Test(
      "Flushing to zero, reading as zero and directed rounding are refused",
      arguments: [0x8000, 0x40, 0x2000, 0x4000, 0x6000] as [UInt32])
    func modes(_ mode: UInt32) throws {
      // Without the refusal the enclosures of both would be [0, 0].
      let tiny = Matrix<Double>([[0x1p-1030, 0x3p-1066], [0x1p-1074, 0x1p-1024]])
      let exact = Matrix<Rational>([[0, 0], [0, Rational(1).scaled(byPowerOfTwo: -1060)]])
      let refusals = [
        refusal(mode: mode) { _ = try singularValues(of: tiny) },
        refusal(mode: mode) { _ = try singularValues(of: tiny, bits: 64) },
        refusal(mode: mode) { _ = try singularValues(of: exact) as Spectrum<Double> },
        refusal(mode: mode) { _ = try eigenvalues(ofSymmetric: exact) as Spectrum<Double> },
      ]
      for refusal in refusals {
        guard case .notCertified = refusal else {
          Issue.record("mode \(mode): \(String(describing: refusal))")
          continue
        }
      }
      // The mode is the thread's own, and it is back.
      #expect(try singularValues(of: tiny, bits: 64)[0].lower.signum > 0)
    }
  }
#endif
