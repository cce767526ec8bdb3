// SPDX-License-Identifier: Apache-2.0

import Exact
import Testing

/// A certificate of diag(3, 2, 0, 0) by hand, and what must not pass.
@Suite struct CertificateFaultTests {
  typealias Certificate = SingularValueCertificate
  typealias End = Certificate.End

  private struct Parts {
    var entries: [[Integer]] = [[3, 0, 0, 0], [0, 2, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]]
    var congruence: [[Integer]] = [[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, -1]]
    var ends = [
      End(p: 7, q: 2, congruence: 0, below: 4), End(p: 5, q: 2, congruence: 0, below: 3),
      End(p: 1, q: 1, congruence: 0, below: 2), End(p: 0, q: 1, congruence: nil, below: 0),
    ]
    var value: (p: Integer, q: Integer) = (0, 1)
    var vectors: [[Integer]] = [[0, 0, 5, 0], [0, 0, 0, 1]]
    var places = [2, 3]
    var claims: [(index: Int, lower: Int, upper: Int, kernel: Int?)] = [
      (1, 1, 0, nil), (2, 2, 1, nil), (3, 3, 2, 0), (4, 3, 2, 0),
    ]

    var fault: String? {
      Certificate(
        matrix: ScaledIntegerMatrix(
          Matrix<Rational>(entries.map { $0.map { Rational($0) } })),
        congruences: [congruence], ends: ends,
        kernels: [.init(p: value.p, q: value.q, vectors: vectors, places: places)],
        singularValues: claims.map {
          .init(index: $0.index, lower: $0.lower, upper: $0.upper, kernel: $0.kernel)
        }
      ).fault
    }
  }

  private func rejects(_ edit: (inout Parts) -> Void) -> Bool {
    var parts = Parts()
    edit(&parts)
    return parts.fault != nil
  }

  @Test func theUnspoiltOnePasses() { #expect(Parts().fault == nil) }

  @Test func anotherMatrix() {
    #expect(rejects { $0.entries[0][0] = 4 })
    #expect(rejects { $0.entries[2][2] = 1 })
    #expect(rejects { $0.entries[1][0] = 9 })
  }

  @Test func congruencesThatProveNothing() {
    #expect(rejects { $0.congruence[0] = [0, 0, 0, 0] })
    #expect(rejects { $0.congruence[0] = $0.congruence[1] })
    #expect(rejects { $0.congruence[0] = [1, 1, 0, 0] })
    #expect(rejects { $0.congruence.removeLast() })
    #expect(rejects { $0.congruence[3].removeLast() })
    // Dominance has to be strict: here one diagonal entry equals the sum beside it.
    #expect(rejects { $0.congruence[2] = [0, 0, 1, 1] })
  }

  @Test func countsAndEnds() {
    for position in 0..<4 {
      for step in [-1, 1] {
        #expect(
          rejects {
            let end = $0.ends[position]
            $0.ends[position] = End(
              p: end.p, q: end.q, congruence: end.congruence, below: end.below + step)
          })
      }
    }
    #expect(rejects { $0.ends[0] = End(p: -7, q: -2, congruence: 0, below: 4) })
    #expect(rejects { $0.ends[0] = End(p: 7, q: 0, congruence: 0, below: 4) })
    #expect(rejects { $0.ends[0] = End(p: 7, q: 2, congruence: 1, below: 4) })
    #expect(rejects { $0.ends[0] = End(p: 7, q: 2, congruence: nil, below: 0) })
    #expect(rejects { $0.ends[0] = End(p: 3, q: 1, congruence: 0, below: 3) })
    #expect(rejects { $0.ends[3] = End(p: 0, q: 1, congruence: 0, below: 0) })
    #expect(rejects { $0.ends.swapAt(0, 1) })
  }

  @Test func kernels() {
    #expect(rejects { $0.vectors[0] = [0, 0, 0, 0] })
    #expect(rejects { $0.vectors[0] = $0.vectors[1] })
    #expect(rejects { $0.vectors[0] = [0, 0, 1, 1] })
    #expect(rejects { $0.vectors[0] = [0, 1, 1, 0] })
    #expect(rejects { $0.places = [2, 2] })
    #expect(rejects { $0.places = [2, 4] })
    #expect(rejects { $0.places = [2] })
    #expect(rejects { $0.value = (1, 2) })
    #expect(rejects { $0.value = (0, 0) })
    // One of two zeros only: then the other value between the ends might be anything.
    #expect(
      rejects {
        $0.vectors.removeLast()
        $0.places.removeLast()
      })
    #expect(rejects { $0.claims[1].kernel = 0 })
  }

  @Test func claims() {
    #expect(rejects { $0.claims[0].index = 0 })
    #expect(rejects { $0.claims[0].index = 2 })
    #expect(rejects { $0.claims[3].index = 5 })
    #expect(rejects { $0.claims[3] = $0.claims[2] })
    #expect(rejects { $0.claims.swapAt(2, 3) })
    #expect(rejects { $0.claims[0].lower = 0 })
    #expect(rejects { $0.claims[0].upper = 1 })
    #expect(rejects { $0.claims[0].upper = 4 })
    #expect(rejects { $0.claims[0].lower = -1 })
    #expect(rejects { $0.claims[2].kernel = 1 })
  }
}
