// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

let package = Package(
  name: "singular-bounds",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "Exact", targets: ["Exact"]),
    .library(name: "Bounds", targets: ["Bounds"]),
    .library(name: "Generators", targets: ["Generators"]),
    .library(name: "TheoremChecking", targets: ["TheoremChecking"]),
    .library(name: "MatrixFormats", targets: ["MatrixFormats"]),
    .executable(name: "svbounds", targets: ["svbounds"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    .systemLibrary(
      name: "CMPFR",
      pkgConfig: "mpfr",
      providers: [.apt(["libmpfr-dev", "libgmp-dev"]), .brew(["mpfr", "gmp"])]),
    .target(name: "CKernels"),
    .target(name: "Exact", dependencies: ["CMPFR", "CKernels"]),
    .target(name: "Bounds", dependencies: ["Exact"]),
    .target(name: "Generators", dependencies: ["Exact"]),
    .target(name: "MatrixFormats", dependencies: ["Exact"]),
    .target(name: "TheoremChecking", dependencies: ["Bounds", "Generators", "Exact"]),
    .executableTarget(
      name: "svbounds",
      dependencies: [
        "Exact", "Bounds", "Generators", "TheoremChecking", "MatrixFormats",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(
      name: "LibraryUse", dependencies: ["Exact", "Bounds"], path: "Examples/LibraryUse"),
    .executableTarget(name: "Benchmarks", dependencies: ["Exact", "Generators"]),
    .executableTarget(name: "Soundness", dependencies: ["Exact", "Generators"]),
    .testTarget(name: "ExactTests", dependencies: ["Exact", "CKernels"]),
    .testTarget(name: "BoundsTests", dependencies: ["Bounds", "Generators", "CMPFR"]),
    .testTarget(name: "GeneratorsTests", dependencies: ["Generators"]),
    .testTarget(name: "MatrixFormatsTests", dependencies: ["MatrixFormats"]),
    .testTarget(name: "TheoremCheckingTests", dependencies: ["TheoremChecking", "Generators"]),
    .testTarget(name: "TheoremTests", dependencies: ["TheoremChecking"]),
    .testTarget(name: "CommandTests", dependencies: ["svbounds", "LibraryUse"]),
  ]
)
