// SPDX-License-Identifier: Apache-2.0

import Exact
import Generators
import Testing

/// Every ensemble's matrices have certificates of all their singular values.
@Test func everyEnsembleIsCertified() throws {
  var complaints: [String] = []
  var certified = 0
  for ensemble in MatrixEnsemble.all {
    for order in 1...12 {
      for (rows, columns) in [(order, order), (order, 1 + order / 2), (1 + order / 3, order)]
      where ensemble.fits(rows: rows, columns: columns) && (rows == columns || order % 3 == 0) {
        var generator = SeededGenerator(seed: UInt64(order))
        let matrix = ensemble.draw(rows: rows, columns: columns, using: &generator)
        let (certificate, missing) = SingularValueCertificate.certificate(
          of: matrix, spectrum: try singularValuesInWideRange(of: matrix), bits: 53)
        if let fault = certificate.fault {
          complaints.append("\(ensemble) \(rows) x \(columns), seed \(order): \(fault)")
        }
        if !missing.isEmpty {
          complaints.append("\(ensemble) \(rows) x \(columns), seed \(order): none for \(missing)")
        }
        for claim in certificate.singularValues {
          let (lower, upper) = (certificate.ends[claim.lower], certificate.ends[claim.upper])
          if order <= 6,
            matrix.countSingularValues(below: lower.value) > matrix.order - claim.index
              || matrix.countSingularValues(below: upper.value) <= matrix.order - claim.index
          {
            complaints.append("\(ensemble) \(rows) x \(columns), seed \(order): \(claim) is false")
          }
        }
        certified += certificate.singularValues.count
      }
    }
  }
  #expect(complaints == [])
  #expect(certified > 1000)
}
