import Foundation
import Testing

/// `corridor draw` with figures that are tables, timelines, plans and maps.
struct DrawTablesTests {
  @Test(arguments: [
    ["overlap", "--index", "jaccard"], ["upset", "eurocities", "change", "--mode", "intersect"],
    ["survey", "--closed"], ["rules", "eindhoven", "riga", "--network", "eurotowns"],
    ["agenda", "change", "--until", "2018-06"], ["plan", "--from", "forli", "--to", "European Commission"],
    ["map", "change"],
  ])
  func eachIsWritten(arguments: [String]) throws {
    let folder = try Folder()
    let file = "\(folder.path)/figure.svg"
    let command = try Command.run(["draw"] + arguments + ["-o", file])
    #expect(command.status == 0, "\(command.error)")
    #expect(!command.error.contains("warning"), "\(command.error)")
    #expect(try String(contentsOfFile: file, encoding: .utf8).contains("</svg>"))
  }

  // No member of the Council has a known place, one group makes no intersection, and from Eindhoven the Commission is
  // reached as things are.
  @Test(arguments: [
    (["map", "eurotowns-secretariat"], 64), (["upset", "eurocities"], 64), (["rules"], 64),
    (["overlap", "--top", "1"], 64), (["survey", "--atlas", "Graphs/examples/smallest.yaml"], 1),
    (["map", "council"], 1), (["plan", "--from", "eindhoven", "--to", "European Commission"], 1),
  ])
  func whatCannotBeDrawnSaysWhy(arguments: [String], status: Int) throws {
    let folder = try Folder()
    let command = try Command.run(["draw"] + arguments + ["-o", "\(folder.path)/figure.svg"])
    #expect(Int(command.status) == status, "\(command.error)")
    #expect(!command.error.isEmpty)
    #expect(folder.files.isEmpty)
  }
}
