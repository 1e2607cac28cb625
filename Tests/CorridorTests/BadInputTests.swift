import Foundation
import Testing

/// Every bad input: a clear message on standard error, the right exit status, nothing half-written, no crash.
struct BadInputTests {
  private static let head =
    "entities: [{id: a, kind: city, name: A, evidence: assumed}, {id: b, kind: network, name: B, evidence: assumed}]\n"

  @Test(arguments: [
    ("entities: [", "did not find expected"),
    ("entities: [{id: a, kind: citty, name: A}]", "unknown kind 'citty'"),
    (head + "ties: [a member of c: {assumed: x}]", "unknown entity 'c'"),
    (head + "statements: [{id: s, says: x, about: [zz], evidence: assumed}]", "unknown entity 'zz'"),
    ("entities: [{id: a, kind: city, name: A}, {id: a, kind: city, name: A}]", "defined a second time"),
    ("entities: [{id: a, kind: city, name: A, founded: 2018-02-30}]", "'founded' is '2018-02-30'"),
    ("entities: &x [*x]", "contains itself"),
    ("entities: [{id: a, kind: city, name: A, population: -1}]", "'population' is -1"),
    (
      head + "ties: [a member of b: {assumed: x, since: 2018, until: 2017}]",
      "ends (2017) before it begins (2018)"
    ),
  ])
  func faultyDataIs65(text: String, message: String) throws {
    let folder = try Folder()
    let file = try folder.write(text, to: "bad.yaml")
    let command = try Command.run(["check", "--atlas", file])
    #expect(command.status == 65)
    #expect(command.output.isEmpty)
    #expect(command.error.contains(message), "\(command.error)")
    #expect(command.error.contains("bad.yaml:"))
  }

  @Test func aHugeLineAndDeepNestingEndQuickly() throws {
    let folder = try Folder()
    let line = try folder.write(String(repeating: "x", count: 10_000_000), to: "line.yaml")
    let deep = try folder.write("entities: " + String(repeating: "[", count: 100_000), to: "deep.yaml")
    for file in [line, deep] {
      let command = try Command.run(["check", "--atlas", file])
      #expect(command.status == 65)
      #expect(command.error.utf8.count < 2_000)
    }
  }

  @Test func invalidUTF8Is65() throws {
    let folder = try Folder()
    let file = folder.path + "/latin.yaml"
    try Data([0x61, 0x3A, 0x20, 0xE9, 0x0A]).write(to: URL(filePath: file))
    let command = try Command.run(["check", "--atlas", file])
    #expect(command.status == 65)
    #expect(command.error.contains("latin.yaml:1:4: error: the file is not valid UTF-8 here"))
  }

  @Test func unreadableIs66() throws {
    let folder = try Folder()
    #expect(try Command.run(["check", "--atlas", folder.path + "/none"]).status == 66)
    // A folder in a file's place cannot be read whoever asks, the superuser included.
    try FileManager.default.createDirectory(
      atPath: folder.path + "/folder.yaml", withIntermediateDirectories: true)
    let command = try Command.run(["check", "--atlas", folder.path])
    #expect(command.status == 66)
    #expect(command.error.contains("folder.yaml: the file cannot be read"))
  }

  @Test func unwritableIs73AndLeavesNothing() throws {
    let folder = try Folder()
    let command = try Command.run(["stats", "-o", folder.path + "/none/stats.csv", "--format", "csv"])
    #expect(command.status == 73)
    #expect(command.error.contains("none/stats.csv: cannot be written"))
    #expect(folder.files.isEmpty)
  }

  @Test func aSystemWithoutFontsIs73AndLeavesNothing() throws {
    let folder = try Folder()
    let configuration = try folder.write(
      "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig/>", to: "fonts.conf")
    let command = try Command.run(
      ["draw", "matrix", "change", "-o", folder.path + "/matrix.svg"],
      environment: ["FONTCONFIG_FILE": configuration])
    #expect(command.status == 73)
    #expect(command.error.contains("no font"))
    #expect(folder.files == ["fonts.conf"])
  }

  @Test(arguments: [
    ("matrix.docx", 64, "cannot write the format 'docx'"), ("matrix", 64, "no ending"),
    ("none/m.svg", 73, "cannot be written"),
  ])
  func figuresThatCannotBeWritten(file: String, status: Int, message: String) throws {
    let folder = try Folder()
    let command = try Command.run(["draw", "matrix", "change", "-o", "\(folder.path)/\(file)"])
    #expect(command.status == Int32(status))
    #expect(command.error.contains(message), "\(command.error)")
    #expect(folder.files.isEmpty)
  }

  @Test func aFullDiskIs73AndLeavesTheOldFile() throws {
    let folder = try Folder()
    let file = try folder.write("old", to: "stats.json")
    // The shell's limit of one block stands for a full disk: the write fails part of the way.
    let command = try Command.run(shell: "ulimit -f 1; exec corridor find -o \(file) --format json")
    #expect(command.status == 73, "\(command.error)")
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "old")
    #expect(folder.files == ["stats.json"])
  }

  @Test(arguments: [
    ["routes"], ["routes", "eindhoven"], ["routes", "eindhoven", "nowhere at all"], ["rutes"],
    ["stats", "--format", "xml"],
    ["routes", "eindhoven", "european-commission", "-k", "0"], ["routes", "eindhoven", "eindhoven"],
    ["routes", "eindhoven", "european-commission", "--on", "spring"],
    ["routes", "eindhoven", "european-commission", "riga"],
  ])
  func wrongUsageIs64(arguments: [String]) throws {
    let command = try Command.run(arguments)
    #expect(command.status == 64, "\(command.error)")
    #expect(command.output.isEmpty)
    #expect(!command.error.isEmpty)
  }

  @Test func aFullDeviceIs73() throws {
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
    let command = try Command.run(shell: "corridor find >/dev/full")
    #expect(command.status == 73)
    #expect(command.error.contains("standard output cannot be written"))
  }

  @Test func aBrokenPipeIsSilent() throws {
    let command = try Command.run(shell: "corridor find --format json | head -n 1 >/dev/null")
    #expect(command.status == 0)
    #expect(command.error.isEmpty)
  }
}
