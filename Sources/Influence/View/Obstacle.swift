import Atlas

/// Why a message cannot take a tie one way under a query.
enum Obstacle: Sendable, Hashable {
  /// A source denies the tie, and that claim is the one used.
  case denied
  /// The tie is an opening and not held.
  case potential
  /// It ended before the date.
  case ended(PartialDate)
  /// It begins after the date.
  case notBegun(PartialDate)
  /// One of its ends cannot be met on the date.
  case absent(entity: Int)
  /// Influence does not run that way over ties of this type.
  case noFlow
  /// The user leaves ties of this type out.
  case excludedTieType
  /// The user leaves this entity out.
  case avoided(entity: Int)
  /// The user leaves entities of this kind out.
  case excludedKind(entity: Int)
  /// Routes may end at this entity and not run through it.
  case hub(entity: Int)
  /// Routes may end over ties of this type and not go on.
  case finalTie
}
