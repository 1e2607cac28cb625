/// The solution of a small system of linear equations, by elimination with pivoting: an oracle.
func denseSolution(_ matrix: [[Double]], _ right: [Double]) -> [Double] {
  var rows = zip(matrix, right).map { $0 + [$1] }
  let count = right.count
  for column in 0..<count {
    let pivot = (column..<count).max { abs(rows[$0][column]) < abs(rows[$1][column]) } ?? column
    rows.swapAt(column, pivot)
    for row in 0..<count where row != column {
      let factor = rows[row][column] / rows[column][column]
      for place in column...count { rows[row][place] -= factor * rows[column][place] }
    }
  }
  return (0..<count).map { rows[$0][count] / rows[$0][$0] }
}
