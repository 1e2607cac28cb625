import Foundation
import GraphKernel
import Testing

/// A random network with cells that are fixed at random.
struct RandomConstrained {
  let random: RandomTwoMode
  var prohibited: [(member: UInt32, group: UInt32)] = []
  var required: [(member: UInt32, group: UInt32)] = []
  var isFixed: [[Bool]]

  init(seed: UInt64, members: ClosedRange<Int>, groups: ClosedRange<Int>) throws {
    random = try RandomTwoMode(seed: seed, members: members, groups: groups)
    isFixed = random.matrix.map { $0.map { _ in false } }
    var generator = SeededGenerator(seed: seed &+ 1000)
    // A third of the networks has no fixed cells.
    guard seed % 3 != 0 else { return }
    for member in 0..<random.memberCount {
      for group in 0..<random.groupCount where generator.chance(oneIn: 5) {
        isFixed[member][group] = true
        let cell = (member: UInt32(member), group: UInt32(group))
        if random.matrix[member][group] { required.append(cell) } else { prohibited.append(cell) }
      }
    }
    // Given again: it counts once.
    if let first = prohibited.first { prohibited.append(first) }
  }

  /// A network whose cells are prohibited where said so.
  init(of random: RandomTwoMode, prohibiting isProhibited: (Int, Int) -> Bool) {
    self.random = random
    isFixed = random.matrix.indices.map { row in (0..<random.groupCount).map { isProhibited(row, $0) } }
    for row in random.matrix.indices {
      for column in 0..<random.groupCount where isFixed[row][column] {
        prohibited.append((UInt32(row), UInt32(column)))
      }
    }
  }

  func model() throws -> DegreeSequenceModel {
    try random.graph.degreeSequenceModel(prohibited: prohibited, required: required)
  }

  /// All matrices with the same margins and fixed cells, found by filling one cell after the other.
  func allMatrices() -> [[[Bool]]] {
    let rows = random.matrix.map { $0.count { $0 } }
    let columns = (0..<random.groupCount).map { random.size($0) }
    let width = random.groupCount
    var found: [[[Bool]]] = []
    var matrix = random.matrix.map { $0.map { _ in false } }
    func fill(_ cell: Int) {
      if cell == rows.count * width {
        let sums = (0..<width).map { column in matrix.count { $0[column] } }
        if sums == columns { found.append(matrix) }
        return
      }
      let (row, column) = (cell / width, cell % width)
      for value in isFixed[row][column] ? [random.matrix[row][column]] : [false, true] {
        matrix[row][column] = value
        if column == width - 1, matrix[row].count(where: { $0 }) != rows[row] { continue }
        fill(cell + 1)
      }
      matrix[row][column] = false
    }
    if width == 0 { return [matrix] }
    fill(0)
    return found
  }
}

@Suite struct DegreeSequenceModelTests {
  @Test func expectedDegreesAreTheObservedOnes() throws {
    for seed in 0..<300 as Range<UInt64> {
      let constrained = try RandomConstrained(seed: seed, members: 0...14, groups: 0...10)
      let random = constrained.random, model = try constrained.model()
      let chances = try (0..<UInt32(random.memberCount)).map { member in
        try (0..<UInt32(random.groupCount)).map { try model.probability(member: member, group: $0) }
      }
      for (row, observed) in zip(chances, random.matrix) {
        #expect(abs(row.reduce(0, +) - Double(observed.count { $0 })) < 1e-9, "seed \(seed)")
      }
      for group in 0..<random.groupCount {
        #expect(abs(chances.reduce(0) { $0 + $1[group] } - Double(random.size(group))) < 1e-9, "seed \(seed)")
      }
      for member in 0..<random.memberCount {
        for group in 0..<random.groupCount where constrained.isFixed[member][group] {
          #expect(chances[member][group] == (random.matrix[member][group] ? 1 : 0))
        }
      }
    }
  }

  /// With the margins this determines the model: the odds are products of one number for each row and column.
  @Test func oddsAreProducts() throws {
    for seed in 0..<100 as Range<UInt64> {
      let constrained = try RandomConstrained(seed: seed, members: 2...8, groups: 2...6)
      let model = try constrained.model()
      func logOdds(_ member: Int, _ group: Int) throws -> Double? {
        let (member, group) = (UInt32(member), UInt32(group))
        if try model.isCertain(member: member, group: group) { return nil }
        let chance = try model.probability(member: member, group: group)
        return log(chance / (1 - chance))
      }
      for one in 1..<constrained.random.memberCount {
        for other in 1..<constrained.random.groupCount {
          let cells = try [logOdds(0, 0), logOdds(one, other), logOdds(0, other), logOdds(one, 0)]
          guard let a = cells[0], let b = cells[1], let c = cells[2], let d = cells[3] else { continue }
          #expect(abs(a + b - c - d) < 1e-7, "seed \(seed)")
        }
      }
    }
  }

  @Test func certainCellsAreThoseThatNoMatrixChanges() throws {
    for seed in 0..<200 as Range<UInt64> {
      let constrained = try RandomConstrained(seed: seed, members: 1...4, groups: 1...4)
      let model = try constrained.model(), all = constrained.allMatrices()
      #expect(all.contains(constrained.random.matrix))
      for member in 0..<constrained.random.memberCount {
        for group in 0..<constrained.random.groupCount {
          let values = Set(all.map { $0[member][group] })
          let isCertain = try model.isCertain(member: UInt32(member), group: UInt32(group))
          #expect(isCertain == (values.count == 1), "seed \(seed)")
          if isCertain {
            let chance = try model.probability(member: UInt32(member), group: UInt32(group))
            #expect(values == [chance == 1])
          }
        }
      }
    }
  }

  @Test func degreesThatForceABlockLeaveNoChoiceThere() throws {
    // No row or column is full or empty, but the first two members must be in the first two groups.
    let matrix = [[1, 1, 1, 0], [1, 1, 0, 1], [1, 0, 0, 0], [0, 1, 0, 0]].map { $0.map { $0 == 1 } }
    let model = try RandomTwoMode(matrix: matrix, groupCount: 4).graph.degreeSequenceModel()
    #expect(try model.probability(member: 0, group: 0) == 1)
    #expect(try model.probability(member: 2, group: 3) == 0)
    #expect(abs(try model.probability(member: 0, group: 2) - 0.5) < 1e-9)
    #expect(abs(try model.probability(member: 2, group: 0) - 0.5) < 1e-9)
  }

  /// Members in one group and in hundreds, groups of a few members and of a thousand, and a few prohibited cells.
  /// Twenty groups of 68 members, eight of which bar most of the others: the odds are far apart. A step of the fit
  /// that only lessens the largest miss leads to where all probabilities are 0 or 1, and nothing leads back.
  @Test func groupsThatBarMostOthersAreMet() throws {
    let members: [[UInt32]] = [
      [3], [43, 64], [0, 1, 20, 22, 28, 30, 41, 60, 63], [4, 6, 39, 54, 56, 66, 67],
      [44, 45, 46, 47, 48, 49, 50, 51, 52, 53], [44, 45, 46, 47, 48, 49, 50, 51, 52, 53],
      [2, 5, 7, 16, 17, 18, 25, 29, 31, 36, 37, 38, 40, 42, 55, 57, 65], [21, 27], [23], [22],
      [5, 16, 17, 21, 29, 31, 42], [0, 3, 22, 30, 60], [0, 22, 30, 60], [60], [10, 11, 12, 13, 14], [58],
      [24, 32, 33, 34, 35, 59, 61, 62], [61], [9], [8, 15, 19, 21, 26],
    ]
    // Who might join, of the groups that bar the rest.
    let open: [UInt32: [UInt32]] = [
      1: [4, 6, 34, 39, 54, 56, 66, 67],
      3: [0, 1, 3, 20, 22, 24, 28, 30, 32, 33, 34, 35, 41, 43, 59, 60, 61, 62, 64], 8: [], 9: [63],
      10: [2, 7, 9, 18, 23, 25, 36, 37, 38, 40, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 55, 57, 65],
      11: [1, 4, 6, 8, 20, 24, 26, 28, 32, 33, 34, 35, 39, 41, 43, 54, 56, 59, 61, 62, 64, 66, 67],
      12: [1, 3, 4, 6, 20, 24, 28, 32, 33, 34, 35, 39, 41, 43, 54, 56, 59, 61, 62, 64, 66, 67],
      16: [1, 3, 4, 6, 20, 22, 28, 39, 43, 54, 56, 64, 66, 67],
    ]
    let graph = try TwoModeGraph(
      memberCount: 68, groupCount: 20,
      memberships: members.enumerated().flatMap { group, row in row.map { ($0, UInt32(group)) } })
    var prohibited: [(member: UInt32, group: UInt32)] = []
    for (group, row) in open {
      for member in 0..<UInt32(68) where !row.contains(member) && !members[Int(group)].contains(member) {
        prohibited.append((member, group))
      }
    }
    #expect(prohibited.count == 399)
    let model = try graph.degreeSequenceModel(prohibited: prohibited)
    for member in 0..<UInt32(68) {
      let sum = try (0..<UInt32(20)).reduce(0) { try $0 + model.probability(member: member, group: $1) }
      #expect(abs(sum - Double(graph.groups(of: member).count)) < 1e-7)
    }
  }

  @Test func unequalDegreesAreMet() throws {
    var generator = SeededGenerator(seed: 12)
    let memberCount = 3000, groupCount = 250
    var rows = [[UInt32]](repeating: [], count: memberCount)
    for member in 0..<memberCount {
      let degree = max(1, groupCount / (member + 1))
      for _ in 0..<degree {
        // The lower half of the groups more often by far.
        let reach = 1 + Int.random(in: 0..<groupCount, using: &generator)
        rows[member].append(UInt32(Int.random(in: 0..<reach, using: &generator) * reach / groupCount))
      }
    }
    let graph = try TwoModeGraph(
      memberCount: memberCount, groupCount: groupCount,
      memberships: rows.enumerated().flatMap { row in row.element.map { (UInt32(row.offset), $0) } })
    let prohibited = (0..<40).map { (member: UInt32($0 * 60 + 7), group: UInt32(groupCount - 1 - $0)) }
      .filter { !graph.groups(of: $0.member).contains($0.group) }
    #expect(prohibited.count > 30)
    for cells in [[], prohibited] {
      let model = try graph.degreeSequenceModel(prohibited: cells)
      var columns = [Double](repeating: 0, count: groupCount)
      for member in 0..<UInt32(memberCount) {
        var sum = 0.0
        for group in 0..<UInt32(groupCount) {
          let chance = try model.probability(member: member, group: group)
          sum += chance
          columns[Int(group)] += chance
        }
        #expect(abs(sum - Double(graph.groups(of: member).count)) < 1e-7)
      }
      for group in 0..<UInt32(groupCount) {
        #expect(abs(columns[Int(group)] - Double(graph.members(of: group).count)) < 1e-6)
      }
      for cell in cells { #expect(try model.probability(member: cell.member, group: cell.group) == 0) }
      // Still met where nothing is left of the error but that of rounding.
      #expect(throws: Never.self) { try graph.degreeSequenceModel(prohibited: cells, tolerance: 1e-12) }
    }
  }

  struct Fixture: Decodable {
    struct Davis: Decodable {
      var memberships, prohibited: [[UInt32]]
      var probabilities: [[Double]]
      /// First, second, shared, p.
      var pairs: [[Double]]
    }
    var davis: [Davis]
  }

  @Test func theWomenOfDavisAreThoseOfSciPy() async throws {
    let url = try #require(
      Bundle.module.url(forResource: "overlap-tests-scipy", withExtension: "json", subdirectory: "Fixtures"))
    let cases = try JSONDecoder().decode(Fixture.self, from: Data(contentsOf: url)).davis
    #expect(cases.count == 2)
    for davis in cases {
      let graph = try TwoModeGraph(
        memberCount: 14, groupCount: 18, memberships: davis.memberships.map { (member: $0[0], group: $0[1]) })
      let model = try graph.degreeSequenceModel(
        prohibited: davis.prohibited.map { (member: $0[0], group: $0[1]) })
      for (event, row) in davis.probabilities.enumerated() {
        for (woman, expected) in row.enumerated() {
          let chance = try model.probability(member: UInt32(event), group: UInt32(woman))
          #expect(abs(chance - expected) < 1e-8)
        }
      }
      let tests = try await model.overlapTests(adjustment: .holm)
      #expect(tests.tests.count == davis.pairs.count)
      #expect(tests.testCount == 153)
      for (test, expected) in zip(tests.tests, davis.pairs) {
        #expect([test.pair.first, test.pair.second, test.pair.shared] == expected[..<3].map { UInt32($0) })
        #expect(abs(test.p - expected[3]) < 1e-7 * expected[3] + 1e-12)
      }
    }
  }

  @Test func errorsNameWhatIsWrong() throws {
    let graph = try TwoModeGraph(memberCount: 3, groupCount: 2, memberships: [(0, 0), (1, 1)])
    #expect(throws: MeasureError.indexOutOfRange(3, count: 3)) {
      try graph.degreeSequenceModel(prohibited: [(member: 3, group: 0)])
    }
    #expect(throws: MeasureError.indexOutOfRange(2, count: 2)) {
      try graph.degreeSequenceModel(required: [(member: 0, group: 2)])
    }
    let contradiction = MeasureError.cellContradictsNetwork(member: 1, group: 1)
    #expect(throws: contradiction) { try graph.degreeSequenceModel(prohibited: [(member: 1, group: 1)]) }
    #expect(contradiction.description.contains("member 1 in group 1"))
    #expect(throws: MeasureError.cellContradictsNetwork(member: 0, group: 1)) {
      try graph.degreeSequenceModel(required: [(member: 0, group: 1)])
    }
    for tolerance in [0, -1, Double.infinity, .nan] {
      #expect(throws: MeasureError.self) { try graph.degreeSequenceModel(tolerance: tolerance) }
    }
    #expect(throws: MeasureError.self) { try graph.degreeSequenceModel(maximumIterations: -1) }
    let random = try RandomTwoMode(seed: 4, members: 12...12, groups: 8...8)
    #expect {
      try random.graph.degreeSequenceModel(maximumIterations: 0)
    } throws: {
      if case MeasureError.notConverged(iterations: 0, _) = $0 { true } else { false }
    }
    let model = try graph.degreeSequenceModel()
    #expect(throws: MeasureError.indexOutOfRange(3, count: 3)) { try model.probability(member: 3, group: 0) }
    #expect(throws: MeasureError.indexOutOfRange(2, count: 2)) { try model.isCertain(member: 0, group: 2) }
  }
}
