import Atlas
import Foundation
import Interchange
import Testing

/// The shipped mappings on the public sets, which are not part of the project and stand beside its folder. Counts are
/// those of the sets' own descriptions and of networkx and igraph on the files.
@Suite(.enabled(if: PublicSets.areThere, "the sets of ../shared/data are not there"))
struct PublicSetsTests {
  private func load(_ names: [String], on atlases: [String] = []) throws -> (
    atlas: Atlas, report: MappingReport
  ) {
    try Atlas.load(
      (atlases + names.map { "mappings/\($0).yaml" }).map { "\(PublicSets.graphs)/\($0)" },
      data: [PublicSets.folder])
  }

  @Test func membershipsOfCityNetworks() throws {
    let (atlas, report) = try load(["etmun"])
    let graph = TwoMode(atlas)
    #expect(atlas.entities.count == 4_809)
    #expect(atlas.entities.count { $0.kind == "network" } == 58)
    #expect(atlas.ties.count == 6_994)
    #expect(graph.components == [4_809])
    #expect(report.files[1].rows == 7_276)
    #expect(graph.members("eurocities").count == 112)
    #expect(graph.members("polis").count == 59)
    #expect(graph.members("eurocities").intersection(graph.members("polis")).count == 29)
    #expect(graph.members("eahtr").intersection(graph.members("ewt")).count == 78)
    #expect(graph.members("eurocities").isDisjoint(with: graph.members("eurotowns")))
    #expect(graph.groups("eindhoven") == ["civitas", "eahtr", "eurocities", "luci", "polis"])
    #expect(graph.groups("barcelona").count == 27)
    // 25 rows are former members, all of RECEVIN; one of the places is a member too.
    let denied = atlas.ties.filter { !$0.isHeld }
    #expect(denied.count == 24)
    #expect(Set(denied.map { atlas.entities[$0.to].id }) == ["recevin"])
  }

  @Test func theCovenantIsTheFiftyNinthNetwork() throws {
    let (atlas, report) = try load(["etmun-covenant", "etmun"])
    #expect(atlas.entities.count == 13_393)
    #expect(atlas.entities.count { $0.kind == "network" } == 59)
    #expect(atlas.ties.count == 16_709)
    #expect(TwoMode(atlas).components == [13_393])
    #expect(TwoMode(atlas).members("covenant-of-mayors").count == 9_715)
    #expect(report.files.reduce(0) { $0 + $1.repeated } == 615)
    #expect(atlas.ties.reduce(0) { $0 + $1.claims.all.count } == 17_333 - 9)
    #expect(TwoMode(atlas).groups("barcelona").count == 28)
  }

  @Test func namesOfEurocitiesInTheGazetteer() throws {
    let text = """
      atlas: {id: check, title: Eurocities in the gazetteer}
      sources: {s: {title: S}}
      mapping:
        files:
          - file: cities-europe/cities.csv
            source: s
            entities:
              place: {key: geoname_id, kind: city, name: name, country: country_code,
                      aliases: [{column: alternate_names, split: "|"}]}
          - file: etmun/memberships.csv
            source: s
            where: {network: Eurocities}
            entities:
              member: {key: [member_name, country_code], kind: city, name: member_name,
                       country: country_code, match: [name, alias]}
      """
    let folder = try MappingFolder(["map.yaml": text])
    let report = try folder.load(data: [PublicSets.folder]).report
    #expect(report.matches.count == 112)
    func names(_ outcome: MappingReport.Match.Outcome) -> Set<String> {
      Set(report.matches.filter { $0.outcome == outcome }.map(\.name))
    }
    #expect(names(.ambiguous) == ["Frankfurt", "Kiel", "Munster"])
    #expect(
      names(.unmatched) == [
        "Terrassa Metropolitan Area", "Angers Loire Metropole", "Grenoble Alpes Metropole",
        "Metropole Europeenne de Lille", "Aix-Marseille-Provence Metropole", "Grand Nancy",
        "Nice Cote d Azur", "Rennes Metropole", "BrabantStad", "Brighton and Hove", "Newcastle-Gateshead",
      ])
  }

  @Test func partnersOfNetworksOfURBACT() throws {
    let (atlas, _) = try load(["urbact"])
    #expect(atlas.entities.count { $0.kind == "network" } == 172)
    #expect(atlas.entities.count { $0.kind == "city" } == 591)
    #expect(TwoMode(atlas).components == [763])
    #expect(TwoMode(atlas).groups("budapest").count == 20)
    let leads = atlas.ties.filter { $0.claims.all.contains { $0.value.role == "lead partner" } }
    #expect(leads.count { atlas.entities[$0.from].id == "budapest" } == 7)
  }

  @Test func partnershipsOfTheUrbanAgenda() throws {
    let (atlas, _) = try load(["urban-agenda"])
    let graph = TwoMode(atlas)
    #expect(atlas.entities.count == 119)
    #expect(atlas.ties.count == 169)
    #expect(graph.components == [112, 7])
    // Three partnerships are known by their coordinators and hosts only.
    let partial: Set = [
      "urban-agenda-digital-transition", "urban-agenda-urban-mobility", "urban-agenda-energy-transition",
    ]
    #expect(graph.groups("dg-regio").subtracting(partial).count == 8)
    #expect(graph.groups("eurocities").subtracting(partial).count == 8)
    #expect(graph.groups("urbact").subtracting(partial).count == 7)
    #expect(graph.groups("greece").subtracting(partial).count == 4)
    #expect(atlas.entities.count { $0.kind == "city" } == 53)
    #expect(graph.groups("eindhoven") == ["urban-agenda-digital-transition"])
  }

  @Test func expertGroupsOfTheRegisterAmongTheShippedAtlases() throws {
    let (atlas, report) = try load(
      ["eu-register-2018-links", "eu-register-2018"], on: ["change", "eu"])
    let isGroup = atlas.entities.map { $0.kind == "expert group" }
    let seats = atlas.ties.filter { isGroup[$0.to] && $0.type == "member of" }
    let graph = TwoMode(atlas, seats)
    #expect(Set(report.files.map(\.rows)) == [11_488, 245, 4_304, 216])
    #expect(seats.count == 4_129)
    #expect(graph.fromCount == 2_022)
    #expect(graph.toCount == 241)
    #expect(graph.components.count == 9)
    #expect(graph.components.first == 2_231)
    #expect(graph.groups("businesseurope").count == 49)
    #expect(atlas.entity("eurocities")?.text("transparency register") == "12493392840-79")
    #expect(atlas.entity("eurocities")?.kind == "network")
    #expect(graph.groups("eurocities").intersection(graph.groups("errin")).count == 1)
  }

  @Test func linksOfThePartnersOfCHANGE() throws {
    let (atlas, report) = try load(["change-2018"])
    let graph = TwoMode(atlas)
    #expect(report.files.map(\.rows) == [9, 103])
    #expect(graph.members("change").count == 9)
    #expect(graph.members("covenant-of-mayors").count == 7)
    #expect(graph.members("civitas").count == 4)
    #expect(graph.members("eurocities").count == 4)
    #expect(graph.members("ubc").count == 3)
    let (gdansk, riga) = (graph.groups("gdansk"), graph.groups("riga"))
    #expect(gdansk.intersection(riga).count - 1 == 6)
  }

  @Test func theSetsMeetTheShippedAtlases() throws {
    let (atlas, report) = try load(
      ["etmun", "urbact", "urban-agenda", "change-2018"], on: ["change", "eu"])
    for id in ["eindhoven", "riga", "gdansk", "aarhus", "forli", "amarante", "nagykanizsa"] {
      #expect(atlas.entity(id)?.text("geonames") != nil, "\(id)")
    }
    #expect(atlas.entities.count { $0.name.folded == "eurocities" } == 1)
    #expect(atlas.entities.count { $0.name == "Eindhoven" } == 1)
    #expect(atlas.entity("eurocities")?.kind == "network")
    // The two networks of URBACT I that are called like others stay apart.
    #expect(atlas.entities.count { $0.name == "CIVITAS" } == 2)
    #expect(report.matches.filter { $0.outcome == .ambiguous }.map(\.name) == ["Prato"])
  }

  @Test func theGazetteerAddsPlacesToWhatIsThere() throws {
    let (atlas, _) = try load(["cities-europe"], on: ["change"])
    let before = try Atlas.load(["\(PublicSets.graphs)/change"])
    #expect(atlas.entities.count == before.entities.count)
    #expect(atlas.entity("aarhus")?.text("geonames") == "2624652")
    #expect(atlas.entity("amarante")?.text("geonames") == "2742965")
    #expect(atlas.entity("eindhoven")?.attribute("location") != nil)
  }
}

/// Where the public sets stand: beside the project's folder.
enum PublicSets {
  private static var project: URL {
    var url = URL(filePath: #filePath)
    for _ in 0..<4 { url.deleteLastPathComponent() }
    return url
  }

  static var graphs: String { project.appending(path: "Graphs").path }
  static var folder: String { project.deletingLastPathComponent().appending(path: "shared/data").path }
  static var areThere: Bool { FileManager.default.fileExists(atPath: folder + "/etmun/memberships.csv") }
}

/// The ties of an atlas as a graph of members and groups, made here independently of the library's own.
private struct TwoMode {
  private let atlas: Atlas
  private var groupsOf: [Int: Set<Int>] = [:]
  private var membersOf: [Int: Set<Int>] = [:]

  init(_ atlas: Atlas, _ ties: [Tie]? = nil) {
    self.atlas = atlas
    for tie in ties ?? atlas.ties {
      groupsOf[tie.from, default: []].insert(tie.to)
      membersOf[tie.to, default: []].insert(tie.from)
    }
  }

  var fromCount: Int { groupsOf.count }
  var toCount: Int { membersOf.count }

  func members(_ id: String) -> Set<String> { names(membersOf, id) }
  func groups(_ id: String) -> Set<String> { names(groupsOf, id) }

  private func names(_ table: [Int: Set<Int>], _ id: String) -> Set<String> {
    Set((atlas.index(of: id).flatMap { table[$0] } ?? []).map { atlas.entities[$0].id })
  }

  /// The sizes of the components that have a tie, largest first.
  var components: [Int] {
    var sizes: [Int] = []
    var seen: Set<Int> = []
    for start in groupsOf.keys.sorted() where seen.insert(start).inserted {
      var (stack, size) = ([start], 0)
      while let node = stack.popLast() {
        size += 1
        for next in (groupsOf[node] ?? []).union(membersOf[node] ?? []) where seen.insert(next).inserted {
          stack.append(next)
        }
      }
      sizes.append(size)
    }
    return sizes.sorted(by: >)
  }
}
