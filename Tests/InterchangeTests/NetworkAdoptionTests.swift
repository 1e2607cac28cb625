import Atlas
import Foundation
import Interchange
import Testing

@Suite struct NetworkAdoptionTests {
  private func atlas(_ document: NetworkDocument) throws -> Atlas {
    var builder = try AtlasBuilder()
    builder.add(document, path: "x.csv")
    return try builder.build()
  }

  /// A label that looks like another node's identifier makes no two nodes one.
  @Test func labelsAndIdentifiersMayCross() throws {
    let text = "id,label\n1,2\n2,x\n3,y\n"
    let atlas = try atlas(NetworkDocument(bytes: Data(text.utf8), path: "x.csv", format: .csv))
    #expect(atlas.entities.map(\.name).sorted() == ["2", "x", "y"])
  }

  @Test func anAtlasComesBackWithItsDateItsTiesAndItsDirections() throws {
    let text = """
      atlas: {id: small, title: Small, as of: 2018-02-12}
      sources: {s: {title: S}}
      entities:
        - {id: riga, kind: city, name: Rīga, evidence: s, population: 630000, location: [56.9, 24.1]}
        - {id: eurocities, kind: network, name: Eurocities, evidence: s, founded: 1986}
      ties:
        - riga member of eurocities: {evidence: s, since: 2004, grade: strong}
      """
    let first = try Atlas.load(text: text)
    let again = try atlas(NetworkDocument(first))
    #expect(again.asOf == first.asOf)
    #expect(again.entities.map(\.name).sorted() == ["Eurocities", "Rīga"])
    #expect(again.entities.compactMap { $0.number("population") } == [630_000])
    let tie = try #require(again.ties.first)
    #expect(tie.type == "member of")
    #expect(tie.statement.grade == "strong")
    #expect(tie.statement.period.since == PartialDate(year: 2004))
  }
}
