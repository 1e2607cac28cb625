import Atlas

/// What a drawing says, in words, for those who cannot see it: every entity by its kind, then every tie.
struct LongDescription {
  private var kinds: [Vocabulary.Kind] = []
  private var names: [String: [String]] = [:]
  private var sentences: [String] = []

  mutating func add(entity: String, kind: Vocabulary.Kind, note: String?) {
    if names[kind.name] == nil { kinds.append(kind) }
    names[kind.name, default: []].append(entity + (note.map { " (\($0))" } ?? ""))
  }

  mutating func add(sentence: String) { sentences.append(sentence) }

  /// One line a kind, then one a tie.
  var text: String {
    let listed = kinds.map { kind in
      let names = names[kind.name] ?? []
      return
        "\(names.count == 1 ? kind.name : "\(names.count) \(kind.plural)"): \(names.joined(separator: ", "))."
    }
    return (listed + sentences).joined(separator: "\n")
  }
}
