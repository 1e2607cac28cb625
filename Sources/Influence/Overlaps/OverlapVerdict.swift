import GraphKernel

/// Whether a pair shares more or fewer than by chance, or whether the test says nothing.
public enum OverlapVerdict: String, Sendable, Hashable, Codable, CaseIterable {
  /// Significantly more.
  case more
  /// Significantly fewer.
  case less
  /// Neither: as many as may well come about by chance.
  case chance
  /// No number shared that the sizes allow would be significant, the other pairs being as they are.
  case untestable

  init(_ verdict: OverlapChance.Verdict) {
    self =
      switch verdict {
      case .more: .more
      case .less: .less
      case .chance: .chance
      case .untestable: .untestable
      }
  }
}

extension OverlapQuery {
  /// How p-values are adjusted for the number of pairs.
  public enum Adjustment: String, Sendable, Hashable, Codable, CaseIterable {
    /// Holm's method: the chance of any false finding is below the level.
    case holm
    /// The method of Benjamini and Hochberg: the expected share of false findings is below the level.
    case benjaminiHochberg = "benjamini-hochberg"
    /// Not adjusted.
    case none

    var ofKernel: MultipleTestAdjustment {
      switch self {
      case .holm: .holm
      case .benjaminiHochberg: .benjaminiHochberg
      case .none: .none
      }
    }
  }
}
