extension OverlapTable {
  /// What was run, in a paragraph for a report, with its references.
  public var methods: String {
    let (nouns, others) = query.mode == .groups ? ("groups", "members") : ("members", "groups")
    var text =
      "Memberships on \(on) in the data '\(atlas)' were read as two-mode data of \(rows.count) \(nouns) and "
      + "\(otherCount) \(others) with \(membershipCount) different memberships; an ended or denied membership does not "
      + "count, and one stated twice counts once."
    if assumedCount > 0 { text += " \(assumedCount) of them rest on assumed ties alone." }
    text +=
      " Each pair was compared by the number of shared \(others) (Breiger 1974), with the Jaccard index (Jaccard 1901), "
      + "the overlap coefficient (Szymkiewicz 1934; Simpson 1943), the indices of Sørensen (1948) and Dice (1945) and of "
      + "Ochiai (1957), lift, Newman's collaboration weight (Newman 2001) and Bonacich's overlap (Bonacich 1972)."
    guard let chances else { return text + " No test against chance was made." }
    text += " " + modelSentence(chances)
    text +=
      " The two-sided p of a pair is twice the smaller tail, at most 1. "
      + "The p-values of all \(chances.testCount) pairs, those that share nothing included, were "
      + "\(query.adjustment.sentence); the level is \(query.level). A pair is called untestable if no number of shared "
      + "\(others) that the sizes allow would be significant, the other pairs being as they are (after Tarone 1990). "
    let counts = chances.verdicts
    text +=
      "\(counts[.more] ?? 0) pairs share more than by chance, \(counts[.less] ?? 0) fewer, "
      + "\(counts[.chance] ?? 0) as many as may well come about by chance, and \(counts[.untestable] ?? 0) cannot be tested."
    return text + " The effect is given as shared over expected and as z-score."
  }

  private func modelSentence(_ chances: Chances) -> String {
    switch query.nullModel {
    case .hypergeometric:
      return "By chance the number shared follows the hypergeometric distribution: each has its size, and "
        + "all choices are equally likely (Tumminello et al. 2011)."
    case .sdsm, .none:
      var text =
        "By chance the number shared follows the stochastic degree sequence model (Neal 2014), a Poisson-binomial "
        + "distribution over the membership probabilities of the bipartite configuration model (Saracco et al. 2015), "
        + "fitted so that all expected sizes are the observed ones"
      if chances.prohibited > 0 {
        text +=
          ", with \(chances.prohibited) memberships prohibited because a rule of the data bars them (Neal and Neal 2024)"
      }
      return text + "."
    }
  }

  /// The works that `methods` names, in the order of their authors.
  public var references: [String] {
    var works = Self.indexWorks
    guard chances != nil else { return works.sorted() }
    works += [
      "Tarone, R. E. (1990). A modified Bonferroni method for discrete data. Biometrics 46, 515-522."
    ]
    switch query.nullModel {
    case .hypergeometric:
      works.append(
        "Tumminello, M., Miccichè, S., Lillo, F., Piilo, J. and Mantegna, R. N. (2011). Statistically validated networks "
          + "in bipartite complex systems. PLoS ONE 6, e17994.")
    case .sdsm, .none:
      works += Self.modelWorks
      if (chances?.prohibited ?? 0) > 0 { works.append(Self.prohibitedWork) }
    }
    switch query.adjustment {
    case .none: break
    case .holm:
      works.append(
        "Holm, S. (1979). A simple sequentially rejective multiple test procedure. Scandinavian Journal of Statistics 6, "
          + "65-70.")
    case .benjaminiHochberg:
      works.append(
        "Benjamini, Y. and Hochberg, Y. (1995). Controlling the false discovery rate. Journal of the Royal Statistical "
          + "Society B 57, 289-300.")
    }
    return works.sorted()
  }

  private static let indexWorks = [
    "Bonacich, P. (1972). Technique for analyzing overlapping memberships. Sociological Methodology 4, 176-185.",
    "Breiger, R. L. (1974). The duality of persons and groups. Social Forces 53, 181-190.",
    "Dice, L. R. (1945). Measures of the amount of ecologic association between species. Ecology 26, 297-302.",
    "Jaccard, P. (1901). Étude comparative de la distribution florale dans une portion des Alpes et du Jura. Bulletin de "
      + "la Société vaudoise des sciences naturelles 37, 547-579.",
    "Newman, M. E. J. (2001). Scientific collaboration networks. II. Physical Review E 64, 016132.",
    "Ochiai, A. (1957). Zoogeographical studies on the soleoid fishes found in Japan and its neighbouring regions. Bulletin of "
      + "the Japanese Society of Scientific Fisheries 22, 526-530.",
    "Simpson, G. G. (1943). Mammals and the nature of continents. American Journal of Science 241, 1-31.",
    "Sørensen, T. (1948). A method of establishing groups of equal amplitude in plant sociology. Biologiske Skrifter 5, "
      + "1-34.",
    "Szymkiewicz, D. (1934). Une contribution statistique à la géographie floristique. Acta Societatis Botanicorum "
      + "Poloniae 11, 249-265.",
  ]
  private static let modelWorks = [
    "Neal, Z. (2014). The backbone of bipartite projections. Social Networks 39, 84-97.",
    "Saracco, F., Di Clemente, R., Gabrielli, A. and Squartini, T. (2015). Randomizing bipartite networks: the case of the "
      + "World Trade Web. Scientific Reports 5, 10595.",
  ]
  private static let prohibitedWork =
    "Neal, Z. P. and Neal, J. W. (2024). Stochastic degree sequence model with edge constraints (SDSM-EC) for backbone "
    + "extraction. Complex Networks and Their Applications XII, 127-136."
}

extension OverlapQuery.NullModel {
  /// The model in a word or two.
  public var words: String {
    switch self {
    case .sdsm: "stochastic degree sequence model"
    case .hypergeometric: "hypergeometric"
    case .none: "not tested"
    }
  }
}

extension OverlapQuery.Adjustment {
  /// The adjustment in a word or two.
  public var words: String {
    switch self {
    case .none: "unadjusted"
    case .holm: "Holm"
    case .benjaminiHochberg: "Benjamini-Hochberg"
    }
  }

  fileprivate var sentence: String {
    switch self {
    case .none: "not adjusted for their number"
    case .holm:
      "adjusted for their number by Holm's method (Holm 1979), which bounds the chance of any false finding"
    case .benjaminiHochberg:
      "adjusted for their number by the method of Benjamini and Hochberg (1995), which bounds the share of false findings"
    }
  }
}
