import Atlas
import Influence
import Interchange

/// Tasks in words for a terminal.
struct TaskText {
  let list: TaskList
  let width: Int
  let isColoured: Bool

  var text: String {
    var lines: [String] = []
    for assignee in list.assignees {
      let role = assignee.role.map { ", \($0)" } ?? ""
      lines += bold("\(assignee.entity.name)\(role)")
      if assignee.tasks.isEmpty { lines.append("  nothing") }
      for task in assignee.tasks { lines += self.lines(of: task) }
      lines.append("")
    }
    lines += bold("What collides")
    for finding in list.findings { lines += "  \(finding)".wrapped(to: width, indent: "    ") }
    return lines.joined(separator: "\n") + "\n"
  }

  private func lines(of task: TaskList.Task) -> [String] {
    var lines = "  \(task.when): \(task.says)".wrapped(to: width, indent: "    ")
    if let needs = task.needs { lines += "      needs: \(needs)".wrapped(to: width, indent: "      ") }
    return lines + "      \(task.evidence.summary)".wrapped(to: width, indent: "      ")
  }

  private func bold(_ text: String) -> [String] {
    text.wrapped(to: width).map { isColoured ? "\u{1B}[1m\($0)\u{1B}[0m" : $0 }
  }
}
