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
  public static func matrix(membersOf group: String, in atlas: Atlas, on date: PartialDate) -> Figure? {
    guard let matrix = MembershipMatrix(membersOf: group, in: atlas, on: date) else { return nil }
    let theme = Theme.standard
    let name = atlas.entity(group)?.name ?? group
    let title = "Memberships of the members of \(name)"
    let caption = Caption(
      text:
        "Every group that a member of \(name) is a member of, or takes part in, and since when it is so no more.",
      date: date, atlas: atlas, citations: matrix.citations
    ).paragraph
    var diagram = Diagram.figure(title: title, caption: caption, direction: "TB", theme: theme)
    diagram.addNode("matrix", attributes: ["shape": .raw("plain"), "label": .html(matrix.label(theme))])
    return Figure(
      name: "matrix", title: title, caption: caption, alternative: matrix.sentences.joined(separator: "\n"),
      diagram: diagram, engine: "dot", table: matrix.table)
  }
}

/// Members against groups, with the state of each membership.
struct MembershipMatrix {
  /// How a member stands to a group.
  enum Mark: String {
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

  /// The matrix as an HTML-like table.
  func label(_ theme: Theme) -> HTMLLabel {
    let size = Theme.written(theme.smallestFontSize + 0.5)
    var rows = [headings(size)]
    for (index, group) in groups.enumerated() {
      let entity = atlas.entities[group]
      let colour = index.isMultiple(of: 2) ? "#FFFFFF" : "#F3F3F3"
      var cells = HTMLLabel.escaped(entity.name)
      cells =
        "<TD ALIGN=\"LEFT\" BGCOLOR=\"\(colour)\">\(cells) <FONT COLOR=\"\(theme.faintInk)\">\(HTMLLabel.escaped(entity.kind))</FONT></TD>"
      for member in members {
        cells += "<TD BGCOLOR=\"\(colour)\">\(mark(member, in: group)?.rawValue ?? " ")</TD>"
      }
      rows.append("<TR>\(cells)</TR>")
    }
    let key = "● member on the date   ◌ no longer   ○ an opening"
    rows.append(
      "<TR><TD ALIGN=\"LEFT\" COLSPAN=\"\(members.count + 1)\" BORDER=\"0\">\(HTMLLabel.escaped(key))</TD></TR>"
    )
    return HTMLLabel(
      markup:
        "<FONT POINT-SIZE=\"\(size)\"><TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"3\">"
        + rows.joined() + "</TABLE></FONT>")
  }

  private func headings(_ size: String) -> String {
    let cells = members.map { member in
      let lines = brokenLabel(atlas.entities[member].name, width: 9).map(HTMLLabel.escaped)
      return "<TD VALIGN=\"BOTTOM\" SIDES=\"B\" BORDER=\"1\"><B>\(lines.joined(separator: "<BR/>"))</B></TD>"
    }
    return "<TR><TD SIDES=\"B\" BORDER=\"1\"> </TD>\(cells.joined())</TR>"
  }
}
