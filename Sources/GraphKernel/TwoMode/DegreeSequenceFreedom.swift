/// Which cells of a two-mode network are the same in every network with the same degrees and fixed cells, by classes
/// of members and groups.
///
/// Two networks of the same degrees differ by cycles that lead from a member to a group where there is a membership
/// and from a group to a member where there is none. A cell can change if such a cycle passes it: if its member and
/// its group are in the same strongly connected component. So full and empty rows and columns are found, and nested
/// ones, and what prohibited cells force elsewhere.
struct DegreeSequenceFreedom: Sendable {
  let members: DegreeSequenceClasses
  let groups: DegreeSequenceClasses
  /// For each class of members and each of groups whether its cells are free: row by row.
  let isFree: Column<Bool>
  /// For each class of members and each of groups the value of its cells if they are certain.
  let certainValue: Column<Bool>
  /// The component of each class of members, then of each class of groups: free cells are within one.
  let components: [Int]
  /// The number of free memberships of each member of a class, and of each group.
  let memberMargins: [Double]
  let groupMargins: [Double]

  /// The most pairs of classes that are worked on.
  static let cellLimit = 1 << 26

  init(_ cells: DegreeSequenceCells) throws(MeasureError) {
    let graph = cells.graph
    let members = DegreeSequenceClasses(rows: graph.groupsByMember, fixed: cells.fixedByMember)
    let groups = DegreeSequenceClasses(rows: graph.membersByGroup, fixed: cells.fixedByGroup)
    guard members.count * groups.count <= Self.cellLimit else {
      throw .tooLarge(
        "\(members.count) classes of members by \(groups.count) classes of groups", limit: Self.cellLimit)
    }
    var ones = Buffer<Int>(repeating: 0, count: members.count * groups.count)
    for member in 0..<graph.memberCount {
      for slot in graph.groupsByMember.range(of: member) {
        ones[
          members.classes[member] * groups.count + groups.classes[Int(graph.groupsByMember.others[slot])]] +=
          1
      }
    }
    var isFixed = Buffer<Bool>(repeating: false, count: ones.count)
    for (row, member) in members.representatives.enumerated() {
      for slot in cells.fixedByMember.range(of: member) {
        isFixed[row * groups.count + groups.classes[Int(cells.fixedByMember.others[slot])]] = true
      }
    }
    let components = Self.components(ones, isFixed, members, groups)
    var isFree = Buffer<Bool>(repeating: false, count: ones.count)
    var certainValue = Buffer<Bool>(repeating: false, count: ones.count)
    var memberMargins = [Double](repeating: 0, count: members.count)
    var groupMargins = [Double](repeating: 0, count: groups.count)
    for row in 0..<members.count {
      for column in 0..<groups.count {
        let cell = row * groups.count + column
        isFree[cell] = !isFixed[cell] && components[row] == components[members.count + column]
        certainValue[cell] = !isFree[cell] && ones[cell] > 0
        if isFree[cell] {
          memberMargins[row] += Double(ones[cell]) / Double(members.counts[row])
          groupMargins[column] += Double(ones[cell]) / Double(groups.counts[column])
        }
      }
    }
    self.members = members
    self.groups = groups
    self.components = components
    self.isFree = Column(isFree)
    self.certainValue = Column(certainValue)
    // Each is a whole number: all members of a class have the same certain cells.
    self.memberMargins = memberMargins.map { $0.rounded() }
    self.groupMargins = groupMargins.map { $0.rounded() }
  }

  /// The strongly connected components of the classes, those of the members first: R. Tarjan, 'Depth-first search and
  /// linear graph algorithms', SIAM Journal on Computing 1 (1972), without recursion.
  private static func components(
    _ ones: borrowing Buffer<Int>, _ isFixed: borrowing Buffer<Bool>, _ members: DegreeSequenceClasses,
    _ groups: DegreeSequenceClasses
  ) -> [Int] {
    let total = members.count + groups.count
    var search = DegreeSequenceComponents(count: total)
    for root in 0..<total where search.order[root] == 0 {
      search.begin(root)
      while let vertex = search.path.last {
        let isMember = vertex < members.count
        let offset = isMember ? members.count : 0
        let limit = isMember ? groups.count : members.count
        let next = search.next[vertex]
        guard next < limit else {
          search.end(vertex)
          continue
        }
        search.next[vertex] += 1
        let row = isMember ? vertex : next, column = isMember ? next : vertex - members.count
        let cell = row * groups.count + column
        let leads = isMember ? ones[cell] > 0 : ones[cell] < members.counts[row] * groups.counts[column]
        if leads, !isFixed[cell] { search.visit(offset + next, from: vertex) }
      }
    }
    return search.component
  }
}

extension DegreeSequenceFreedom {
  /// The most members that groups of two classes can share: no more than are free to be in both, and no more than
  /// the size of each less the members it has for certain that the other never has.
  ///
  /// - Parameter minimumDegree: Of how many groups a member must be to be shared.
  func mostShared(
    _ firstClass: Int, _ secondClass: Int, in graph: TwoModeGraph, minimumDegree: Int
  ) -> Int {
    var open = 0, onlyFirst = 0, onlySecond = 0
    for (row, count) in members.counts.enumerated() {
      let first = value(row, firstClass), second = value(row, secondClass)
      let degree = graph.groupsByMember.degree(of: members.representatives[row])
      if first != false, second != false, degree >= minimumDegree { open += count }
      if first == true, second == false { onlyFirst += count }
      if first == false, second == true { onlySecond += count }
    }
    let sizes = [firstClass, secondClass].map { graph.membersByGroup.degree(of: groups.representatives[$0]) }
    return min(open, sizes[0] - onlyFirst, sizes[1] - onlySecond)
  }

  /// The value of the cells of two classes, nil if they are free.
  func value(_ row: Int, _ column: Int) -> Bool? {
    let cell = row * groups.count + column
    return isFree[cell] ? nil : certainValue[cell]
  }
}

/// The state of Tarjan's search.
private struct DegreeSequenceComponents {
  var order: [Int]
  private var lowest: [Int]
  private var stack: [Int] = []
  private var clock = 0
  /// For each vertex the next neighbour to look at.
  var next: [Int]
  var path: [Int] = []
  var component: [Int]

  init(count: Int) {
    order = [Int](repeating: 0, count: count)
    lowest = order
    next = order
    component = [Int](repeating: -1, count: count)
  }

  mutating func begin(_ vertex: Int) {
    clock += 1
    order[vertex] = clock
    lowest[vertex] = clock
    stack.append(vertex)
    path.append(vertex)
  }

  mutating func visit(_ other: Int, from vertex: Int) {
    if order[other] == 0 {
      begin(other)
    } else if component[other] < 0 {
      lowest[vertex] = min(lowest[vertex], order[other])
    }
  }

  /// Leaves a vertex whose neighbours are all seen.
  mutating func end(_ vertex: Int) {
    path.removeLast()
    if let previous = path.last { lowest[previous] = min(lowest[previous], lowest[vertex]) }
    guard lowest[vertex] == order[vertex] else { return }
    while let member = stack.popLast() {
      component[member] = vertex
      if member == vertex { break }
    }
  }
}
