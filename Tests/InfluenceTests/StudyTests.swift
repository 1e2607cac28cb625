import Atlas
import Influence
import Testing

/// Sections of a small study, by hand.
struct StudyTests {
  private static let text = """
    atlas: {id: small, as of: 2018-02-12}
    entities:
      - {id: town, kind: city, name: Town, evidence: assumed}
      - {id: net, kind: network, name: Net, evidence: assumed, rules: [{to: join, assumed: x, clauses: [
          {reimbursement: {share: 0.5, of: travel to meetings}}, {reimbursement: {share: 0.8, of: wages}}]}]}
      - {id: old, kind: network, name: Old, until: 2016, evidence: assumed}
      - {id: call, kind: event, name: Call, evidence: assumed, travel: {value: none is needed; a call, assumed: x}}
      - {id: fair, kind: event, name: Fair, evidence: assumed, travel: {value: asked, assumed: x}}
      - {id: feast, kind: event, name: Feast, until: 2018-03-01, evidence: assumed}
      - {id: past, kind: event, name: Past, until: 2018-01-01, evidence: assumed}
    ties:
      - town member of net: {assumed: x, until: 2018-02-11}
      - town supports net: {assumed: x, until: 2018-02-12}
      - town partner of net: {assumed: x, until: 2017}
      - town member of old: {assumed: x}
      - town hosts past: {assumed: x, until: 2018-01-01}
      - town funds net: {assumed: x, potential: yes, until: 2017}
    questions:
      - {id: q1, asks: Do you know it?, evidence: assumed}
      - {id: q2, asks: Do you want it?, evidence: assumed}
    answers:
      - {of: net, question: q2, answer: yes, says: Now., evidence: assumed}
    recommendations:
      - {id: plain, says: Plain., evidence: assumed}
      - {id: needy, says: Needy., needs: More., evidence: assumed}
      - {id: dated, says: Dated., date: 2018-03, needs: More., evidence: assumed}
    """

  private var atlas: Atlas { get throws { try Atlas.load(text: Self.text) } }

  // Ended by the day before; a tie ends with its entity; what happened at an occasion and openings are none.
  @Test func tiesThatHadEnded() throws {
    let entries = StudyRecord(.formerTies, of: try atlas).entries
    #expect(entries.map(\.group) == ["Ended 2018-02-11", "Ended 2017", "Ended 2016"])
    let later = StudyRecord(.formerTies, of: try atlas, on: PartialDate("2018-02-13")).entries
    #expect(later.map(\.group) == ["Ended 2018-02-12", "Ended 2018-02-11", "Ended 2017", "Ended 2016"])
  }

  // No journey first, then who pays; refunds of other things and what is over are left out.
  @Test func whoPaysJourneys() throws {
    let entries = StudyRecord(.travel, of: try atlas).entries
    #expect(entries.map(\.of) == ["Call", "Fair", "Net", "Feast"])
    #expect(entries.map(\.group) == ["none is needed", "asked", "refunded in part", "nothing is said of"])
  }

  @Test func recommendationsByDateThenByPrecondition() throws {
    #expect(
      StudyRecord(.recommendations, of: try atlas).entries.map(\.value) == ["Dated.", "Needy.", "Plain."])
  }

  @Test func answersToAQuestion() throws {
    let atlas = try atlas
    let record = StudyRecord(answersTo: [atlas.questions[1]], of: atlas)
    #expect(record.entries.map(\.value) == ["yes: Now."])
    #expect(record.unanswered == ["Old"])
  }

  @Test func allOfAKind() throws {
    let records = EntityRecords(of: "network", in: try atlas, sections: ["rules"])
    #expect(records.records.map(\.entity.id) == ["net", "old"])
    #expect(records.records.map(\.entries.count) == [2, 0])
  }
}
