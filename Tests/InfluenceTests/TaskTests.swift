import Atlas
import Influence
import Testing

/// What some have to do in a small atlas, by hand.
struct TaskTests {
  private static let text = """
    atlas: {id: small, as of: 2018-02-12}
    entities:
      - {id: ann, kind: person, name: Ann, role: the lead, evidence: assumed}
      - {id: town, kind: city, name: Town, evidence: assumed}
      - {id: net, kind: network, name: Net, evidence: assumed}
      - {id: fair, kind: event, name: Fair, since: 2018-03-07, until: 2018-03-08, evidence: assumed}
      - {id: feast, kind: event, name: Feast, since: 2018-03-08, until: 2018-03-09, evidence: assumed}
      - {id: lab, kind: event, name: Lab, since: 2018-03, until: 2018-04, evidence: assumed}
      - {id: past, kind: event, name: Past, since: 2018-01-01, until: 2018-01-02, evidence: assumed}
    ties:
      - town leads net: {assumed: x, as: chair}
      - ann presents at fair: {assumed: x, potential: yes}
      - ann presents at lab: {assumed: x, potential: yes, note: if asked}
      - ann presents at past: {assumed: x, potential: yes}
    recommendations:
      - {id: go-fair, says: Go to the fair., who: [ann], towards: [fair], needs: A ticket., evidence: assumed}
      - {id: go-feast, says: Go to the feast., who: [ann], towards: [feast], evidence: assumed}
      - {id: go-lab, says: Go to the lab., who: [town], towards: [lab], evidence: assumed}
      - {id: share, says: Share., who: [ann, town], towards: [net], evidence: assumed}
    contested:
      - {id: who, point: Who goes to the lab?, about: [lab, town], open: Nobody says., claims: [
          {says: Ann., assumed: x}, {says: Town., assumed: x}]}
    """

  private func tasks(_ ids: [String]) throws -> TaskList {
    try TaskList(try Atlas.load(text: Self.text), of: ids)
  }

  // By the last day; an opening at an occasion that is recommended anyway is told once; what is over is left out.
  @Test func tasksStandInTime() throws {
    let ann = try #require(try tasks(["ann"]).assignees.first)
    #expect(ann.role == "the lead")
    #expect(ann.tasks.map(\.id) == ["go-fair", "go-feast", "lab", "share"])
    #expect(ann.tasks.map(\.isRecommended) == [true, true, false, true])
    #expect(ann.tasks.map(\.needs) == ["A ticket.", nil, "if asked", nil])
    #expect(try tasks(["town"]).assignees.first?.role == "chair")
  }

  // Fair and feast share 8 March. The lab lies somewhere in two months. Both are asked to share, and may go to the lab.
  @Test func whatCollides() throws {
    let list = try tasks(["ann", "town"])
    let found = list.collisions.map { "\($0.kind.rawValue): \($0.firstTask.id) \($0.secondTask.id)" }
    #expect(
      found == [
        "same days: go-fair go-feast", "perhaps the same days: go-fair lab",
        "perhaps the same days: go-feast lab", "shared: lab go-lab", "shared: share share",
      ])
    #expect(list.undated == 2)
    #expect(list.contested.map(\.id) == ["who"])
  }

  @Test func anUnknownOneIsAnError() throws {
    #expect(throws: RouteQueryError.unknownEntity("bob")) { try tasks(["bob"]) }
  }
}
