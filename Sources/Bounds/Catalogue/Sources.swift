// SPDX-License-Identifier: Apache-2.0

extension Citation {
  static let riedi2023 = Citation(
    key: "riedi2023", ["Riedi, Rudolf H.", "Balestriero, Randall", "Baraniuk, Richard G."],
    "Singular Value Perturbation and Deep Network Optimization", 2023,
    [
      "journal": "Constructive Approximation", "volume": "57", "pages": "807--852",
      "doi": "10.1007/s00365-022-09601-5",
    ])
  static let weyl1912 = Citation(
    key: "weyl1912", ["Weyl, Hermann"],
    "Das asymptotische Verteilungsgesetz der Eigenwerte linearer partieller Differentialgleichungen",
    1912, ["journal": "Mathematische Annalen", "volume": "71", "pages": "441--479"])
  static let weyl1949 = Citation(
    key: "weyl1949", ["Weyl, Hermann"],
    "Inequalities between the Two Kinds of Eigenvalues of a Linear Transformation", 1949,
    [
      "journal": "Proceedings of the National Academy of Sciences", "volume": "35",
      "pages": "408--411",
    ])
  static let fan1951 = Citation(
    key: "fan1951", ["Fan, Ky"],
    "Maximum Properties and Inequalities for the Eigenvalues of Completely Continuous Operators",
    1951,
    [
      "journal": "Proceedings of the National Academy of Sciences", "volume": "37",
      "pages": "760--766",
    ])
  static let mirsky1960 = Citation(
    key: "mirsky1960", ["Mirsky, Leon"], "Symmetric Gauge Functions and Unitarily Invariant Norms",
    1960,
    ["journal": "Quarterly Journal of Mathematics", "volume": "11", "pages": "50--59"])
  static let lidskii1950 = Citation(
    key: "lidskii1950", ["Lidskii, Victor B."],
    "On the Proper Values of a Sum and Product of Symmetric Matrices", 1950,
    ["journal": "Doklady Akademii Nauk SSSR", "volume": "75", "pages": "769--772"])
  static let wielandt1955 = Citation(
    key: "wielandt1955", ["Wielandt, Helmut"],
    "An Extremum Property of Sums of Eigenvalues", 1955,
    [
      "journal": "Proceedings of the American Mathematical Society", "volume": "6",
      "pages": "106--110",
    ])
  static let horn1950 = Citation(
    key: "horn1950", ["Horn, Alfred"],
    "On the Singular Values of a Product of Completely Continuous Operators", 1950,
    [
      "journal": "Proceedings of the National Academy of Sciences", "volume": "36",
      "pages": "374--375",
    ])
  static let gelfand1950 = Citation(
    key: "gelfand1950", ["Gelfand, Israel M.", "Naimark, Mark A."],
    "The Relation between the Unitary Representations of the Complex Unimodular Group and its Unitary Subgroup",
    1950,
    [
      "journal": "Izvestiya Akademii Nauk SSSR, Seriya Matematicheskaya", "volume": "14",
      "pages": "239--260",
    ])
  static let thompson1972 = Citation(
    key: "thompson1972", ["Thompson, Robert C."],
    "Principal Submatrices IX: Interlacing Inequalities for Singular Values of Submatrices", 1972,
    ["journal": "Linear Algebra and its Applications", "volume": "5", "pages": "1--12"])
  static let schmidt1907 = Citation(
    key: "schmidt1907", ["Schmidt, Erhard"],
    "Zur Theorie der linearen und nichtlinearen Integralgleichungen", 1907,
    ["journal": "Mathematische Annalen", "volume": "63", "pages": "433--476"])
  static let fanHoffman1955 = Citation(
    key: "fanhoffman1955", ["Fan, Ky", "Hoffman, Alan J."],
    "Some Metric Inequalities in the Space of Matrices", 1955,
    [
      "journal": "Proceedings of the American Mathematical Society", "volume": "6",
      "pages": "111--116",
    ])
  static let ostrowski1959 = Citation(
    key: "ostrowski1959", ["Ostrowski, Alexander M."],
    "A Quantitative Formulation of Sylvester's Law of Inertia", 1959,
    [
      "journal": "Proceedings of the National Academy of Sciences", "volume": "45",
      "pages": "740--744",
    ])
  static let wedin1972 = Citation(
    key: "wedin1972", ["Wedin, Per-Åke"],
    "Perturbation Bounds in Connection with Singular Value Decomposition", 1972,
    ["journal": "BIT Numerical Mathematics", "volume": "12", "pages": "99--111"])
  static let temple1928 = Citation(
    key: "temple1928", ["Temple, George"],
    "The Computation of Characteristic Numbers and Characteristic Functions", 1928,
    [
      "journal": "Proceedings of the London Mathematical Society", "volume": "29",
      "pages": "257--280",
    ])
  static let kato1949 = Citation(
    key: "kato1949", ["Kato, Tosio"], "On the Upper and Lower Bounds of Eigenvalues", 1949,
    [
      "journal": "Journal of the Physical Society of Japan", "volume": "4", "pages": "334--339",
    ])
  static let kato1966 = Citation(
    "book", key: "kato1966", ["Kato, Tosio"], "Perturbation Theory for Linear Operators", 1966,
    ["publisher": "Springer"])
  static let li1998 = Citation(
    key: "li1998", ["Li, Ren-Cang"],
    "Relative Perturbation Theory: I. Eigenvalue and Singular Value Variations", 1998,
    [
      "journal": "SIAM Journal on Matrix Analysis and Applications", "volume": "19",
      "pages": "956--982",
    ])
  static let hornJohnson1991 = Citation(
    "book", key: "hornjohnson1991", ["Horn, Roger A.", "Johnson, Charles R."],
    "Topics in Matrix Analysis", 1991, ["publisher": "Cambridge University Press"])
}
