import Foundation
import Testing

/// `corridor draw` on the shipped atlases.
struct DrawnFiguresTests {
  @Test(arguments: [
    ["ego", "Eurocities"], ["ego", "Amarante", "--steps", "2"], ["reach", "Amarante", "--worlds", "64"],
    ["structure", "ERRIN"], ["funding"], ["bipartite", "change", "eurocities"],
    ["gatekeepers", "Amarante", "European Commission", "--worlds", "64"],
    ["whatif", "2b", "--from", "Amarante", "--worlds", "64"], ["communities"],
  ])
  func everyFigureIsDrawnWithoutAWarning(arguments: [String]) throws {
    let folder = try Folder()
    for variant in ["colour", "grayscale", "dark"] {
      let file = "\(folder.path)/\(arguments[0])-\(variant).svg"
      let command = try Command.run(["draw"] + arguments + ["--variant", variant, "-o", file])
      #expect(command.status == 0, "\(command.error)")
      #expect(!command.error.contains("arning"), "\(command.error)")
      #expect(FileManager.default.fileExists(atPath: file))
    }
  }

  @Test func nothingToDrawIsSaid() throws {
    let folder = try Folder()
    for arguments in [["funding", "Riga"], ["bipartite", "cities-of-service-uk"]] {
      let command = try Command.run(["draw"] + arguments + ["-o", "\(folder.path)/x.svg"])
      #expect(command.status == 1)
    }
    #expect(folder.files.isEmpty)
  }

  @Test func badOptionsAreRefused() throws {
    for arguments in [
      ["ego", "riga", "--steps", "3"], ["ego", "riga", "--top", "0"], ["ego", "nowhere-at-all"],
      ["whatif", "-o", "x.svg"], ["reach", "riga", "--top", "0"], ["bipartite"],
    ] {
      let command = try Command.run(["draw"] + arguments + ["-o", "/dev/null/x.svg"])
      #expect(command.status == 64, "\(arguments): \(command.error)")
    }
  }
}
