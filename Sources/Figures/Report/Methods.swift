import Atlas
import Influence
import Interchange

/// What a report rests on: paragraphs on the data and on what was run for its figures, with the works they name.
struct Methods: Sendable {
  private(set) var paragraphs: [String] = []
  private(set) var references: [String] = []

  /// - Throws: what the test of overlaps throws.
  init(_ atlas: Atlas, figures: [Figure]) async throws {
    paragraphs.append(Self.data(atlas))
    let names = Set(figures.map(\.name))
    var works: Set<String> = []
    for method in Self.known where !method.figures.isDisjoint(with: names) {
      paragraphs.append(method.paragraph)
      works.formUnion(method.works)
    }
    if !names.isDisjoint(with: ["overlap", "upset", "matrix", "bipartite"]),
      let overlaps = try await Self.overlaps(atlas)
    {
      paragraphs.append(overlaps.methods)
      works.formUnion(overlaps.references)
    }
    let engines = Set(figures.map(\.engine))
    var layout = "Figures were laid out and drawn by Graphviz (Gansner and North 2000)"
    works.insert(Self.graphviz)
    for (engine, words, work) in Self.layouts where engines.contains(engine) {
      layout += "; \(words)"
      works.insert(work)
    }
    paragraphs.append(layout + ".")
    references = works.sorted()
  }

  /// The data and the strengths.
  private static func data(_ atlas: Atlas) -> String {
    let bases = atlas.ties.map(\.evidence.basis)
    func count(_ basis: Basis) -> Int { bases.count { $0 == basis } }
    let grades = atlas.vocabulary.grades.map { grade in
      let (low, high) = (
        Table.Cell.fixed(grade.lower, decimals: 2), Table.Cell.fixed(grade.upper, decimals: 2)
      )
      return "\(grade.name) from \(low) to \(high)"
    }
    let date = atlas.asOf.map { "Ties are taken as held on \($0). " } ?? ""
    let ties =
      "The atlas \(atlas.title) has \(atlas.entities.count) entities and \(atlas.ties.count) ties, of which "
      + "\(count(.stated)) are stated by one of \(atlas.sources.count) sources, \(count(.inferred)) are inferred with a "
      + "reason, and \(count(.assumed)) are assumed. "
    let strengths =
      "How strongly a tie carries a message is a judgement, given as a grade: \(grades.joined(separator: ", ")); "
      + "the middle of the interval is the chance used."
    return ties + date + strengths
  }

  private static func overlaps(_ atlas: Atlas) async throws -> OverlapTable? {
    do {
      return try await OverlapTable(atlas, query: OverlapQuery(mode: .groups))
    } catch RouteQueryError.refused {
      return nil
    }
  }
}

extension Methods {
  /// What is run for some figures.
  private struct Method {
    let figures: Set<String>
    let paragraph: String
    let works: [String]
  }

  private static let known = [
    Method(
      figures: ["landscape"],
      paragraph:
        "In the landscape parts stand inside the whole they belong to, and actors of one kind with the same ties "
        + "to the same others share a node (structural equivalence, Lorrain and White 1971).",
      works: [
        "Lorrain, F. and White, H. C. (1971). Structural equivalence of individuals in social networks. Journal of "
          + "Mathematical Sociology 1, 49-80."
      ]),
    Method(
      figures: ["routes", "gatekeepers", "agenda", "whatif", "plan"],
      paragraph:
        "A route is a loopless path along the flow of influence; its strength is the product of the chances of "
        + "its ties. The best routes were found by the method of Yen (1971) as refined by Lawler (1972), with all conditions "
        + "inside the search.",
      works: [
        "Lawler, E. L. (1972). A procedure for computing the k best solutions to discrete optimization problems and its "
          + "application to the shortest path problem. Management Science 18, 401-405.",
        "Yen, J. Y. (1971). Finding the k shortest loopless paths in a network. Management Science 17, 712-716.",
      ]),
    Method(
      figures: ["reach", "gatekeepers", "whatif"],
      paragraph:
        "Reach is the chance that a message arrives by any route: the two-terminal reliability of ties that carry "
        + "independently of one another, counted exactly where the network is small enough and else in random worlds "
        + "(Fishman 1986).",
      works: [
        "Fishman, G. S. (1986). A comparison of four Monte Carlo methods for estimating the probability of s-t "
          + "connectedness. IEEE Transactions on Reliability 35, 145-155."
      ]),
    Method(
      figures: ["gatekeepers"],
      paragraph:
        "Gatekeepers are the entities of the smallest sets without which no route is left (Menger 1927).",
      works: ["Menger, K. (1927). Zur allgemeinen Kurventheorie. Fundamenta Mathematicae 10, 96-115."]),
    Method(
      figures: ["communities"],
      paragraph: "Communities were found by the Leiden method (Traag et al. 2019).",
      works: [
        "Traag, V. A., Waltman, L. and van Eck, N. J. (2019). From Louvain to Leiden: guaranteeing well-connected "
          + "communities. Scientific Reports 9, 5233."
      ]),
    Method(
      figures: ["upset"],
      paragraph: "Intersections of several groups are shown as in UpSet (Lex et al. 2014).",
      works: [
        "Lex, A., Gehlenborg, N., Strobelt, H., Vuillemot, R. and Pfister, H. (2014). UpSet: visualization of intersecting "
          + "sets. IEEE Transactions on Visualization and Computer Graphics 20, 1983-1992."
      ]),
  ]

  private static let graphviz =
    "Gansner, E. R. and North, S. C. (2000). An open graph visualization system and its applications to software "
    + "engineering. Software: Practice and Experience 30, 1203-1233."

  /// Engines, what they do, and the work that describes it.
  private static let layouts = [
    (
      "dot", "layered drawings by the method of Gansner et al. (1993)",
      "Gansner, E. R., Koutsofios, E., North, S. C. and Vo, K.-P. (1993). A technique for drawing directed graphs. IEEE "
        + "Transactions on Software Engineering 19, 214-230."
    ),
    (
      "neato",
      "drawings by stress majorization, or with pinned positions, as by Gansner, Koren and North (2005)",
      "Gansner, E. R., Koren, Y. and North, S. (2005). Graph drawing by stress majorization. Graph Drawing 2004, 239-250."
    ),
    (
      "fdp", "drawings by forces (Fruchterman and Reingold 1991)",
      "Fruchterman, T. M. J. and Reingold, E. M. (1991). Graph drawing by force-directed placement. Software: Practice and "
        + "Experience 21, 1129-1164."
    ),
    (
      "sfdp", "drawings by forces at several scales (Hu 2005)",
      "Hu, Y. (2005). Efficient, high-quality force-directed graph drawing. The Mathematica Journal 10, 37-71."
    ),
    (
      "twopi", "radial drawings (Wills 1997)",
      "Wills, G. J. (1997). NicheWorks: interactive visualization of very large graphs. Graph Drawing 1997, 403-414."
    ),
  ]
}
