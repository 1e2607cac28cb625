import Atlas
import Interchange

/// An entry in sentences, for people.
extension AgendaEntry {
  /// Who may go: names by reason.
  public var attendanceWords: [String] {
    var groups: [(because: String, names: [String])] = []
    for attendance in attendance {
      let basis = attendance.may == .yes ? attendance.evidence.basisRemark : ""
      let because = attendance.because + basis
      if let place = groups.firstIndex(where: { $0.because == because }) {
        groups[place].names.append(attendance.who.name)
      } else {
        groups.append((because, [attendance.who.name]))
      }
    }
    return groups.map { "\($0.names.joined(separator: ", ")) (\($0.because))" }
  }

  /// What it costs, each with what it rests on.
  public var costWords: [String] {
    costs.map { "\($0.what): \($0.says)\($0.evidence.basisRemark) [\($0.evidence.summary)]" }
  }

  /// What routes it serves and what is lost without, with what is assumed.
  public var serviceWords: [String] {
    guard let service else { return [] }
    var words: [String] = []
    if let route = service.route {
      let stations = route.entities.map(\.name).joined(separator: " > ")
      let through = service.byOrganiser.map { "through its organiser, \($0.name)" } ?? "through it"
      var text = "The strongest route \(through): \(stations), \(written(route.strength))"
      if route.steps.contains(where: { $0.basis == .assumed }) { text += ", which rests on an assumed tie" }
      words.append(text + ".")
    } else if kind == .event {
      words.append("No route to them runs through it or its organiser.")
    }
    words += service.access.map { access in
      let name = access.organiser.name
      guard let with = access.with else { return "No route leads to its organiser, \(name)." }
      guard let without = access.without else {
        return "Without it no route leads to its organiser, \(name)."
      }
      return with == without
        ? "Its organiser, \(name), is reached as well without it, \(written(with))."
        : "Its organiser, \(name), is reached with \(written(with)), and without it with \(written(without))."
    }
    words.append(lossWords)
    if kind == .end, !service.lost.isEmpty { words.append(leftWords(service)) }
    return words
  }

  /// What is lost without, in one sentence.
  public var lossWords: String {
    guard let service else { return "" }
    let without = kind == .event ? "If it is missed" : "Once it has ended"
    guard service.pairs > 0 else { return "\(without), nothing is lost: there is no route before." }
    var text =
      "\(without), \(service.lost.count) of \(service.pairs) pairs of a start and a target have no route"
    if let fewer = service.lostWithoutAssumed, fewer != service.lost.count {
      text += " (\(fewer) if no assumed tie counts)"
    }
    text += " and \(service.weaker.count) a weaker one"
    return text + "."
  }

  /// Who still reaches how many targets.
  private func leftWords(_ service: Service) -> String {
    let reached = service.left.filter { $0.after > 0 }.map { "\($0.start.name) reaches \($0.after)" }
    let cut = service.left.filter { $0.after == 0 && $0.before > 0 }.map(\.start.name)
    return "What is left: " + (reached.isEmpty ? "nothing" : reached.joined(separator: ", "))
      + (cut.isEmpty ? "." : "; none is left to \(cut.joined(separator: ", ")).")
  }

  private func written(_ strength: Double) -> String {
    strength < 0.0005 ? "strength below 0.001" : "strength " + Table.Cell.fixed(strength, decimals: 3)
  }
}

extension Evidence {
  /// ', inferred: why' or ', assumed: why'; nothing for what is stated.
  var basisRemark: String {
    guard basis != .stated else { return "" }
    var reason = reason ?? ""
    if reason.hasSuffix(".") { reason.removeLast() }
    return ", \(basis.rawValue)" + (reason.isEmpty ? "" : ": \(reason)")
  }
}
