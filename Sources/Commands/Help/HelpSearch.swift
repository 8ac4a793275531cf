import Reports
import SourceText

/// Searching the help.
public enum HelpSearch {
  /// The entries that hold every word of `text`: those that are named so first, then those whose
  /// summary holds it, then the others. Blind to case and accents.
  public static func find(_ text: String) -> [HelpEntry] {
    let words = searchFolded(text).split(separator: " ").map(String.init)
    if words.isEmpty { return [] }
    var ranked: [[HelpEntry]] = [[], [], []]
    for entry in HelpIndex.all {
      let names = searchFolded("\(entry.name) \(entry.otherName ?? "")")
      let title = names + " " + searchFolded(entry.summary)
      let all = "\(title) \(searchFolded(entry.usage)) \(searchFolded(entry.text))"
      guard words.allSatisfy({ all.contains($0) }) else { continue }
      let rank =
        words.allSatisfy { names.contains($0) }
        ? 0 : words.allSatisfy { title.contains($0) } ? 1 : 2
      ranked[rank].append(entry)
    }
    return ranked.flatMap { $0 }
  }
}

extension HelpText {
  /// The words whose help holds `text`, a line each.
  public static func search(_ text: String, _ width: Int) -> Answer {
    let found = HelpSearch.find(text)
    var answer = listing(found)
    for entry in found { answer.add(row(entry, min(width, measure))) }
    if found.isEmpty { answer.add("nothing in the help holds `\(visible(text))`", .dim) }
    return answer
  }
}
