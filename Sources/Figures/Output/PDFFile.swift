import Graphviz

/// Writes title, author, subject, language and the exact page into the PDF file that cairo writes, which knows none of
/// them and rounds a page to whole points.
///
/// The file stays as it is and an incremental update follows it: new versions of its catalogue, page and information, and
/// a table of where they stand (ISO 32000-1, 7.5.6). The dates of creation and change are left out, so the same figure
/// gives the same bytes. From version 1.17.6 on cairo compresses these objects; such a file is left as it is.
struct PDFFile {
  private let drawing: [UInt8]
  private let trailer: String
  private let offsets: [Int]
  private let tableStart: Int

  /// - Complexity: O(bytes)
  static func bytes(of drawing: [UInt8], _ facts: FileFacts) -> [UInt8] {
    guard let file = PDFFile(drawing) else { return drawing }
    return file.updated(facts) ?? drawing
  }

  /// Reads where objects stand; nil where the file is not of the classic form.
  private init?(_ drawing: [UInt8]) {
    let end = String(decoding: drawing.suffix(2_048), as: UTF8.self)
    guard let mark = end.ranges(of: "startxref").last,
      let trailerMark = end.ranges(of: "trailer").last,
      let start = Int(end[mark.upperBound...].split(whereSeparator: \.isWhitespace).first ?? ""),
      (0..<drawing.count).contains(start)
    else { return nil }
    let lines = String(decoding: drawing[start...], as: UTF8.self).split(separator: "\n")
    guard lines.count > 2, lines[0] == "xref",
      let count = lines[1].split(separator: " ").last.flatMap({ Int($0) }), lines.count >= count + 2
    else { return nil }
    self.drawing = drawing
    tableStart = start
    trailer = String(end[trailerMark.upperBound..<mark.lowerBound])
    offsets = lines[2..<(count + 2)].map { Int($0.prefix(10)) ?? 0 }
  }

  private func updated(_ facts: FileFacts) -> [UInt8]? {
    guard let root = Self.reference("/Root", in: trailer),
      let information = Self.reference("/Info", in: trailer),
      let catalogue = dictionary(root), let pages = Self.reference("/Pages", in: catalogue),
      let tree = dictionary(pages), let page = Self.reference("/Kids [", in: tree),
      let sheet = dictionary(page), let box = Self.value("/MediaBox", in: sheet),
      let producer = dictionary(information).flatMap({ Self.line("/Producer", in: $0) })
    else { return nil }
    let size = "[ 0 0 \(Theme.written(facts.page.width)) \(Theme.written(facts.page.height)) ]"
    let changed: [(number: Int, content: String)] = [
      (root, Self.adding("/Lang (en)\n   /ViewerPreferences << /DisplayDocTitle true >>", to: catalogue)),
      (page, sheet.replacing(box, with: size)),
      (information, Self.information(facts, producer: producer)),
    ]
    var bytes = drawing
    if bytes.last != UInt8(ascii: "\n") { bytes.append(UInt8(ascii: "\n")) }
    var table = "xref\n0 1\n0000000000 65535 f \n"
    for object in changed.sorted(by: { $0.number < $1.number }) {
      let offset = String(bytes.count)
      table +=
        "\(object.number) 1\n" + String(repeating: "0", count: 10 - offset.utf8.count)
        + "\(offset) 00000 n \n"
      bytes += Array("\(object.number) 0 obj\n\(object.content)\nendobj\n".utf8)
    }
    let start = bytes.count
    bytes += Array(
      "\(table)trailer\n\(Self.adding("/Prev \(tableStart)", to: trailer))\nstartxref\n\(start)\n%%EOF\n".utf8
    )
    return bytes
  }

  private static func information(_ facts: FileFacts, producer: String) -> String {
    let texts = [
      ("/Title", facts.title), ("/Author", facts.author), ("/Subject", facts.subject),
      ("/Creator", Figure.creator),
    ].filter { !$0.1.isEmpty }
    return "<< \(producer)\n" + texts.map { "   \($0) \(text($1))\n" }.joined() + ">>"
  }

  /// A text string in UTF-16 (ISO 32000-1, 7.9.2.2), which takes every character and needs no escape in hexadecimal.
  private static func text(_ words: String) -> String {
    let digits = words.utf16.map { unit -> String in
      let text = String(unit, radix: 16, uppercase: true)
      return String(repeating: "0", count: 4 - text.utf8.count) + text
    }
    return "<FEFF\(digits.joined())>"
  }

  /// The dictionary of an object, `<< ... >>`.
  private func dictionary(_ number: Int) -> String? {
    guard offsets.indices.contains(number), drawing.indices.contains(offsets[number]) else { return nil }
    let text = String(decoding: drawing[offsets[number]...].prefix(4_096), as: UTF8.self)
    guard let end = text.firstRange(of: "endobj"), let start = text.firstRange(of: "<<"),
      start.lowerBound < end.lowerBound
    else { return nil }
    let content = text[start.lowerBound..<end.lowerBound]
    return String(
      content[..<(content.lastIndex { !$0.isWhitespace }.map(content.index(after:)) ?? content.endIndex)])
  }

  /// The number of the object that a key refers to: `/Root 25 0 R`.
  private static func reference(_ key: String, in dictionary: String) -> Int? {
    guard let found = dictionary.firstRange(of: key) else { return nil }
    return dictionary[found.upperBound...].split(whereSeparator: \.isWhitespace).first.flatMap { Int($0) }
  }

  /// The array of numbers of a key, with its brackets.
  private static func value(_ key: String, in dictionary: String) -> String? {
    guard let found = dictionary.firstRange(of: key),
      let start = dictionary[found.upperBound...].firstIndex(of: "["),
      let end = dictionary[start...].firstIndex(of: "]")
    else { return nil }
    return String(dictionary[start...end])
  }

  /// A key and its value, up to the end of the line.
  private static func line(_ key: String, in dictionary: String) -> String? {
    guard let found = dictionary.firstRange(of: key) else { return nil }
    return String(dictionary[found.lowerBound...].prefix { $0 != "\n" })
  }

  /// A dictionary with more keys at its end.
  private static func adding(_ keys: String, to dictionary: String) -> String {
    guard let end = dictionary.ranges(of: ">>").last else { return dictionary }
    return dictionary[..<end.lowerBound] + "   \(keys)\n>>"
  }
}
