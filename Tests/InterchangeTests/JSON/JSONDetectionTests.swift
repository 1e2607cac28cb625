import Foundation
import Interchange
import Testing

@Suite struct JSONDetectionTests {
  @Test(
    .enabled(if: FormatData.isPresent, "the shared data stand beside the checkout"),
    arguments: FormatData.expectations(["json"]).map(\.file))
  func filesAreRecognised(_ file: String) throws {
    // The name of each file begins with the program it is from.
    let formats: [(String, NetworkFormat)] = [
      ("cytoscape", .cytoscape), ("jgf", .jgf), ("kumu", .kumu), ("sigma", .graphology),
      ("tinkerpop", .graphson),
    ]
    let expected = try #require(formats.first { file.hasPrefix("json/\($0.0)") })
    let bytes = try Data(contentsOf: URL(filePath: FormatData.folder + file))
    #expect(NetworkFormat(detecting: bytes, path: "a.json") == expected.1)
    // The beginning is enough.
    #expect(NetworkFormat(detecting: bytes.prefix(1_500), path: "a.json") == expected.1)
  }

  @Test(arguments: [
    ("{\"nodes\": [{\"name\": \"a\"}], \"links\": []}", NetworkFormat.nodeLink),
    ("{\"directed\": true, \"multigraph\": false, \"graph\": {}, \"nodes\": [], \"edges\": []}", .nodeLink),
    // What is only named inside tells nothing.
    (
      "{\"nodes\": [{\"id\": 1, \"elements\": 1, \"connections\": 2, \"outE\": 3}], \"links\": []}", .nodeLink
    ),
    ("{\"graph\": {\"nodes\": {\"links\": {}, \"elements\": {}}}}", .jgf),
    ("{\"options\": {}, \"nodes\": []}", .graphology),
    ("{\"elements\": [{\"label\": \"a\"}]}", .kumu),
    ("{\"elements\": [{\"data\": {\"id\": \"a\"}}]}", .cytoscape),
    ("[{\"data\": {\"id\": \"a\"}}]", .cytoscape),
    ("{\"@type\": \"tinker:graph\", \"@value\": {}}", .graphson),
  ]) func formatsAreToldByTheirOutermostKeys(_ text: String, _ format: NetworkFormat) {
    #expect(NetworkFormat(detecting: Data(text.utf8), path: "a.json") == format)
  }
}
