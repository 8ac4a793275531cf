/// Words that take a full stop without ending the sentence, and how sure that is.
enum Abbreviations {
  enum Kind {
    /// Never ends a sentence: a title, `e.g.`, `vs.`
    case never
    /// Does not end it before a number: `No. 5`, `pp. 3`, `Art. IV`.
    case number
    /// Ends it but before a day or a time zone: `5 p.m. Monday`.
    case clock
    /// An initial; ends a sentence (`Plan B. The …`) only before a word that begins sentences.
    case initial
    /// Ends a sentence only before a word that begins sentences: `U.S.`, `Inc.`, `Jan.`
    case sometimes
  }

  /// What a word before a full stop is. A single letter must come unfolded, others folded.
  static func kind(of word: [Unicode.Scalar]) -> Kind? {
    if word.count == 1 {
      if TextClass.isUpper(word[0]) { return .initial }
      return ["p", "v", "s", "n"].contains(word[0]) ? .number : nil
    }
    let key = text(word)
    if let kind = table[key] { return kind }
    return isDotted(word) ? .sometimes : nil
  }

  /// Whether letters with points between them: at least two parts of one or two letters.
  static func isDotted(_ word: [Unicode.Scalar]) -> Bool {
    let parts = word.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count >= 2 else { return false }
    return parts.allSatisfy { part in
      (1...2).contains(part.count)
        && part.allSatisfy { TextClass.isWord($0) && $0.properties.numericType == nil }
    }
  }

  /// Whether a word after an abbreviation is a Roman number. `No. I think` is not.
  static func isRomanNumber(_ word: [Unicode.Scalar], after abbreviation: [Unicode.Scalar]) -> Bool
  {
    let bytes = word.compactMap { UInt8(exactly: $0.value) }
    guard bytes.count == word.count, ListMarker.isRoman(bytes) else { return false }
    return text(abbreviation) != "no" || word.count > 1
  }

  /// A word in small letters, of its first scalar where one becomes several.
  static func fold(_ word: [Unicode.Scalar]) -> [Unicode.Scalar] {
    word.map { scalar in
      if scalar.value < 0x80 {
        return TextClass.isUpper(scalar) ? Unicode.Scalar(UInt8(scalar.value) | 0x20) : scalar
      }
      return scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
    }
  }

  static func text(_ word: [Unicode.Scalar]) -> String {
    String(String.UnicodeScalarView(word))
  }

  /// Words that often begin a sentence and hardly ever follow an abbreviation inside one.
  static let starters = words(
    """
    the a an this that these those he she it we they you i his her its our their my your
    in on at by for from with to as after before when while if although though because since
    but and or so yet nor however moreover furthermore therefore thus meanwhile nevertheless
    there here not some many most all both each every several such what who why how where which
    whether once during despite even only then now today still also instead indeed another
    other others nobody everyone nothing none few more less
    """)

  static let germanMonths = words(
    """
    januar jänner februar märz april mai juni juli august september oktober november dezember
    jahrhundert jahrhunderts jh
    """)

  /// What may follow `a.m.` and `p.m.` inside a sentence.
  static let afterClock = words(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june
    july august september october november december est edt et cst ct pst pt gmt utc bst cet eastern
    central pacific
    """)

  private static let table: [String: Kind] = {
    var table: [String: Kind] = [:]
    func add(_ kind: Kind, _ list: String) {
      for word in words(list) { table[word] = kind }
    }
    add(
      .never,
      """
      mr mrs ms mx dr prof gen col lt sgt capt cpl maj cmdr brig adm sen rep gov pres rev hon
      messrs mme mlle fr mt supt insp amb sec-gen lt-gen maj-gen brig-gen lt-col frau sra srta
      vs cf viz eg ie ca approx incl esp resp eds trans e.g i.e z.b d.h u.a bzw vgl ggf sog
      p.ex c-à-d
      """)
    // Many of these are words of their own as well, which end a sentence before any other word.
    add(
      .number,
      """
      no nos nr p pp vol vols ch chap sec sect art arts fig figs eq eqs tab para paras ver ss
      abs s bd hs cols pt pts app appx kap núm pág págs op mar sat sun wed mon ill min max
      """)
    add(.clock, "a.m p.m am pm")
    add(
      .sometimes,
      """
      inc ltd co corp bros llc plc gmbh cie jr sr esq st ave blvd rd hwy dept univ assn assoc govt
      jan feb apr jun jul aug sep sept oct nov dec tue tues thu thur thurs fri
      al ed est ft hr hrs tel natl intl ph.d phd bsc msc m.phil
      calif conn penn tenn colo ariz fla minn wis okla str usw
      """)
    return table
  }()

  private static func words(_ list: String) -> Set<String> {
    Set(list.split { $0 == " " || $0 == "\n" }.map(String.init))
  }
}
