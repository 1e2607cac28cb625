public import Atlas
import Graphviz
public import Influence
import Interchange

extension Figure {
  /// What to do to reach a goal: who acts, each action with its price, date and conditions, what it opens, and what must
  /// come before. An action is drawn once, framed with those that stand in the same plans.
  ///
  /// - Parameter plan: at least one option.
  /// - Complexity: O(actions)
  public static func plan(_ plan: Plan, in atlas: Atlas, theme: Theme = .standard) -> Figure {
    let drawing = PlanDrawing(plan, in: atlas)
    var sketch = Sketch(atlas, theme)
    sketch.labelWidth = 11
    drawing.draw(into: &sketch)
    return sketch.figure(
      "plan", title: "How \(plan.who) can \(plan.goal)", saying: drawing.caption,
      on: plan.on,
      table: plan.table)
  }

  /// The plan that a report asks for.
  static func plan(_ item: ReportItem, in atlas: Atlas, on date: PartialDate, theme: Theme)
    throws(FigureError) -> Figure
  {
    guard let from = item.from, let to = item.to else {
      throw .missing(figure: "plan", what: "'from' and 'to'")
    }
    var query = PlanQuery(.reach(any: [to], chance: 0.5), from: [from])
    (query.on, query.budget) = (date, item.budget)
    let found: Plan
    do throws(RouteQueryError) {
      found = try PlanFinder(atlas, query: query).plan()
    } catch {
      throw .query(error)
    }
    guard !found.options.isEmpty else {
      throw .nothing(found.isReached ? "the goal of the plan is reached as things are" : "there is no plan")
    }
    return plan(found, in: atlas, theme: theme)
  }
}

/// Draws the options of a plan as layers: actors, actions, what they open, targets.
private struct PlanDrawing {
  private let plan: Plan
  private let atlas: Atlas
  /// Every action once, with the plans it stands in; those of more plans first.
  private let actions: [(action: PlanAction, options: [Int])]
  /// Pairs of actions, by their places: one that must come before another.
  private let order: [(first: Int, then: Int)]

  init(_ plan: Plan, in atlas: Atlas) {
    self.plan = plan
    self.atlas = atlas
    var places: [PlanAction: Int] = [:]
    var found: [(action: PlanAction, options: [Int])] = []
    for (number, option) in plan.options.enumerated() {
      for action in option.actions.map(Self.unnumbered) {
        if let place = places[action] {
          found[place].options.append(number)
        } else {
          places[action] = found.count
          found.append((action, [number]))
        }
      }
    }
    let sorted = found.enumerated().sorted { left, right in
      let (one, other) = (left.element.options, right.element.options)
      return one.count != other.count ? one.count > other.count : left.offset < right.offset
    }.map(\.element)
    actions = sorted
    var order: [(first: Int, then: Int)] = []
    for option in plan.options {
      let own = option.actions.map { action in
        sorted.firstIndex { $0.action == Self.unnumbered(action) }
      }
      for (place, action) in option.actions.enumerated() {
        for number in action.after where own.indices.contains(number - 1) {
          guard let first = own[number - 1], let then = own[place] else { continue }
          if !order.contains(where: { $0 == (first, then) }) { order.append((first, then)) }
        }
      }
    }
    self.order = order
  }

  /// An action without its numbers, which differ from plan to plan.
  private static func unnumbered(_ action: PlanAction) -> PlanAction {
    var action = action
    action.after = []
    return action
  }

  // MARK: Words

  private func words(_ option: PlanOption) -> String {
    let unknown =
      option.unknownPrices == 0
      ? "" : " and \(option.unknownPrices) \(option.unknownPrices == 1 ? "price" : "prices") not known"
    let last = option.last.map { ", all begun by \($0)" } ?? ", at once"
    return "\(title(option).lowercased()): reach \(Table.Cell.fixed(option.reach, decimals: 2)), "
      + "EUR \(AttributeValue.written(option.euros))\(unknown)\(last)"
  }

  private func title(_ option: PlanOption) -> String { option.labels.map(\.rawValue).joined(separator: ", ") }

  var caption: String {
    var text = ""
    if let now = plan.reachNow {
      text += "As things are the reach, the chance that a message arrives by any way, is "
      text += "\(Table.Cell.fixed(now, decimals: 2)). "
    }
    text += plan.options.map(words).joined(separator: "; ").capitalisedFirst + "."
    text += " Prices over \(plan.query.horizon) years."
    if let budget = plan.query.budget { text += " At most EUR \(AttributeValue.written(budget))." }
    if let before = plan.query.before { text += " Begun by \(before)." }
    if !plan.isComplete { text += " The search gave up early: a better plan may exist." }
    return text
  }

  /// The title of the frame of actions that stand in the same plans.
  private func frame(_ options: [Int]) -> String {
    if plan.options.count == 1 { return "The one plan" }
    if options.count == plan.options.count { return "In every plan" }
    return "Only the \(options.map { title(plan.options[$0]) }.joined(separator: " or ")) plan"
  }

  private func price(_ action: PlanAction) -> String {
    guard let euros = action.euros else { return "price not known" }
    return euros == 0 ? "free" : "EUR \(AttributeValue.written(euros))"
  }

  private func when(_ action: PlanAction) -> String {
    action.when.map { "on or from \($0)" } ?? (action.isUndated ? "date not known" : "at once")
  }

  /// What to do without what stands in brackets: its price, which has a line of its own.
  private func heading(_ action: PlanAction) -> String {
    var text = ""
    var depth = 0
    for character in action.says.replacing("Take up an opening: ", with: "") {
      if character == "(" { depth += 1 }
      if depth == 0 { text.append(character) }
      if character == ")" { depth = max(0, depth - 1) }
    }
    return text.split(separator: " ").joined(separator: " ").replacing(" ,", with: ",").capitalisedFirst
  }

  // MARK: Drawing

  func draw(into sketch: inout Sketch) {
    sketch.graphAttributes = ["ranksep": .raw("0.28"), "nodesep": .raw("0.1")]
    let ends = plan.targets.compactMap { atlas.index(of: $0.id) }
    let openedLater = Set(actions.compactMap { atlas.index(of: $0.action.unlocks.id) })
    var drawn: Set<Int> = []
    func add(_ index: Int, marks: [Sketch.Mark] = [], _ sketch: inout Sketch) {
      let size = Diagram.Value.raw(Theme.written(sketch.theme.smallFontSize))
      if drawn.insert(index).inserted {
        sketch.add(index, marks: marks, attributes: ["fontsize": size])
      }
    }
    for index in ends { add(index, marks: [.heavy("what it is for")], &sketch) }
    for actor in plan.actors.compactMap({ atlas.index(of: $0.id) }) { add(actor, &sketch) }
    for (place, item) in actions.enumerated() {
      let action = item.action
      guard let actor = atlas.index(of: action.actor.id), let opened = atlas.index(of: action.unlocks.id)
      else {
        continue
      }
      add(actor, &sketch)
      add(opened, &sketch)
      let id = "action \(place + 1)"
      sketch.add(
        node: id, in: [frame(item.options)], words: sentence(of: item),
        attributes: [
          "shape": .raw("box"), "style": .raw("filled"), "fillcolor": .raw(sketch.theme.paper),
          "label": .html(label(action, sketch.theme)), "tooltip": .text(sentence(of: item)),
          "margin": .raw("0.06,0.04"),
        ])
      // Who acts only after another action has opened it stands behind that one; its line leads back.
      var acts = edge(sketch.theme, isAction: true)
      if openedLater.contains(actor) {
        acts.merge([
          "constraint": .raw("false"), "color": .raw(sketch.theme.faintInk), "penwidth": .raw("0.7"),
        ]) { $1 }
      }
      sketch.addEdge(sketch.node(of: actor), id, attributes: acts)
      sketch.addEdge(id, sketch.node(of: opened), attributes: edge(sketch.theme, isAction: true))
      sketch.cite(action.evidence.citations)
    }
    for (first, then) in order {
      sketch.addEdge(
        "action \(first + 1)", "action \(then + 1)",
        words: "\(heading(actions[first].action)) comes before: \(heading(actions[then].action)).",
        attributes: edge(sketch.theme, isAction: true).merging(["arrowhead": .raw("vee")]) { $1 })
    }
    if !order.isEmpty { sketch.explain("➤", "must come before") }
    guard case .reach = plan.query.goal else {
      sketch.explain("▶", "who acts, and what that opens")
      return
    }
    for opened in openedLater.sorted() {
      for end in ends where end != opened {
        sketch.addEdge(
          sketch.node(of: opened), sketch.node(of: end), attributes: edge(sketch.theme, isAction: false))
      }
    }
    sketch.explain("▶", "who acts, and what that opens")
    sketch.explain("┄", "onward, by any way, to the target")
  }

  private func edge(_ theme: Theme, isAction: Bool) -> [String: Diagram.Value] {
    [
      "color": .raw(isAction ? theme.ink : theme.faintInk), "style": .raw(isAction ? "solid" : "dashed"),
      "arrowhead": .raw("normal"), "arrowsize": .raw("0.6"), "penwidth": .raw(isAction ? "1.0" : "0.7"),
      "tooltip": .raw(" "),
    ]
  }

  private func label(_ action: PlanAction, _ theme: Theme) -> HTMLLabel {
    let room = 150.0
    // Bold letters are wider than those reckoned with.
    var rows = theme.lines(heading(action), within: room * 0.88).map {
      [MarkupTable.Cell([$0], isBold: true, align: "LEFT")]
    }
    let facts = theme.lines("\(price(action)); \(when(action))", within: room)
    rows.append([MarkupTable.Cell(facts, align: "LEFT")])
    for condition in action.preconditions {
      rows.append([
        MarkupTable.Cell(
          theme.lines("if: \(condition)", within: room), ink: theme.faintInk, align: "LEFT")
      ])
    }
    return MarkupTable(rows: rows, padding: 0).label(theme)
  }

  private func sentence(of item: (action: PlanAction, options: [Int])) -> String {
    let action = item.action
    let conditions =
      action.preconditions.isEmpty ? "" : ", if \(action.preconditions.joined(separator: "; "))"
    let plans = item.options.map { title(plan.options[$0]) }.joined(separator: " and ")
    return "\(action.actor.name): \(action.says), \(price(action)), \(when(action))\(conditions); opens "
      + "\(action.unlocks.name). In the plan that is \(plans)."
  }
}
