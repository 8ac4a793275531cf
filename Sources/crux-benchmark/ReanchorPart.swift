import ArgumentGraph
import CBaseline
import Documents

/// Finding the words of many anchors again in a text that was altered, beside the plain table of
/// dynamic programming.
enum ReanchorPart: Part {
  static let name = "reanchor"
  static let anchors = 500
  static let paragraphs = 2_700
  /// So many anchors are looked for by the plain table, whose time is the same for each.
  static let compared = 4

  static func run(
    _ options: Options, in folder: WorkFolder, _ report: inout Report
  ) throws(BenchmarkFailure) {
    report.begin(
      name, "Re-anchoring: \(anchors) anchors in a text of about a megabyte, processor time",
      columns: ["words altered", "text", "settled", "crux", "plain table, all", "ratio"])
    for percent in [0, 5, 10, 20] {
      say("reanchor: \(percent) % of the words altered\n", to: 2)
      var dice = BenchmarkDice(UInt64(percent) + 1)
      let text = AlteredText(paragraphs: paragraphs, altered: percent, &dice)
      do {
        let before = try DocumentText(utf8: text.before)
        let after = try DocumentText(utf8: text.after)
        try report.add(measure(percent, before, after, options, &dice))
      } catch let failure as BenchmarkFailure {
        throw failure
      } catch {
        throw BenchmarkFailure("\(error)")
      }
    }
    report.note("the plain table is timed for \(compared) anchors, and counted for all")
  }

  private static func measure(
    _ percent: Int, _ before: DocumentText, _ after: DocumentText, _ options: Options,
    _ dice: inout BenchmarkDice
  ) throws -> [Report.Figure] {
    var kept: [KeptAnchor] = []
    while kept.count < anchors {
      let paragraph = 1 + dice.roll(before.paragraphs.count)
      let sentence = 1 + dice.roll(before.sentenceCount(ofParagraph: paragraph))
      let range = try before.range(of: Passage(paragraph: paragraph, sentence: sentence))
      guard let record = before.anchor(of: range, asParagraphs: false, digester: .plain) else {
        continue
      }
      kept.append(KeptAnchor(record, words: before.text(in: range)))
    }
    var settled = 0
    var ours = Samples()
    for _ in 0..<options.runs(5) {
      ours.add(
        processorTime { settled = Reanchorer(after).place(kept).count { $0.settled != nil } })
    }
    let search = ApproximateSearch(after)
    var plain = 0
    for anchor in kept.prefix(compared) {
      let words = Array((anchor.words ?? "").utf8)
      var least = 0
      plain += processorTime {
        least = words.withUnsafeBufferPointer { words in
          after.bytes.withUnsafeBufferPointer {
            baseline_distance(words.baseAddress, words.count, $0.baseAddress, $0.count)
          }
        }
      }
      let found = search.matches(of: words, maximumRatio: 0.45, margin: 0).map(\.errors).min()
      guard least * 100 > words.count * 45 || found == least else {
        throw BenchmarkFailure("the plain table finds \(least) errors, not \(found ?? -1)")
      }
    }
    plain = plain / compared * anchors
    return [
      .text("\(percent) %"), .bytes(after.bytes.count), .count(settled),
      .nanoseconds(ours.median), .nanoseconds(plain),
      .ratio(Double(ours.median) / Double(max(1, plain))),
    ]
  }
}

/// A text of made-up words, and the same with some of them altered and a few paragraphs moved.
struct AlteredText {
  private(set) var before: [UInt8] = []
  private(set) var after: [UInt8] = []

  init(paragraphs count: Int, altered percent: Int, _ dice: inout BenchmarkDice) {
    var old: [String] = []
    var new: [String] = []
    for _ in 0..<count {
      var (plain, altered) = ("", "")
      for _ in 0..<1 + dice.roll(6) {
        let words = (0..<6 + dice.roll(20)).map { _ in Self.word(&dice) } + ["asked"]
        plain += Self.sentence(words)
        altered += Self.sentence(
          words.map { dice.roll(100) < percent ? Self.word(&dice) : $0 })
      }
      old.append(plain)
      new.append(altered)
    }
    for _ in 0..<5 { new.insert(new.remove(at: dice.roll(count)), at: dice.roll(count - 1)) }
    before = Array(old.joined(separator: "\n\n").utf8)
    after = Array(new.joined(separator: "\n\n").utf8)
  }

  private static func sentence(_ words: [String]) -> String {
    let text = words.joined(separator: " ")
    return text.prefix(1).uppercased() + text.dropFirst() + ". "
  }

  private static let syllables = [
    "ba", "den", "fo", "gri", "ka", "lor", "mi", "nou", "per", "ra", "ston", "tre", "wea", "lin",
  ]

  private static func word(_ dice: inout BenchmarkDice) -> String {
    (0..<1 + dice.roll(4)).map { _ in syllables[dice.roll(syllables.count)] }.joined()
  }
}
