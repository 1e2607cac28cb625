import Atlas
import Influence

/// A tie as it is drawn: between which entities, how strong, on what evidence.
struct Line {
  /// Indices of entities: where it starts and where it leads.
  let from, to: Int
  /// The type of the tie, as in 'member of'; several types may share one line.
  let types: [String]
  /// The class it is drawn as.
  let tieClass: String
  /// The chance that a message is carried, which is the width.
  let strength: Double
  /// The tie as a sentence.
  let sentence: String
  /// How it is known.
  let basis: Basis
  /// Where it stands.
  let citations: [Citation]
  /// The grade, where the legend should explain the width.
  var grade: String?
  /// Whether it would have to be made first.
  var isPotential = false
  /// What is written on it.
  var label = ""
  /// How it differs between two atlases.
  var change: Theme.Change?
  /// Whether it stands in the drawing and moves nothing: false for lines that would tear the layers apart.
  var constrains = true
  /// Whether the drawing sets where it leads before where it starts, as a whole stands before its parts.
  var leadsBack = false
  /// Whether it holds no longer, or not yet.
  var isPast = false

  init(
    from: Int, to: Int, types: [String], tieClass: String, strength: Double, sentence: String, basis: Basis,
    citations: [Citation]
  ) {
    self.from = from
    self.to = to
    self.types = types
    self.tieClass = tieClass
    self.strength = strength
    self.sentence = sentence
    self.basis = basis
    self.citations = citations
  }

  /// A tie of an atlas, in its own direction; nil where the vocabulary does not know its type.
  init?(_ tie: Tie, in atlas: Atlas) {
    guard let type = atlas.vocabulary.tieType(tie.type) else { return nil }
    let grade = tie.statement.grade.flatMap(atlas.vocabulary.grade) ?? type.flow.along
    self.init(
      from: tie.from, to: tie.to, types: [tie.type], tieClass: type.tieClass, strength: grade?.chance ?? 0.3,
      sentence: "\(atlas.entities[tie.from].name) \(type.phrase) \(atlas.entities[tie.to].name).",
      basis: tie.evidence.basis, citations: tie.evidence.citations)
    self.grade = grade?.name
    isPotential = tie.statement.isPotential
  }

  /// A hop of a route; nil where the atlas does not know its ends or its type.
  init?(_ step: Step, in atlas: Atlas) {
    guard let from = atlas.index(of: step.from.id), let to = atlas.index(of: step.to.id),
      let type = atlas.vocabulary.tieTypes.first(where: { $0.id == step.tie })
    else { return nil }
    self.init(
      from: from, to: to, types: [type.name], tieClass: type.tieClass, strength: step.strength,
      sentence: step.offer.map { "\($0.says)." } ?? step.sentence, basis: step.basis, citations: step.evidence
    )
    grade = step.grade
    isPotential = step.offer != nil
  }

  /// The sentence with its grade, its basis and its places, for tooltips and the long description.
  var words: String {
    let places = citations.map(\.description).joined(separator: "; ")
    let graded = ([grade].compactMap(\.self) + [basis.rawValue]).joined(separator: ", ")
    return "\(sentence) \(graded)\(places.isEmpty ? "" : ": \(places)")"
  }
}
