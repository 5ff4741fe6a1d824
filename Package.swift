// swift-tools-version: 6.1
// SPDX-License-Identifier: GPL-3.0-or-later
import PackageDescription

// The rooms and the one direction between them: a target may import only what its
// `dependencies` name. Tests/CommandTests/ImportDirectionTests.swift holds the same table.
let package = Package(
  name: "roamback",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "roamback", targets: ["roamback"]),
    .executable(name: "roamback-benchmark", targets: ["Benchmarks"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CGSL", pkgConfig: "gsl", providers: [.apt(["libgsl-dev"]), .brew(["gsl"])]),
    .target(name: "Numerics"),
    .target(name: "EventKernel", dependencies: ["Numerics"]),
    .target(name: "Statistics", dependencies: ["Numerics", "CGSL"]),
    .target(
      name: "FleetModel", dependencies: ["Numerics", "EventKernel", "Statistics"],
      resources: [.copy("Catalogs")]),
    .target(name: "Continuity", dependencies: ["Numerics", "EventKernel", "Statistics", "FleetModel"]),
    .target(name: "Operations", dependencies: ["Numerics", "EventKernel", "Statistics", "FleetModel"]),
    .target(name: "Probes", dependencies: ["EventKernel", "Statistics", "FleetModel"]),
    .target(
      name: "Experiments",
      dependencies: [
        "Numerics", "EventKernel", "Statistics", "FleetModel", "Continuity", "Operations", "Probes",
        .product(name: "Yams", package: "Yams"),
      ],
      resources: [.copy("Resources")]),
    .target(
      name: "Results",
      dependencies: [
        "EventKernel", "Statistics", "FleetModel", "Experiments", "Probes",
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    .target(
      name: "Reporting", dependencies: ["EventKernel", "Statistics", "FleetModel", "Probes", "Results"]),
    .executableTarget(
      name: "roamback",
      dependencies: [
        "EventKernel", "Statistics", "FleetModel", "Continuity", "Probes", "Experiments", "Results",
        "Reporting",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        "Numerics", "EventKernel", "FleetModel", "Continuity", "Probes", "Experiments",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .testTarget(name: "NumericsTests", dependencies: ["Numerics"], resources: [.copy("Resources")]),
    .testTarget(name: "EventKernelTests", dependencies: ["EventKernel", "Numerics"]),
    .testTarget(name: "StatisticsTests", dependencies: ["Statistics", "Numerics", "CGSL"]),
    .testTarget(
      name: "FleetModelTests", dependencies: ["Numerics", "EventKernel", "Statistics", "FleetModel"]),
    .testTarget(
      name: "ContinuityTests", dependencies: ["EventKernel", "Statistics", "FleetModel", "Continuity"]),
    .testTarget(
      name: "OperationsTests",
      dependencies: ["Numerics", "EventKernel", "Statistics", "FleetModel", "Operations"]),
    .testTarget(name: "ProbesTests", dependencies: ["EventKernel", "FleetModel", "Statistics", "Probes"]),
    .testTarget(
      name: "ExperimentsTests",
      dependencies: [
        "Numerics", "EventKernel", "Statistics", "FleetModel", "Operations", "Probes", "Experiments",
      ]),
    .testTarget(
      name: "ResultsTests",
      dependencies: ["EventKernel", "Statistics", "FleetModel", "Probes", "Experiments", "Results"]),
    .testTarget(
      name: "ReportingTests",
      dependencies: ["EventKernel", "Statistics", "FleetModel", "Probes", "Results", "Reporting"]),
    .testTarget(name: "CommandTests", dependencies: ["FleetModel", "Continuity", "Experiments", "roamback"]),
  ],
  swiftLanguageModes: [.v6]
)
