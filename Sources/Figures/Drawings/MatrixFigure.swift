public import Atlas
import Graphviz
import Influence
import Interchange

extension Figure {
  /// Who is a member of what: the members of one group against every group that any of them is in.
  ///
  /// - Parameters:
  ///   - membersOf: the id of the group whose members are the columns.
  /// - Returns: nil where the group has no member on the date.
  /// - Complexity: O(ties)
  public static func matrix(
    membersOf group: String, in atlas: Atlas, on date: PartialDate, theme: Theme = .standard
  )
    -> Figure?
  {
    guard let matrix = MembershipMatrix(membersOf: group, in: atlas, on: date) else { return nil }
    let name = atlas.entity(group)?.name ?? group
    let title = "Memberships of the members of \(name)"
    var sketch = Sketch(atlas, theme, direction: .topToBottom)
    sketch.add(node: "matrix", attributes: ["shape": .raw("plain"), "label": .html(matrix.label(theme))])
    for sentence in matrix.sentences { sketch.describe(sentence) }
    for mark in matrix.drawnMarks { sketch.explain(mark.rawValue, mark.words) }
    sketch.cite(matrix.citations)
    return sketch.figure(
      "matrix", title: title,
      saying:
        "Every group that a member of \(name) is a member of, or takes part in, and since when it is so no more.",
      on: date, table: matrix.table)
  }
}

/// Members against groups, with the state of each membership.
struct MembershipMatrix {
  /// How a member stands to a group.
  enum Mark: String, CaseIterable {
    case member = "●"
    case former = "◌"
    case opening = "○"

    var words: String {
      switch self {
      case .member: "member"
      case .former: "no longer"
      case .opening: "opening"
      }
    }
  }

  let atlas: Atlas
  /// Columns, in the order of their names.
  let members: [Int]
  /// Rows: by kind in the order of the vocabulary, then by name.
  let groups: [Int]
  let citations: [Citation]
  private var marks: [Int: [Int: Mark]] = [:]

  init?(membersOf group: String, in atlas: Atlas, on date: PartialDate) {
    guard let groupIndex = atlas.index(of: group) else { return nil }
    func isMembership(_ tie: Tie) -> Bool {
      let tieClass = atlas.vocabulary.tieType(tie.type)?.tieClass
      return tieClass == "membership" || tie.type == "takes part in"
    }
    let memberships = atlas.ties.filter { isMembership($0) && !$0.statement.isDenied }
    let members = Set(memberships.filter { $0.to == groupIndex && atlas.holds($0, on: date) }.map(\.from))
    guard !members.isEmpty else { return nil }
    var citations: [Citation] = []
    for tie in memberships where members.contains(tie.from) {
      let mark: Mark = tie.statement.isPotential ? .opening : atlas.holds(tie, on: date) ? .member : .former
      let known = marks[tie.to]?[tie.from]
      if known != .member { marks[tie.to, default: [:]][tie.from] = mark }
      citations += tie.evidence.citations
    }
    self.atlas = atlas
    self.citations = citations
    self.members = members.sorted { (atlas.entities[$0].name, $0) < (atlas.entities[$1].name, $1) }
    let kinds = atlas.vocabulary.kinds.map(\.name)
    func order(_ index: Int) -> (Int, String) {
      (kinds.firstIndex(of: atlas.entities[index].kind) ?? kinds.count, atlas.entities[index].name)
    }
    groups = marks.keys.sorted { order($0) < order($1) }
  }

  private func mark(_ member: Int, in group: Int) -> Mark? { marks[group]?[member] }

  /// One row a group: its kind, a column a member, and how many members are in it.
  var table: Table {
    var table = Table(
      columns: [.init("Group", key: "group"), .init("Kind", key: "kind")]
        + members.map { .init(atlas.entities[$0].name, key: atlas.entities[$0].id) }
        + [.init("Members", key: "members", isNumeric: true)])
    for group in groups {
      let marks = members.map { mark($0, in: group) }
      table.append(
        [.text(atlas.entities[group].name), .text(atlas.entities[group].kind)]
          + marks.map { .text($0?.words ?? "") } + [.count(marks.count { $0 == .member })])
    }
    return table
  }

  /// Each row as a sentence.
  var sentences: [String] {
    groups.map { group in
      let names = members.filter { mark($0, in: group) == .member }.map { atlas.entities[$0].name }
      return
        "\(atlas.entities[group].name): \(names.isEmpty ? "none of them" : names.joined(separator: ", "))."
    }
  }

  /// The marks that occur, for the legend.
  var drawnMarks: [Mark] {
    let used = Set(groups.flatMap { group in members.compactMap { mark($0, in: group) } })
    return Mark.allCases.filter(used.contains)
  }

  /// The matrix as a table inside a drawing.
  func label(_ theme: Theme) -> HTMLLabel {
    let headings = members.map { member in
      MarkupTable.Cell(
        brokenLabel(atlas.shortName(of: member, longest: 10), width: 9, mostLines: Markup.mostLinesOfName),
        isBold: true,
        sides: "B")
    }
    var table = MarkupTable(rows: [[MarkupTable.Cell([], sides: "B")] + headings], padding: 2)
    for (index, group) in groups.enumerated() {
      let entity = atlas.entities[group]
      let fill = index.isMultiple(of: 2) ? nil : theme.stripe
      let heading = MarkupTable.Cell(
        brokenLabel("\(entity.name) (\(entity.kind))", width: 24, mostLines: Markup.mostLinesOfName),
        fill: fill, align: "LEFT")
      table.rows.append(
        [heading] + members.map { MarkupTable.Cell([mark($0, in: group)?.rawValue ?? ""], fill: fill) })
    }
    return table.label(theme)
  }
}
