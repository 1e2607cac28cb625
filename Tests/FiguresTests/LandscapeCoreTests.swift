import Testing

@testable import Figures

/// Which nodes of a small graph are drawn; the counts of lines are worked out by hand.
struct LandscapeCoreTests {
  // A star around 0 with the leaves 1 to 4, leaf 4 tied on to 5, and a triangle of 6, 7 and 8 apart from it.
  // Lines: 0 has four; 4, 6, 7 and 8 have two; all others one.
  private let lines = [(0, 1), (0, 2), (0, 3), (0, 4), (4, 5), (6, 7), (7, 8), (8, 6)].map {
    (from: $0.0, to: $0.1)
  }

  @Test func theMostTiedComesFirstAndThenItsMostTiedNeighbours() {
    #expect(LandscapeCore.nodes(of: lines, top: 1) == [0])
    #expect(LandscapeCore.nodes(of: lines, top: 2) == [0, 4])
    // 1, 2, 3 and 5 have one line each: the first.
    #expect(LandscapeCore.nodes(of: lines, top: 3) == [0, 4, 1])
  }

  // The triangle has more lines than the leaves, and does not hang together with the star.
  @Test func anotherPartComesWhenThisOneIsDone() {
    #expect(LandscapeCore.nodes(of: lines, top: 6) == [0, 1, 2, 3, 4, 5])
    #expect(LandscapeCore.nodes(of: lines, top: 7) == [0, 1, 2, 3, 4, 5, 6])
    #expect(LandscapeCore.nodes(of: lines, top: 100).count == 9)
    #expect(LandscapeCore.nodes(of: [], top: 5).isEmpty)
  }
}
