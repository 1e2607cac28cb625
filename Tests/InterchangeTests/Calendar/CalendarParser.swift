/// A strict reader of iCalendar by the grammar of RFC 5545, sections 3.1 to 3.3 and 3.6, written for tests only.
struct CalendarParser {
  struct Fault: Error, CustomStringConvertible {
    let description: String
  }

  struct Property {
    let name: String
    let parameters: [String: String]
    let value: String
  }

  struct Component {
    let name: String
    var properties: [Property] = []
    var components: [Component] = []

    func value(_ name: String) -> String? { properties.first { $0.name == name }?.value }
    func count(_ name: String) -> Int { properties.count { $0.name == name } }
  }

  /// The calendar in a file.
  static func parse(_ text: String) throws -> Component {
    var lines = try contentLines(text)[...].map(property)[...]
    let calendar = try component(&lines)
    guard lines.isEmpty, calendar.name == "VCALENDAR" else {
      throw Fault(description: "one calendar is expected")
    }
    try check(calendar)
    return calendar
  }

  // 3.1: lines end in CR LF, have at most 75 octets, and go on after a line end and a space.
  private static func contentLines(_ text: String) throws -> [String] {
    var bytes = Array(text.utf8)
    guard bytes.suffix(2) == [13, 10] else { throw Fault(description: "the last line has no end") }
    bytes.removeLast(2)
    var lines: [[UInt8]] = [[]]
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case 13:
        guard index + 1 < bytes.count, bytes[index + 1] == 10 else { throw Fault(description: "a lone CR") }
        lines.append([])
        index += 1
      case 10: throw Fault(description: "a lone LF")
      case 0..<9, 11..<32, 127: throw Fault(description: "a control character")
      case let byte: lines[lines.count - 1].append(byte)
      }
      index += 1
    }
    var unfolded: [[UInt8]] = []
    for line in lines {
      guard line.count <= 75 else { throw Fault(description: "a line of \(line.count) octets") }
      guard String(validating: line, as: UTF8.self) != nil else {
        throw Fault(description: "a character is divided")
      }
      if line.first == 32 || line.first == 9 {
        guard !unfolded.isEmpty else { throw Fault(description: "the first line is folded") }
        unfolded[unfolded.count - 1] += line.dropFirst()
      } else {
        guard !line.isEmpty else { throw Fault(description: "an empty line") }
        unfolded.append(line)
      }
    }
    return unfolded.map { String(decoding: $0, as: UTF8.self) }
  }

  // contentline = name *(";" param ) ":" value
  private static func property(_ line: String) throws -> Property {
    guard let colon = line.firstIndex(of: ":") else { throw Fault(description: "'\(line)' has no colon") }
    let parts = line[..<colon].split(separator: ";", omittingEmptySubsequences: false)
    let isName = { (text: Substring) in
      !text.isEmpty && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    }
    guard let name = parts.first, isName(name) else { throw Fault(description: "'\(line)' has no name") }
    var parameters: [String: String] = [:]
    for part in parts.dropFirst() {
      let pair = part.split(separator: "=", omittingEmptySubsequences: false)
      guard pair.count == 2, isName(pair[0]), !pair[1].isEmpty else {
        throw Fault(description: "'\(part)' is no parameter")
      }
      parameters[String(pair[0])] = String(pair[1])
    }
    return Property(
      name: String(name), parameters: parameters, value: String(line[line.index(after: colon)...]))
  }

  private static func component(_ lines: inout ArraySlice<Property>) throws -> Component {
    guard let begin = lines.popFirst(), begin.name == "BEGIN" else {
      throw Fault(description: "BEGIN is expected")
    }
    var component = Component(name: begin.value)
    while let line = lines.first {
      if line.name == "BEGIN" {
        component.components.append(try self.component(&lines))
        continue
      }
      lines.removeFirst()
      if line.name == "END" {
        guard line.value == component.name else { throw Fault(description: "END:\(line.value)") }
        return component
      }
      guard component.components.isEmpty else { throw Fault(description: "a property after a component") }
      component.properties.append(line)
    }
    throw Fault(description: "\(component.name) has no end")
  }

  // 3.6 and 3.6.1: what is required and what may stand once only.
  private static func check(_ calendar: Component) throws {
    guard calendar.count("PRODID") == 1, calendar.count("VERSION") == 1, calendar.value("VERSION") == "2.0",
      calendar.count("CALSCALE") <= 1, !calendar.components.isEmpty
    else { throw Fault(description: "the calendar lacks what it must have") }
    var identifiers: Set<String> = []
    for event in calendar.components {
      guard event.name == "VEVENT", event.count("UID") == 1, event.count("DTSTAMP") == 1,
        event.count("DTSTART") == 1
      else { throw Fault(description: "an event lacks what it must have") }
      for name in ["DTEND", "SUMMARY", "DESCRIPTION", "LOCATION", "STATUS", "TRANSP", "CLASS"]
      where event.count(name) > 1 { throw Fault(description: "\(name) stands twice") }
      guard identifiers.insert(event.value("UID") ?? "").inserted else {
        throw Fault(description: "a UID stands twice")
      }
      try checkDates(event)
      for name in ["SUMMARY", "DESCRIPTION", "LOCATION", "UID"] {
        if let value = event.value(name) { _ = try unescaped(value) }
      }
      guard ["TENTATIVE", "CONFIRMED", "CANCELLED"].contains(event.value("STATUS") ?? "CONFIRMED"),
        ["OPAQUE", "TRANSPARENT"].contains(event.value("TRANSP") ?? "OPAQUE")
      else { throw Fault(description: "a status that is none") }
    }
  }

  private static func checkDates(_ event: Component) throws {
    let stamp = Array((event.value("DTSTAMP") ?? "").utf8)
    guard stamp.count == 16, stamp[8] == UInt8(ascii: "T"), stamp[15] == UInt8(ascii: "Z") else {
      throw Fault(description: "DTSTAMP is no time in UTC")
    }
    var dates: [String] = []
    for property in event.properties where ["DTSTART", "DTEND"].contains(property.name) {
      guard property.parameters == ["VALUE": "DATE"], property.value.utf8.count == 8,
        Int(property.value) != nil
      else { throw Fault(description: "\(property.value) is no date") }
      dates.append(property.value)
    }
    guard dates == dates.sorted(), Set(dates).count == dates.count else {
      throw Fault(description: "DTEND is not after DTSTART")
    }
  }

  /// A text value as it was written (3.3.11).
  static func unescaped(_ value: String) throws -> String {
    var text = ""
    var isEscaped = false
    for character in value {
      if isEscaped {
        switch character {
        case "n", "N": text += "\n"
        case "\\", ";", ",": text.append(character)
        default: throw Fault(description: "'\\\(character)' escapes nothing")
        }
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else {
        guard character != ";", character != "," else {
          throw Fault(description: "'\(character)' is not escaped")
        }
        text.append(character)
      }
    }
    if isEscaped { throw Fault(description: "a backslash at the end") }
    return text
  }
}
