// SPDX-License-Identifier: Apache-2.0

/// All cases of the chosen kinds, in parallel pieces, stopping at the first piece that finds
/// something wrong.
struct Campaign: Sendable {
  struct Failure: Sendable {
    let kind: String
    let index: Int
    let complaint: String
  }

  struct Report: Sendable {
    var findings: [Findings]
    var failures: [Failure] = []
  }

  let seed: UInt64
  let kinds: [Kind]
  /// A kind's cases are divided by this, rounded up.
  let divisor: Int
  /// How many pieces are worked on at once; at least 1.
  let tasks: Int

  private struct Piece: Sendable {
    let kind: Int
    let cases: Range<Int>
  }

  private struct Outcome: Sendable {
    let kind: Int
    var findings = Findings()
    var failures: [Failure] = []
  }

  func count(_ kind: Kind) -> Int { (kind.cases + divisor - 1) / divisor }

  /// The pieces, those of different kinds taken in turn, so that each kind is met early.
  private var pieces: [Piece] {
    var result: [(place: Double, piece: Piece)] = []
    for (position, kind) in kinds.enumerated() {
      let total = count(kind)
      for start in stride(from: 0, to: total, by: kind.piece) {
        let piece = Piece(kind: position, cases: start..<min(total, start + kind.piece))
        result.append((Double(start) / Double(total), piece))
      }
    }
    return result.sorted { $0.place < $1.place }.map(\.piece)
  }

  /// - Parameter progress: called with the numbers of pieces done and in all.
  func run(progress: @Sendable (Int, Int) -> Void) async -> Report {
    let pieces = pieces
    var report = Report(findings: kinds.map { _ in Findings() })
    TrapReport.install(tasks: tasks, kinds: kinds, seed: seed)
    await withTaskGroup(of: (task: Int, Outcome).self) { workers in
      var next = 0
      func addWorker(_ task: Int) {
        guard next < pieces.count, report.failures.isEmpty else { return }
        let piece = pieces[next]
        next += 1
        workers.addTask { (task, work(piece, task: task)) }
      }
      for task in 0..<tasks { addWorker(task) }
      var done = 0
      while let (task, outcome) = await workers.next() {
        report.findings[outcome.kind].merge(outcome.findings)
        report.failures += outcome.failures
        done += 1
        progress(done, pieces.count)
        addWorker(task)
      }
    }
    return report
  }

  private func work(_ piece: Piece, task: Int) -> Outcome {
    let kind = kinds[piece.kind]
    var outcome = Outcome(kind: piece.kind)
    for index in piece.cases {
      TrapReport.note(kind: piece.kind, index: index, task: task)
      let found = kind.findings(seed: seed, index: index)
      outcome.findings.merge(found)
      outcome.failures += found.complaints.map {
        Failure(kind: kind.name, index: index, complaint: $0)
      }
      if !outcome.failures.isEmpty { break }
    }
    return outcome
  }
}
