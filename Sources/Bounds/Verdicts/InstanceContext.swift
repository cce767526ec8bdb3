// SPDX-License-Identifier: Apache-2.0

import Exact

/// One instance with everything that has been computed on it: exact matrices, spectra at each
/// precision, exact data. Lives within one check of one instance and is not shared between tasks.
///
/// Matrices are told apart by their entries, not by how a statement writes them, so DW and W share
/// a spectrum when D is the identity.
public final class InstanceContext {
  public let instance: Instance
  let data: ExactData

  private var matrices: [MatrixTerm: MatrixRecord] = [:]
  private let records: MatrixRecords
  private var scalars: [ScalarTerm: Rational] = [:]
  lazy var spectralClasses = SpectralClasses()

  /// Spectra of matrices of larger order are computed in Float64 only: many bits of them take
  /// minutes.
  private let multiprecisionOrderLimit: Int

  /// - Parameters:
  ///   - multiprecisionOrderLimit: up to which order spectra are computed with more bits than Float64
  ///     has. Beyond it a check has Float64 enclosures and what exact algebra says without spectra, and
  ///     more is left undecided.
  ///   - other: a context, of the same limit, whose matrices have their spectra computed once for both.
  ///     Answers are the same without; memory holds all of these matrices while one of the contexts
  ///     lives.
  public init(
    _ instance: Instance, multiprecisionOrderLimit: Int = .max,
    sharingSpectraWith other: InstanceContext? = nil
  ) {
    precondition(
      other == nil || other?.multiprecisionOrderLimit == multiprecisionOrderLimit,
      "spectra of another limit")
    self.instance = instance
    self.multiprecisionOrderLimit = multiprecisionOrderLimit
    data = ExactData(instance: instance)
    records = other?.records ?? MatrixRecords()
  }

  /// The clause unrolled for this instance.
  func program(for clause: Clause) throws(InstanceError) -> Program {
    let scope = try instance.scope(for: clause)
    do {
      return try ProgramCache.shared.program(for: clause, in: scope)
    } catch {
      throw .statement(error)
    }
  }

  /// The record of the matrix that a closed term denotes.
  func record(_ term: MatrixTerm) throws(InstanceError) -> MatrixRecord {
    if let known = matrices[term] { return known }
    let matrix = try data.matrix(term)
    let record = records.record(of: matrix, hasManyBits: matrix.order <= multiprecisionOrderLimit)
    matrices[term] = record
    return record
  }

  /// The exact value of a closed term.
  func value(_ term: ScalarTerm) throws(InstanceError) -> Rational {
    if let known = scalars[term] { return known }
    let value = try data.scalar(term)
    scalars[term] = value
    return value
  }
}

/// The matrices that occur on an instance, or on several, by their entries.
private final class MatrixRecords {
  private var known: [Matrix<Rational>: MatrixRecord] = [:]

  func record(of matrix: Matrix<Rational>, hasManyBits: Bool) -> MatrixRecord {
    if let record = known[matrix] { return record }
    let record = MatrixRecord(matrix, hasManyBits: hasManyBits)
    known[matrix] = record
    return record
  }
}

/// A matrix that occurs on an instance, with its spectra as far as they have been asked for.
final class MatrixRecord {
  let matrix: Matrix<Rational>
  private let hasManyBits: Bool
  private var float64Singular: Spectrum<Double>??
  private var float64Eigen: Spectrum<Double>??
  private var singular: [Int: Spectrum<BigFloat>?] = [:]
  private var eigen: [Int: Spectrum<BigFloat>?] = [:]

  private var float64Subspaces: SingularSubspaces??
  private var manyBitSubspaces: [Int: SingularSubspaces?] = [:]

  private(set) lazy var isSymmetric = matrix.isSymmetric
  private(set) lazy var gram = matrix.smallerGram
  private(set) lazy var gramPolynomial = gram.characteristicPolynomial

  /// - Parameter hasManyBits: whether spectra of more bits than Float64 has are computed.
  init(_ matrix: Matrix<Rational>, hasManyBits: Bool = true) {
    self.matrix = matrix
    self.hasManyBits = hasManyBits
  }

  /// (σ_1⋯σ_k)², for k up to the number of singular values, where it is known to be rational: for
  /// all of them it is a determinant, past the rank 0, and at the rank the last coefficient of the
  /// Gram matrix's characteristic polynomial that is not 0, up to its sign.
  func squaredLeadingProduct(_ k: Int) -> Rational? {
    if k == 0 { return .one }
    if k == matrix.order {
      guard matrix.isSquare else { return gram.determinant }
      let determinant = matrix.determinant
      return determinant * determinant
    }
    guard gram.spectralWorkEstimate <= SpectralClasses.standardWorkLimit else { return nil }
    let rank = gramPolynomial.coefficients.drop(while: \.isZero).count - 1
    if k > rank { return .zero }
    if k < rank { return nil }
    let coefficient = Rational(gramPolynomial[matrix.order - rank].magnitude)
    return coefficient / Rational(gram.commonDenominator).power(rank)
  }

  /// The Float64 enclosures of the singular values, or `nil` when they could not be certified.
  var singularValues: Spectrum<Double>? {
    if let known = float64Singular { return known }
    let spectrum = (try? Exact.singularValues(of: matrix)).map(withKnownZeros)
    float64Singular = .some(spectrum)
    return spectrum
  }

  var eigenvalues: Spectrum<Double>? {
    if let known = float64Eigen { return known }
    let spectrum = try? Exact.eigenvalues(ofSymmetric: matrix)
    float64Eigen = .some(spectrum)
    return spectrum
  }

  /// Singular vectors and subspaces, certified from Float64 vectors, or `nil`.
  var subspaces: SingularSubspaces? {
    if let known = float64Subspaces { return known }
    let found = try? singularSubspaces(of: matrix)
    float64Subspaces = .some(found)
    return found
  }

  /// The same from vectors of many bits.
  func subspaces(bits: Int) -> SingularSubspaces? {
    guard hasManyBits else { return nil }
    if let known = manyBitSubspaces[bits] { return known }
    let found = try? singularSubspaces(of: matrix, bits: bits)
    manyBitSubspaces[bits] = .some(found)
    return found
  }

  /// AAᵀ or AᵀA, whose eigenvectors are the left or the right singular vectors.
  func gram(_ side: Side) -> Matrix<Rational> {
    side == .left ? matrix * matrix.transposed : matrix.transposed * matrix
  }

  /// The dimension of the space that holds the left or the right singular vectors.
  func dimension(_ side: Side) -> Int { side == .left ? matrix.rows : matrix.columns }

  private lazy var rank = matrix.rankIfQuick

  /// Where an enclosure does not exclude 0 the exact rank tells which singular values are 0: ties
  /// of zeros are the commonest ones.
  private func withKnownZeros<Endpoint>(_ spectrum: Spectrum<Endpoint>) -> Spectrum<Endpoint> {
    guard let last = spectrum.values.last, !last.isCertainlyPositive, let rank else {
      return spectrum
    }
    return spectrum.knowing(rankAtMost: rank)
  }

  func singularValues(bits: Int) -> Spectrum<BigFloat>? {
    guard hasManyBits else { return nil }
    if let known = singular[bits] { return known }
    let spectrum = (try? Exact.singularValues(of: matrix, bits: bits)).map(withKnownZeros)
    singular[bits] = .some(spectrum)
    return spectrum
  }

  func eigenvalues(bits: Int) -> Spectrum<BigFloat>? {
    guard hasManyBits else { return nil }
    if let known = eigen[bits] { return known }
    let spectrum = try? Exact.eigenvalues(ofSymmetric: matrix, bits: bits)
    eigen[bits] = .some(spectrum)
    return spectrum
  }
}
