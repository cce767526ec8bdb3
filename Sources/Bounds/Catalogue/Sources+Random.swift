// SPDX-License-Identifier: Apache-2.0

// What is known of random matrices and of the concentration of measure.

extension Citation {
  static let davidsonSzarek2001 = Citation(
    "incollection", key: "davidsonszarek2001", ["Davidson, Kenneth R.", "Szarek, Stanislaw J."],
    "Local Operator Theory, Random Matrices and Banach Spaces", 2001,
    [
      "booktitle": "Handbook of the Geometry of Banach Spaces, Volume 1", "pages": "317--366",
      "publisher": "Elsevier",
    ])
  static let gordon1985 = Citation(
    key: "gordon1985", ["Gordon, Yehoram"],
    "Some Inequalities for Gaussian Processes and Applications", 1985,
    ["journal": "Israel Journal of Mathematics", "volume": "50", "pages": "265--289"])
  static let edelman1988 = Citation(
    key: "edelman1988", ["Edelman, Alan"],
    "Eigenvalues and Condition Numbers of Random Matrices", 1988,
    [
      "journal": "SIAM Journal on Matrix Analysis and Applications", "volume": "9",
      "pages": "543--560",
    ])
  static let chenDongarra2005 = Citation(
    key: "chendongarra2005", ["Chen, Zizhong", "Dongarra, Jack J."],
    "Condition Numbers of Gaussian Random Matrices", 2005,
    [
      "journal": "SIAM Journal on Matrix Analysis and Applications", "volume": "27",
      "pages": "603--620",
    ])
  static let muirhead1982 = Citation(
    "book", key: "muirhead1982", ["Muirhead, Robb J."],
    "Aspects of Multivariate Statistical Theory", 1982, ["publisher": "Wiley"])
  static let ledoux1997 = Citation(
    key: "ledoux1997", ["Ledoux, Michel"],
    "On Talagrand's Deviation Inequalities for Product Measures", 1997,
    ["journal": "ESAIM: Probability and Statistics", "volume": "1", "pages": "63--87"])
  static let ledouxTalagrand1991 = Citation(
    "book", key: "ledouxtalagrand1991", ["Ledoux, Michel", "Talagrand, Michel"],
    "Probability in Banach Spaces", 1991, ["publisher": "Springer"])
  static let boucheron2013 = Citation(
    "book", key: "boucheron2013",
    ["Boucheron, Stéphane", "Lugosi, Gábor", "Massart, Pascal"],
    "Concentration Inequalities: A Nonasymptotic Theory of Independence", 2013,
    ["publisher": "Oxford University Press"])
}
