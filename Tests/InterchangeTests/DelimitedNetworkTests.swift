import Foundation
import Testing

@testable import Interchange

@Suite struct DelimitedNetworkTests {
  private func read(_ text: String, path: String = "x.csv") throws -> NetworkDocument {
    try NetworkDocument(bytes: Data(text.utf8), path: path, format: .csv)
  }

  private func edges(_ document: NetworkDocument) -> [String] {
    (0..<document.edgeCount).map { edge in
      let (source, target) = (document.nodes[document.sources[edge]], document.nodes[document.targets[edge]])
      return source + (document.isDirected[edge] ? ">" : "-") + target
    }
  }

  @Test(arguments: [
    "source,target,weight\na,b,2\nb,c,0.5\n", "Source;Target;Weight\r\na;b;2\r\nb;c;0.5",
    "from\tto\tweight\na\tb\t2\nb\tc\t0.5\n", "\u{FEFF}From|To|weight\na|b|2\nb|c|0.5\n",
    ":START_ID,:END_ID,weight:double\na,b,2\nb,c,0.5\n", "a,b,2\nb,c,0.5\n", "a b 2\nb c 0.5\n",
    "\"source\",\"target\",\"weight\"\n\"a\",\"b\",2\n\"b\",\"c\",0.5\n",
  ])
  func readsAnEdgeListInAnyForm(_ text: String) throws {
    let document = try read(text)
    #expect(edges(document) == ["a>b", "b>c"])
    #expect(document.weight(ofEdge: 0) == 2)
    #expect(document.weight(ofEdge: 1) == 0.5)
  }

  @Test func heedsGephisTypeAndKumusDirection() throws {
    let gephi = try read("Source,Target,Type,Label\na,b,Undirected,x\nb,c,Directed,y\n")
    #expect(edges(gephi) == ["a-b", "b>c"])
    #expect(gephi.edgeAttributes.value("label", ofRow: 1) == .text("y"))
    let kumu = try read("From,To,Type,Direction\na,b,funds,mutual\nb,c,leads,directed\n")
    #expect(edges(kumu) == ["a-b", "b>c"])
    #expect(kumu.edgeAttributes.value("type", ofRow: 0) == .text("funds"))
  }

  // Lines that end in CR alone are lines, as old Macintosh programs wrote them.
  @Test func readsLinesThatEndInCarriageReturns() throws {
    let document = try read("source,target\ra,b\rb,c\r")
    #expect(edges(document) == ["a>b", "b>c"])
  }

  // A first row that may be an edge like those below is one; a heading is not like them.
  @Test func takesTheFirstRowForWhatItIs() throws {
    #expect(edges(try read("a,b\nc,d\ne,f\n")) == ["a>b", "c>d", "e>f"])
    #expect(edges(try read("x,y\na,b\nb,c\nc,a\n")) == ["a>b", "b>c", "c>a"])
    #expect(edges(try read("one,other,times\na,b,1\nb,d,2\n")) == ["a>b", "b>d"])
    #expect(try read("city,network\na,x\nb,x\na,y\n").nodeAttributes.value("kind", ofRow: 0) == .text("city"))
  }

  // A line without an end is refused before anything is made of it.
  @Test(arguments: ["", "source,target\na,"])
  func refusesALineWithoutEnd(_ start: String) throws {
    let text = start + String(repeating: "x", count: 3_000_000)
    if start.isEmpty {
      #expect(throws: InterchangeError.self) { try read(text) }
    } else {
      #expect(edges(try read(text)).count == 1)
    }
  }

  @Test func knowsTheLinesOfEdges() throws {
    let plain = try read("source,target\na,b\nb,c\n")
    #expect((0..<3).map { plain.edgeLines?.line(of: $0) } == [2, 3, nil])
    let gaps = try read("source,target,label\n\na,b,\"two\nlines\"\n\nb,c,x\n")
    #expect((0..<2).map { gaps.edgeLines?.line(of: $0) } == [3, 6])
  }

  @Test func readsNodesWithTheirAttributes() throws {
    let document = try read("Id,Label,Type,population\nr,Riga,city,630000\ne,\"Eindhoven, NL\",city,\n")
    #expect(document.nodeCount == 2)
    #expect(document.edgeCount == 0)
    #expect(document.nodeAttributes.value("label", ofRow: 1) == .text("Eindhoven, NL"))
    #expect(document.nodeAttributes.value("kind", ofRow: 0) == .text("city"))
    #expect(document.nodeAttributes.value("population", ofRow: 0) == .integer(630_000))
    #expect(document.nodeAttributes.value("population", ofRow: 1) == nil)
  }

  @Test(arguments: ["id,name,begin,end\na,A,2010,2015\n", "id,name,from,to\na,A,2010,2015\n"])
  func takesYearsBesideANameForAPeriod(_ text: String) throws {
    let document = try read(text)
    #expect(document.edgeCount == 0)
    #expect(document.nodeAttributes.value("since", ofRow: 0)?.description == "2010")
    #expect(document.nodeAttributes.value("until", ofRow: 0)?.description == "2015")
  }

  @Test func keepsLeadingZeros() throws {
    let document = try read("id,code,size\na,00123,10\nb,00456,7\n")
    #expect(document.nodeAttributes.value("code", ofRow: 0) == .text("00123"))
    #expect(document.nodeAttributes.value("size", ofRow: 1) == .integer(7))
  }

  @Test func readsWhoBelongsToWhatAsTwoModes() throws {
    let document = try read("woman,event\nEvelyn,E1\nLaura,E1\nLaura,E2\n")
    #expect(document.direction == .undirected)
    #expect(document.nodeAttributes.value("kind", ofRow: 0) == .text("woman"))
    #expect(document.nodeAttributes.value("mode", ofRow: 3) == .integer(2))
  }

  @Test func readsMatrices() throws {
    let square = try read(",a,b,c\na,0,1,0\nb,1,0,2\nc,0,2,0\n")
    #expect(edges(square) == ["a-b", "b-c"])
    #expect(square.weight(ofEdge: 1) == 2)
    let directed = try read(",a,b\na,0,1\nb,0,0\n")
    #expect(edges(directed) == ["a>b"])
    let incidence = try read(",E1,E2\nx,1,0\ny,1,1\n")
    #expect(edges(incidence) == ["x-E1", "y-E1", "y-E2"])
  }

  @Test func convertsLatin1AndUTF16() throws {
    let latin = try NetworkDocument(
      bytes: Data([0x66, 0x72, 0x6F, 0x6D, 44, 0x74, 0x6F, 10, 0xC5, 44, 0xE9, 10]), path: "x.csv",
      format: .csv)
    #expect(edges(latin) == ["Å>é"])
    #expect(latin.remarks.contains { $0.contains("windows-1252") })
    var wide = Data([0xFF, 0xFE])
    for unit in "from,to\nÅ,é\n".utf16 { wide += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    #expect(edges(try NetworkDocument(bytes: wide, path: "x.csv", format: .csv)) == ["Å>é"])
  }

  @Test(arguments: [
    ("source,target\na,b\nc\n", 3), ("source,target,weight\na,b,1\nb,c,1e999\n", 3),
    ("source,target\n\"a,b\n", 2), ("source,target\n\"a\"x,b\n", 2),
    ("source,target\na,\u{0}b\n", 2), ("p,q,r,s,t\nu,v,w,x,y\n", 1),
  ])
  func refusesWithTheLine(_ text: String, _ line: Int) throws {
    let error = #expect(throws: InterchangeError.self) { try read(text) }
    #expect(error?.line == line)
  }

  @Test func neverTrapsOnAPrefix() throws {
    let text = Array("id,label,weight\na,\"q\"\"r\",1\n,,\nsource,target,x\n\"".utf8)
    for count in 0...text.count {
      _ = try? NetworkDocument(bytes: Data(text[..<count]), path: "x.csv", format: .csv)
    }
  }

  @Test func writesWhatItReadsBack() throws {
    var document = NetworkDocument()
    for name in ["plain", "with, comma", "\"quoted\"", "line\nend", "emoji 🏙", "<script>"] {
      document.addNode(name)
    }
    document.addEdge(from: 0, to: 1, isDirected: true)
    document.addEdge(from: 1, to: 2, isDirected: false)
    document.addEdge(from: 1, to: 2, isDirected: false)
    document.addEdge(from: 5, to: 5, isDirected: true)
    document.nodeAttributes.set(.text("a label"), ofRow: 3, named: "label")
    document.nodeAttributes.set(.number(2.5), ofRow: 4, named: "share")
    document.edgeAttributes.set(.integer(7), ofRow: 2, named: "weight")
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for file in try document.written(as: .csv).files {
      try Data(file.bytes).write(to: folder.appending(path: "x\(file.suffix).csv"))
    }
    for name in ["x-edges.csv", "x-nodes.csv"] {
      let back = try NetworkDocument(path: folder.appending(path: name).path())
      #expect((0..<6).map { back.nodes[UInt32($0)] } == (0..<6).map { document.nodes[UInt32($0)] })
      #expect(edges(back) == edges(document))
      #expect(back.nodeAttributes.value("label", ofRow: 3) == .text("a label"))
      #expect(back.nodeAttributes.value("share", ofRow: 4) == .number(2.5))
      #expect(back.weight(ofEdge: 2) == 7)
    }
  }
}
