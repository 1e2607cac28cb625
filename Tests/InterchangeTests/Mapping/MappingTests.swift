import Atlas
import Foundation
import Interchange
import Testing

/// Every feature of a mapping, on tables small enough to check by eye.
@Suite struct MappingTests {
  private static let networks = """
        - file: networks.csv
          source: s
          entities:
            network:
              {key: code, kind: network, name: name, aliases: [full], attributes: {founded: year, website: url}}
    """
  private static let members = """
        - file: members.csv
          source: s
          where: {note: {not: skip}}
          entities:
            network: {key: code}
            place:
              key: gid
              register: geonames
              kind: {column: type, values: {City: city, Region: region}, else: organisation}
              name: ascii
              spelled by: local
              country: {column: land, values: {RKS: XK}}
              location: [lat, lon]
              attributes: {population: people}
              note: remark
          ties:
            - {from: place, type: member of, to: network, as: status, since: {column: years, part: first},
               until: {column: years, part: last}, denied: {status: Former}}
    """
  private static let vocabulary = "vocabulary: {attributes: {geonames: {type: text}}}"

  private func folder() throws -> MappingFolder {
    try MappingFolder([
      "map.yaml": MappingFolder.mapping(Self.networks + "\n" + Self.members, extra: Self.vocabulary),
      "networks.csv": """
      code,name,full,year,url
      01,RN,River Network,1986,http://rn.example
      02,LN,Lake Network,soon,
      """,
      "members.csv": """
      code,gid,ascii,local,land,type,status,years,lat,lon,people,note,remark
      01,10,Koeln,Cologne,DE,Region,Full,2001,50.9,6.9,1000,,
      01,10,Koeln,Köln,DE,City,Associate,2005,50.9,6.9,1001,,
      02,10,Koeln,Köln,DE,City,,2008-2012 - PLUS,50.9,6.9,1000,,seat on the river
      01,11,Pristina,,RKS,City,Former,soon,,,x,,
      01,12,Left,,DE,City,,,,,,skip,
      01,,Nobody,,DE,City,,,,,,,
      03,11,Pristina,,XK,City,,,,,,,
      02,13,,Écluse,FR,Club,,,91,0,,,
      """,
    ])
  }

  @Test func rowsBecomeEntitiesAndTies() throws {
    let (atlas, report) = try folder().load()
    #expect(atlas.entities.map(\.id) == ["ecluse", "koln", "ln", "pristina", "rn"])
    let cologne = try #require(atlas.entity("koln"))
    #expect(cologne.name == "Köln")
    #expect(cologne.kind == "city")
    #expect(cologne.text("geonames") == "10")
    #expect(cologne.text("country") == "DE")
    #expect(cologne.number("population") == 1000)
    #expect(cologne.attribute("population")?.all.map(\.value) == [.number(1000), .number(1001)])
    #expect(cologne.attribute("location")?.used.value == .location(latitude: 50.9, longitude: 6.9))
    #expect(cologne.notes == ["seat on the river"])
    #expect(cologne.evidence.summary == "s row 2 of members.csv")
    #expect(atlas.entity("pristina")?.text("country") == "XK")
    #expect(atlas.entity("ecluse")?.kind == "organisation")
    #expect(atlas.entity("ecluse")?.attribute("location") == nil)
    let network = try #require(atlas.entity("rn"))
    #expect(network.aliases == ["River Network"])
    #expect(network.attribute("founded")?.used.value == .date(try #require(PartialDate("1986"))))
    #expect(atlas.entity("ln")?.attribute("founded") == nil)
    #expect(report.files.map(\.rows) == [2, 8])
    #expect(report.files.map(\.rowsRead) == [2, 7])
  }

  @Test func rowsThatRepeatATieAreItsClaims() throws {
    let (atlas, report) = try folder().load()
    #expect(
      atlas.tieTexts == [
        "ecluse member of ln", "koln member of ln", "koln member of rn", "pristina member of rn",
      ])
    let tie = atlas.ties[2]
    #expect(tie.claims.all.count == 2)
    #expect(tie.statement.role == "Full")
    #expect(tie.statement.period.since == PartialDate("2001"))
    #expect(tie.isContested)
    #expect(tie.evidence.summary == "s row 2 of members.csv; s row 3 of members.csv")
    #expect(tie.claims.all[1].position.line == 3)
    #expect(report.files[1].ties == 4)
    #expect(report.files[1].repeated == 1)
  }

  @Test func partsOfAFieldOfYearsAreFound() throws {
    let period = try folder().load().atlas.ties[1].statement.period
    #expect(period == Period(since: PartialDate("2008"), until: PartialDate("2012")))
  }

  @Test func formerMembersAreDenied() throws {
    let (atlas, report) = try folder().load()
    #expect(!atlas.ties[3].isHeld)
    #expect(report.files[1].denied == 1)
  }

  @Test func whatIsLeftOutIsCountedWithItsFirstRow() throws {
    let report = try folder().load().report
    let left = report.files.flatMap(\.leftOut).map { "\($0.count) \($0.reason) \($0.firstRow)" }
    #expect(
      Set(left) == [
        "1 'founded' is no date 3", "1 no key of the place 7", "1 'population' is no count 5",
        "1 unknown network 8", "2 a tie without one of its ends 7", "1 the begin of a tie that is no date 5",
        "1 the end of a tie that is no date 5", "1 a location that is no place on Earth 9",
      ])
  }

  @Test func delimitersAndEncodingsAreReadAsSaid() throws {
    let folder = try MappingFolder([
      "map.yaml": MappingFolder.mapping(
        """
            - file: a.csv
              source: s
              delimiter: semicolon
              encoding: windows-1252
              entities: {e: {key: name, kind: city, name: name, aliases: [{column: also, split: "|"}]}}
        """)
    ])
    try folder.write(Data([UInt8]("name;also\nGda".utf8) + [0x9A] + [UInt8](";A|B, C| \n".utf8)), to: "a.csv")
    let atlas = try folder.load().atlas
    #expect(atlas.entities.map(\.name) == ["Gdaš"])
    #expect(atlas.entities[0].aliases == ["A", "B, C"])
  }

  @Test func valueTablesChooseTypesAndGradesAndLeaveOut() throws {
    let folder = try MappingFolder([
      "map.yaml": MappingFolder.mapping(
        """
            - file: a.csv
              source: s
              entities:
                a: {key: from, kind: city, name: from}
                b: {key: to, kind: network, name: to}
              ties:
                - from: a
                  to: b
                  type: {column: role, values: {host: hosts, chair: chairs, gone: ~}, else: member of}
                  grade: {column: role, values: {host: faint}, else: ~}
                  eur: money
                  inferred: because
                  where: {from: [x, y, z]}
                - {from: b, type: part of, to: {entity: top}, assumed: it must be}
        """, extra: "entities: [{id: top, kind: network, name: Top, evidence: s}]"),
      "a.csv":
        "from,to,role,money\nx,n,host,1e3\ny,n,chair,much\nz,n,gone,\nz,n,other,\nw,n,host,\nx,x,host,\n",
    ])
    let (atlas, report) = try folder.load()
    let texts = atlas.tieTexts.filter { !$0.hasPrefix("x-") && !$0.hasSuffix("x-2") }
    #expect(texts == ["n part of top", "x hosts n", "y chairs n", "z member of n"])
    let host = try #require(atlas.ties.first { $0.type == "hosts" })
    #expect(host.statement.grade == "faint")
    #expect(host.statement.euros == 1000)
    #expect(host.evidence.basis == .inferred)
    #expect(atlas.ties.first { $0.type == "part of" }?.evidence.basis == .assumed)
    #expect(report.files[0].leftOut.contains { $0.reason == "a tie of no type" && $0.firstRow == 4 })
    #expect(report.files[0].leftOut.contains { $0.reason == "'much' is no sum of money" })
  }

  @Test func tablesStandBelowADataFolderOrBesideTheMapping() throws {
    let text = """
      atlas: {id: m, title: M}
      sources: {s: {title: S}}
      mapping: {data: set, files: [{file: a.csv, source: s, entities: {e: {key: k, kind: city, name: k}}}]}
      """
    for place in ["set/a.csv", "a.csv"] {
      let folder = try MappingFolder(["map.yaml": text, place: "k\nOne\n"])
      #expect(try folder.load().atlas.entities.count == 1)
    }
    let (home, away) = (try MappingFolder(["map.yaml": text]), try MappingFolder(["set/a.csv": "k\nTwo\n"]))
    #expect(try home.load(data: [away.path]).atlas.entities.map(\.name) == ["Two"])
  }

  @Test func mappingsShareRegistersAndWhatAnAtlasSaysComesFirst() throws {
    let second = """
      atlas: {id: n, title: N}
      sources: {t: {title: T}}
      vocabulary: {attributes: {geonames: {type: text}}}
      mapping:
        files:
          - file: b.csv
            source: t
            entities:
              place: {key: gid, register: geonames, kind: city, name: name, attributes: {population: people},
                      if unknown: leave out}
      """
    let first = MappingFolder.mapping(
      """
          - file: a.csv
            source: s
            entities:
              place: {key: gid, register: geonames, kind: city, name: name, country: land, match: [name, alias]}
              net: {key: net, ids: {n1: net}, kind: network, name: net}
            ties: [{from: place, type: member of, to: net, as: role}]
      """, extra: Self.vocabulary)
    let atlas = """
      sources: {own: {title: Own}}
      entities:
        - {id: aarhus, kind: city, name: Aarhus, aliases: [Århus], country: DK, population: 5, evidence: own}
        - {id: net, kind: network, name: The Net, evidence: own}
      ties: [{aarhus member of net: {evidence: own, as: founder}}]
      """
    let folder = try MappingFolder([
      "own.yaml": atlas, "map.yaml": first, "second.yaml": second,
      "a.csv": "gid,name,land,net,role\n1,Arhus,DK,n1,guest\n",
      "b.csv": "gid,name,people\n1,Århus,6\n2,Else,7\n",
    ])
    let (loaded, report) = try folder.load(["own.yaml", "map.yaml", "second.yaml"])
    #expect(loaded.entities.map(\.id) == ["aarhus", "net"])
    let aarhus = try #require(loaded.entity("aarhus"))
    #expect(aarhus.name == "Aarhus")
    #expect(aarhus.number("population") == 5)
    #expect(aarhus.attribute("population")?.all.count == 2)
    #expect(loaded.ties.count == 1)
    #expect(loaded.ties[0].statement.role == "founder")
    #expect(loaded.ties[0].claims.all.map(\.evidence.summary) == ["own", "s row 2 of a.csv"])
    #expect(report.matches.map(\.how) == ["alias", "id given by the mapping"])
    #expect(report.files[1].entities[0].leftOut == 1)
  }

  @Test func theSpellingOfMostRowsCounts() throws {
    let folder = try MappingFolder([
      "map.yaml": MappingFolder.mapping(
        """
            - file: a.csv
              source: s
              entities: {a: {key: k, kind: city, name: ascii, spelled by: local}}
        """),
      "a.csv": """
      k,ascii,local
      1,Paris,París
      1,Paris,Paris
      1,Paris,Paris
      2,Malmoe,Malmo
      2,Malmoe,Malmö
      2,Malmoe,Malmö
      3,Aix-en-Provence,Aix En Provence
      4,Lyon,Grenoble-Métropole
      5,,Zürich
      """,
    ])
    let names = try folder.load().atlas.entities.map(\.name)
    #expect(Set(names) == ["Paris", "Malmö", "Aix-en-Provence", "Lyon", "Zürich"])
  }

  @Test func addressesOfPeopleAreNeverStored() throws {
    let folder = try MappingFolder([
      "map.yaml": MappingFolder.mapping(
        """
            - file: a.csv
              source: s
              entities:
                a: {key: k, kind: city, name: k, aliases: [mail], note: mail, attributes: {website: mail}}
                b: {key: net, kind: network, name: net}
              ties: [{from: a, type: member of, to: b, as: mail, note: mail}]
        """),
      "a.csv": "k,mail,net\nTown,write to who@example.org,N\nwho@example.org,,N\n",
    ])
    let (atlas, report) = try folder.load()
    #expect(atlas.entities.map(\.name) == ["N", "Town"])
    #expect(!AtlasYAML(atlas).text.contains("@"))
    #expect(report.files[0].leftOut.first { $0.reason == "an e-mail address" }?.count == 5)
  }

  @Test func theOrderOfMappingsDoesNotMatter() throws {
    let text = """
      atlas: {id: ID, title: T}
      sources: {s: {title: S}}
      mapping: {files: [TABLE]}
      """
    func mapping(_ id: String, _ table: String) -> String {
      text.replacing("ID", with: id).replacing("TABLE", with: table)
    }
    let folder = try MappingFolder([
      "cities.yaml": mapping(
        "cities", "{file: c.csv, source: s, entities: {city: {key: k, kind: city, name: k, country: land}}}"),
      "ties.yaml": mapping(
        "ties",
        """
        {file: t.csv, source: s, entities: {city: {key: k}, net: {key: n, kind: network, name: n}},
        ties: [{from: city, type: member of, to: net}]}
        """),
      "more.yaml": mapping(
        "more",
        "{file: m.csv, source: s, entities: {net: {key: n, attributes: {founded: y}, if unknown: leave out}}}"
      ),
      "c.csv": "k,land\nA,NL\nB,BE\n", "t.csv": "k,n\nA,x\nB,x\nB,y\n", "m.csv": "n,y\nx,1990\nz,1991\n",
    ])
    let names = ["cities.yaml", "ties.yaml", "more.yaml"]
    let first = try folder.load(names).atlas
    #expect(first.tieTexts == ["a member of x", "b member of x", "b member of y"])
    #expect(first.entity("x")?.attribute("founded") != nil)
    for order in [[2, 1, 0], [1, 2, 0], [2, 0, 1]] {
      let other = try folder.load(order.map { names[$0] }).atlas
      #expect(other.tieTexts == first.tieTexts)
      #expect(other.allEvidence == first.allEvidence)
    }
  }

  @Test func theWrittenAtlasLoadsToTheSame() throws {
    let folder = try folder()
    let atlas = try folder.load().atlas
    try folder.write(Data(AtlasYAML(atlas).text.utf8), to: "written.yaml")
    let again = try Atlas.load(["\(folder.path)/written.yaml"])
    #expect(again.entities.map(\.id) == atlas.entities.map(\.id))
    #expect(again.entities.map(\.name) == atlas.entities.map(\.name))
    #expect(again.entities.map(\.kind) == atlas.entities.map(\.kind))
    #expect(again.tieTexts == atlas.tieTexts)
    #expect(again.ties.map(\.statement) == atlas.ties.map(\.statement))
    #expect(again.allEvidence == atlas.allEvidence)
    #expect(again.entity("koln")?.number("population") == 1000)
  }
}
