/// Makes PDF files the same on every run.
///
/// Cairo writes the time of day as the date of creation. A fixed date of the same length takes its place, so no
/// offset in the file changes.
enum PDFDate {
  static func normalise(_ bytes: inout [UInt8]?) {
    guard var file = bytes else { return }
    let key = Array("/CreationDate (D:".utf8)
    var start = 0
    while let found = firstRange(of: key, in: file, from: start) {
      var index = found + key.count
      while index < file.count, file[index] != UInt8(ascii: ")") {
        if (48...57).contains(file[index]) { file[index] = UInt8(ascii: "0") }
        index += 1
      }
      // Year 2000, first of January: zeros alone are no date.
      for (offset, digit) in "20000101".utf8.enumerated() where found + key.count + offset < index {
        file[found + key.count + offset] = digit
      }
      start = index
    }
    bytes = file
  }

  private static func firstRange(of key: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    guard bytes.count >= key.count else { return nil }
    var index = start
    while index <= bytes.count - key.count {
      if bytes[index] == key[0], bytes[index..<(index + key.count)].elementsEqual(key) { return index }
      index += 1
    }
    return nil
  }
}
