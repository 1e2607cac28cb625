import Atlas

/// The lines under a figure: what is shown, on what date, from what data and sources.
struct Caption {
  /// What is shown.
  let text: String
  /// The date the ties hold on.
  let date: PartialDate
  /// The data.
  let atlas: Atlas
  /// Every citation behind what is drawn.
  let citations: [Citation]

  /// The caption as one paragraph.
  var paragraph: String {
    "\(text) Ties as held on \(date). Data: atlas \(atlas.title). \(sources)"
  }

  /// Who made the sources cited: their authors and publishers, each once; the atlas where none is named.
  var author: String {
    var names: [String] = []
    for source in cited {
      guard let name = source.author ?? source.publisher, !names.contains(name) else { continue }
      names.append(name)
    }
    return names.isEmpty ? atlas.title : names.joined(separator: "; ")
  }

  /// The sources cited, each once, in the order the atlas declares them.
  private var cited: [Source] {
    let ids = Set(citations.map(\.source))
    return atlas.sources.filter { ids.contains($0.id) }
  }

  private var sources: String {
    guard !cited.isEmpty else { return "No source is cited." }
    let names = cited.prefix(4).map { source in
      let year = source.published.map { " (\($0.year))" } ?? ""
      return (source.author.map { "\($0), " } ?? "") + source.title + year
    }
    let more = cited.count > 4 ? "; and \(cited.count - 4) more" : ""
    return (cited.count == 1 ? "Source: " : "Sources: ") + names.joined(separator: "; ") + more + "."
  }
}
