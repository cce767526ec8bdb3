public func eigenvalues(ofSymmetric: Matrix<Rational>) throws(SingularValueError) -> Spectrum<Double> { throw .notCertified("x") }
public func eigenvalues(ofSymmetric: Matrix<Rational>, bits: Int) throws(SingularValueError) -> Spectrum<BigFloat> { throw .notCertified("x") }
