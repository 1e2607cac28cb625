import Atlas

/// Who belongs to what in a document: which nodes are groups and which are members, as far as modes and kinds tell.
struct AffiliationSides {
  /// Whether each node is in the mode of the groups; nil where the document has one mode.
  private let isInGroupMode: [Bool]?
  private let document: NetworkDocument

  /// Whether the nodes are in two modes.
  var hasTwoModes: Bool { isInGroupMode != nil }

  /// - Complexity: O(nodes + edges)
  init(_ document: NetworkDocument) {
    self.document = document
    guard let modes = Self.modes(document) else {
      isInGroupMode = nil
      return
    }
    let groupMode = Self.groupMode(document, modes)
    isInGroupMode = modes.map { $0 == groupMode }
  }

  /// Whether a node is a group in a document of two modes.
  func isGroup(_ node: Int) -> Bool { isInGroupMode?[node] ?? false }

  /// Whether a membership from one node to another is written the wrong way round: from a group to its member.
  func isReversed(from source: Int, to target: Int) -> Bool {
    if hasTwoModes { return isGroup(source) && !isGroup(target) }
    guard let first = kind(source), let second = kind(target) else { return false }
    return Self.isMember(second) && !Self.isMember(first)
  }

  private func kind(_ node: Int) -> String? {
    document.nodeAttributes.value(NetworkDocument.Name.kind, ofRow: node)?.description
  }

  // MARK: Modes

  /// The mode of each node: from Pajek, UCINET and tables by ours, from NetworkX by `bipartite`, from igraph by a `type`
  /// that is true or false, if every edge joins the one to the other.
  private static func modes(_ document: NetworkDocument) -> [Int]? {
    let attributes = document.nodeAttributes
    if attributes.index(of: NetworkDocument.Name.mode) != nil {
      return (0..<document.nodeCount).map {
        attributes.value(NetworkDocument.Name.mode, ofRow: $0)?.double == 2 ? 2 : 1
      }
    }
    for name in ["bipartite", "type", NetworkDocument.Name.kind] where attributes.index(of: name) != nil {
      let modes: [Int] = (0..<document.nodeCount).compactMap {
        switch attributes.value(name, ofRow: $0) {
        case .boolean(let isSecond): isSecond ? 2 : 1
        case .integer(0) where name == "bipartite": 1
        case .integer(1) where name == "bipartite": 2
        default: nil
        }
      }
      let crosses =
        modes.count == document.nodeCount && document.edgeCount > 0
        && (0..<document.edgeCount).allSatisfy {
          modes[Int(document.sources[$0])] != modes[Int(document.targets[$0])]
        }
      if crosses { return modes }
    }
    return nil
  }

  /// The mode whose nodes are groups: the second, unless the kinds say that its nodes are members and those of the first
  /// are not.
  private static func groupMode(_ document: NetworkDocument, _ modes: [Int]) -> Int {
    func areMembers(_ mode: Int) -> Bool {
      guard let node = modes.firstIndex(of: mode) else { return false }
      return document.nodeAttributes.value(NetworkDocument.Name.kind, ofRow: node).map {
        isMember($0.description)
      } ?? false
    }
    func areGroups(_ mode: Int) -> Bool {
      guard let node = modes.firstIndex(of: mode) else { return false }
      return document.nodeAttributes.value(NetworkDocument.Name.kind, ofRow: node).map {
        groups.contains($0.description.trimmingBlanks.lowercased())
      } ?? false
    }
    return (areMembers(2) && !areMembers(1)) || (areGroups(1) && !areGroups(2)) ? 1 : 2
  }

  // MARK: Kinds

  /// Whether things of a kind belong to groups and are none.
  private static func isMember(_ kind: String) -> Bool { members.contains(kind.trimmingBlanks.lowercased()) }

  private static let members: Set<String> = [
    "city", "cities", "region", "regions", "country", "countries", "person", "persons", "people",
    "municipality",
    "member", "members", "actor", "actors", "author", "user", "woman", "women", "man", "men", "individual",
    "employee", "student", "partner",
  ]

  private static let groups: Set<String> = [
    "network", "networks", "forum", "working group", "partnership", "group", "groups", "club", "team",
    "committee", "board", "association", "organisation", "organization", "event", "events", "project",
    "programme", "party", "affiliation",
  ]
}
