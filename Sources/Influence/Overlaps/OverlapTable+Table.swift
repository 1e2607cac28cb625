import GraphKernel
public import Interchange

extension OverlapTable {
  /// One row a pair: both names and sizes, how many they share, the index sorted by, and how it compares with chance.
  public var table: Table {
    var table = Table(columns: [
      .init(query.mode == .groups ? "Group" : "Member", key: "a"), .init("And", key: "b"),
      .init("Sizes", key: "sizes", isNumeric: true), .init("Shared", key: "shared", isNumeric: true),
      .init(indexTitle, key: shownIndex.rawValue, isNumeric: true),
      .init("Expected", key: "expected", isNumeric: true), .init("p adj.", key: "adjustedP", isNumeric: true),
      .init("Verdict", key: "verdict"),
    ])
    for pair in pairs {
      table.append([
        .text(pair.a.name), .text(pair.b.name), .text("\(pair.sizeA), \(pair.sizeB)"), .count(pair.shared),
        .number(pair.indices[shownIndex] ?? 0, decimals: 3),
        pair.chance.map { .number($0.expected, decimals: 1) } ?? .empty,
        pair.chance.map { .text(Self.written($0.adjustedP)) } ?? .empty,
        .text(pair.verdict?.rawValue ?? ""),
      ])
    }
    return table
  }

  /// One row a pair: both names and sizes, how many they share, the index sorted by, the verdict, and what they share.
  public var namingTable: Table {
    var table = Table(columns: [
      .init(query.mode == .groups ? "Group" : "Member", key: "a"), .init("And", key: "b"),
      .init("Sizes", key: "sizes", isNumeric: true), .init("Shared", key: "shared", isNumeric: true),
      .init(indexTitle, key: shownIndex.rawValue, isNumeric: true), .init("Verdict", key: "verdict"),
      .init("In common", key: "common"),
    ])
    for pair in pairs {
      let names = pair.common.prefix(12).map(\.name).joined(separator: ", ")
      table.append([
        .text(pair.a.name), .text(pair.b.name), .text("\(pair.sizeA), \(pair.sizeB)"), .count(pair.shared),
        .number(pair.indices[shownIndex] ?? 0, decimals: 3), .text(pair.verdict?.rawValue ?? ""),
        .text(pair.shared > 12 ? names + ", and \(pair.shared - 12) more" : names),
      ])
    }
    return table
  }

  /// One row a pair with every index, what is shared and every number of the test: for files.
  public var fullTable: Table {
    let indices = OverlapIndex.allCases.filter { $0 != .count }
    var table = Table(
      columns: [
        .init("A", key: "a"), .init("B", key: "b"), .init("Size A", key: "sizeA", isNumeric: true),
        .init("Size B", key: "sizeB", isNumeric: true), .init("Shared", key: "shared", isNumeric: true),
      ] + indices.map { .init($0.rawValue, key: $0.rawValue, isNumeric: true) } + [
        .init("Expected", key: "expected", isNumeric: true), .init("p", key: "p"),
        .init("Adjusted p", key: "adjustedP"), .init("Verdict", key: "verdict"),
        .init("In common", key: "common"),
      ])
    for pair in pairs {
      var cells: [Table.Cell] = [
        .text(pair.a.name), .text(pair.b.name), .count(pair.sizeA), .count(pair.sizeB), .count(pair.shared),
      ]
      cells += indices.map { .number(pair.indices[$0] ?? 0, decimals: 6) }
      cells += [
        pair.chance.map { .number($0.expected, decimals: 6) } ?? .empty,
        pair.chance.map { .text("\($0.p.roundedToDigits)") } ?? .empty,
        pair.chance.map { .text("\($0.adjustedP.roundedToDigits)") } ?? .empty,
        .text(pair.verdict?.rawValue ?? ""), .text(pair.common.map(\.name).joined(separator: "; ")),
      ]
      table.append(cells)
    }
    return table
  }

  /// The index a table shows: the one sorted by; the Jaccard index where that is the count or p.
  private var shownIndex: OverlapIndex {
    query.order == .shared ? .jaccard : query.order.index ?? .jaccard
  }

  private var indexTitle: String {
    switch shownIndex {
    case .overlapCoefficient: "Overlap"
    default: shownIndex.rawValue.prefix(1).uppercased() + shownIndex.rawValue.dropFirst()
    }
  }

  /// A probability in at most six characters.
  private static func written(_ p: Double) -> String {
    p < 0.0005 ? "<0.001" : Table.Cell.fixed(p, decimals: 3)
  }

  /// What is said under the table: what was compared, what is left out, what the tests found.
  public var notes: [String] {
    let (nouns, others) = query.mode == .groups ? ("groups", "members") : ("members", "groups")
    var notes = [
      "\(pairs.count) of \(pairs.count + truncated) pairs asked for; \(sharingCount) pairs of \(rows.count) \(nouns) "
        + "share some of \(otherCount) \(others), on \(on)"
    ]
    if assumedCount > 0 {
      notes.append("\(assumedCount) of the \(membershipCount) memberships rest on assumed ties alone")
    }
    if let chances {
      let (more, less) = (chances.verdicts[.more] ?? 0, chances.verdicts[.less] ?? 0)
      let untestable = chances.verdicts[.untestable] ?? 0
      notes.append(
        "of all \(chances.testCount) pairs \(more) share more and \(less) fewer than by chance (\(query.nullModel.words), "
          + "\(query.adjustment.words), level \(query.level)); \(untestable) cannot be tested: no number that their sizes "
          + "allow would be significant")
      if chances.prohibited > 0 {
        notes.append(
          "\(chances.prohibited) memberships are barred by rules of the atlas and prohibited in the model")
      }
    }
    if let refusal { notes.append("chance is not measured: \(refusal)") }
    return notes
  }
}
