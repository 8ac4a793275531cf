import SourceText

extension StyledLine {
  /// The line as lines of at most `limit` columns, broken at spaces and, within a word that is
  /// longer, anywhere. Linear.
  public func wrapped(to limit: Int) -> [StyledLine] {
    let limit = max(1, limit)
    var lines: [StyledLine] = []
    var line = StyledLine()
    var width = 0
    var word = StyledLine()
    func endLine() {
      lines.append(line)
      line = StyledLine()
      width = 0
    }
    func endWord() {
      if word.runs.isEmpty { return }
      let length = word.width
      if width > 0, width + 1 + length > limit { endLine() }
      if width > 0 {
        line.append(" ", line.runs.last?.role ?? .plain)
        width += 1
      }
      for run in word.runs {
        for scalar in run.text.unicodeScalars {
          let columns = displayWidth(scalar)
          if width + columns > limit, width > 0 { endLine() }
          line.extend(with: scalar, run.role)
          width += columns
        }
      }
      word = StyledLine()
    }
    for run in runs {
      for scalar in run.text.unicodeScalars {
        if scalar == " " || scalar == "\n" || scalar == "\t" {
          endWord()
        } else {
          word.extend(with: scalar, run.role)
        }
      }
    }
    endWord()
    if !line.runs.isEmpty || lines.isEmpty { lines.append(line) }
    return lines
  }

  /// Adds a scalar to the last piece, or as a new one when the roles differ.
  private mutating func extend(with scalar: Unicode.Scalar, _ role: TextRole) {
    if let last = runs.last, last.role == role {
      runs[runs.count - 1].text.unicodeScalars.append(scalar)
    } else {
      runs.append(Run(text: String(Character(scalar)), role: role))
    }
  }
}
