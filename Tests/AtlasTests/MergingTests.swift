import Atlas
import Testing

/// Several files, several atlases, one whole.
struct MergingTests {
  private func merged(_ texts: [String]) throws(AtlasError) -> Atlas {
    let files = texts.map { TemporaryFolder.file(Array($0.utf8)) }
    defer { files.forEach(TemporaryFolder.remove) }
    return try Atlas.load(files)
  }

  @Test func entitiesWithOneIdBecomeOne() throws {
    let atlas = try merged([
      """
      atlas: {id: one, as of: 2018-01-01}
      entities: [{id: a, kind: city, name: A, aliases: [Aa], population: 5, evidence: assumed}]
      """,
      """
      atlas: {id: two, as of: 2018-02-12}
      entities:
        - {id: a, kind: city, name: A, aliases: [Ab], founded: 1986, evidence: assumed}
        - {id: b, kind: network, name: B, evidence: assumed}
      ties: [a member of b: {assumed: test}]
      """,
    ])
    #expect(atlas.entities.map(\.id) == ["a", "b"])
    #expect(atlas.entity("a")?.aliases == ["Aa", "Ab"])
    #expect(atlas.entity("a")?.attributes.map(\.name) == ["population", "founded"])
    #expect(atlas.title == "one + two")
    #expect(atlas.asOf == PartialDate("2018-02-12"))
  }

  @Test func conflictsNameBothPlaces() {
    #expect {
      try merged([
        "entities: [{id: a, kind: city, name: A, population: 5, evidence: assumed}]",
        "entities: [{id: a, kind: region, name: Aaa, population: 6, evidence: assumed}]",
      ])
    } throws: { error in
      guard let error = error as? AtlasError else { return false }
      return error.diagnostics.map(\.message).sorted() == [
        "'population' of 'a' differs", "the entity 'a' is a region here and a city there",
        "the entity 'a' is named 'Aaa' here and 'A' there",
      ] && error.diagnostics.allSatisfy { $0.expected?.contains("atlas.yaml:1:") == true }
    }
  }

  @Test func aFileThatCannotBeParsedDoesNotAccuseTheOthers() {
    #expect {
      try merged([
        "entities: [{id: a, kind: city, name: A, evidence: assumed}]\nties: [a member of b: {assumed: x}]",
        "entities: [{id: b, kind: network, name: B, evidence: assumed",
      ])
    } throws: { error in
      (error as? AtlasError)?.diagnostics.count == 1
    }
  }

  @Test func theOrderOfFilesDoesNotMatter() throws {
    let one =
      "entities: [{id: b, kind: city, name: B, evidence: assumed}, {id: a, kind: city, name: A, evidence: assumed}]"
    let two = "ties: [b in contact with a: {assumed: x}, a in contact with b: {assumed: y}]"
    let forth = try merged([one, two])
    let back = try merged([two, one])
    #expect(forth.entities.map(\.id) == back.entities.map(\.id))
    #expect(forth.ties.map(\.from) == [0, 1])
    #expect(back.ties.map(\.from) == [0, 1])
  }
}
