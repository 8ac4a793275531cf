/// The longest beginning of `text` that takes at most `limit` columns, cut at a word when one ends
/// in its second half.
public func cut(_ text: String, to limit: Int) -> String {
  var width = 0
  var kept = String.UnicodeScalarView()
  var lastSpace: Int?
  var count = 0
  for scalar in text.unicodeScalars {
    let next = displayWidth(scalar)
    if width + next > limit {
      if scalar == " " { lastSpace = count }
      if let lastSpace, lastSpace * 2 >= count {
        kept.removeLast(count - lastSpace)
      }
      break
    }
    if scalar == " " { lastSpace = count }
    kept.append(scalar)
    width += next
    count += 1
  }
  return String(kept)
}

/// `text` in at most `limit` columns, with `...` where it was cut.
public func shortened(_ text: String, to limit: Int) -> String {
  displayWidth(text) <= limit ? text : cut(text, to: max(1, limit - 3)) + "..."
}

/// `text` as lines of at most `limit` columns, broken at spaces, and within a word that is longer.
public func wrapped(_ text: String, to limit: Int) -> [String] {
  let limit = max(1, limit)
  var lines: [String] = []
  var line = ""
  var width = 0
  for word in text.split(whereSeparator: { $0 == " " || $0 == "\n" || $0 == "\r\n" }) {
    var word = String(word)
    var length = displayWidth(word)
    if width > 0, width + 1 + length <= limit {
      line += " " + word
      width += 1 + length
      continue
    }
    if width > 0 { lines.append(line) }
    while length > limit {
      let head = hardCut(word, to: limit)
      lines.append(head)
      word = String(word.dropFirst(head.count))
      length = displayWidth(word)
    }
    line = word
    width = length
  }
  if width > 0 || lines.isEmpty { lines.append(line) }
  return lines
}

/// One line as rows of at most `limit` columns, broken at spaces. Rows after the first begin below
/// the first word of the line, moved by `indent` columns, as long as half of the width is left.
public func folded(_ line: String, to limit: Int, indent: Int = 2) -> [String] {
  if displayWidth(line) <= limit { return [line] }
  let lead = line.prefix { $0 == " " }
  let first = min(lead.count, max(0, limit / 2))
  let hanging = min(lead.count + indent, max(0, limit / 2))
  var rows: [String] = []
  var rest = line.dropFirst(lead.count)
  while !rest.isEmpty {
    let margin = rows.isEmpty ? first : hanging
    let row = foldedRow(rest, to: max(1, limit - margin))
    rows.append(String(repeating: " ", count: margin) + rest[..<row])
    rest = rest[row...].drop { $0 == " " }
  }
  return rows
}

/// Where a row of `text` ends: at the last space within reach, else within the word.
private func foldedRow(_ text: Substring, to limit: Int) -> Substring.Index {
  var width = 0
  var index = text.startIndex
  var space: Substring.Index?
  while index < text.endIndex {
    if text[index] == " " { space = index }
    width += displayWidth(String(text[index]))
    if width > limit {
      // A row of spaces alone would say nothing.
      if let space, space > text.startIndex { return space }
      return index > text.startIndex ? index : text.index(after: index)
    }
    text.formIndex(after: &index)
  }
  return index
}

/// The longest beginning of whole characters that takes at most `limit` columns, but at least one.
private func hardCut(_ text: String, to limit: Int) -> String {
  var kept = ""
  var width = 0
  for character in text {
    let next = displayWidth(String(character))
    if !kept.isEmpty, width + next > limit { break }
    kept.append(character)
    width += next
  }
  return kept
}
