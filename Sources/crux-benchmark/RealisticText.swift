/// Sentences that are like those of analysts: of seven to sixteen words, common ones more often
/// than rare ones, a few of them twice, nearly twice, unfinished, or with odd characters.
struct RealisticText {
  /// How many of the last sentences are said again now and then.
  private static let memory = 64

  private var last: [String] = []

  /// The text of a statement.
  mutating func statement(_ dice: inout Dice) -> String {
    if dice.once(in: 300), let again = last.first { return again }
    if dice.once(in: 300), let again = last.last {
      return again + " " + dice.pick(["in all", "so far", "by now"])
    }
    if dice.once(in: 2_000) { return dice.pick(Self.odd) }
    let text = sentence(&dice)
    if last.count < Self.memory { last.append(text) } else { last[dice.roll(Self.memory)] = text }
    return text
  }

  private static let odd = [
    "TODO say what the survey found", "", "The town\\u{202E} says so", "Cafe\\u{301}s would close",
    "It rang the bell\\u{7} twice", "The council counted ??? cars",
  ]

  /// A sentence.
  func sentence(_ dice: inout Dice) -> String {
    var parts = [subject(&dice), verb(&dice), object(&dice)]
    if !dice.once(in: 3) { parts.append(dice.pick(Self.places)) }
    if dice.once(in: 2) { parts.append("\(dice.pick(Self.times)) \(1960 + dice.roll(66))") }
    if dice.once(in: 3) { parts.append("because \(subject(&dice)) \(verb(&dice)) it") }
    return parts.joined(separator: " ")
  }

  /// The title of a source.
  func title(_ dice: inout Dice) -> String {
    "\(dice.pick(Self.titles)) \(object(&dice)), volume \(1 + dice.roll(90))"
  }

  /// The name of an author.
  func person(_ dice: inout Dice) -> String {
    "\(dice.pick(Self.names)) \(name(dice.roll(900)))"
  }

  private func subject(_ dice: inout Dice) -> String {
    let subject = dice.pick(Self.subjects)
    return dice.once(in: 3) ? subject : "\(subject) of \(name(dice.roll(1_500)))"
  }

  private func verb(_ dice: inout Dice) -> String {
    dice.once(in: 4) ? "has \(dice.pick(Self.verbs))" : dice.pick(Self.verbs)
  }

  private func object(_ dice: inout Dice) -> String {
    let rare = dice.once(in: 3) ? "" : " of \(name(dice.roll(6_000)))"
    let count = dice.once(in: 3) ? "\(dice.roll(9_000))" : dice.pick(Self.counts)
    return "\(count) \(dice.pick(Self.adjectives)) \(dice.pick(Self.objects))\(rare)"
  }

  /// The name of a place or a person, made of syllables.
  private func name(_ number: Int) -> String {
    let first = Self.syllables[number % Self.syllables.count]
    let rest = Self.syllables[number / Self.syllables.count % Self.syllables.count].lowercased()
    let end = ["", "ton", "by", "ham", "field", "wick", "mouth", "stead"]
    return first + rest + end[number / 400 % end.count] + (number >= 3_200 ? " Cross" : "")
  }

  private static let subjects = [
    "The council", "A survey", "The ministry", "Every report", "The town", "An audit", "The union",
    "The health service", "A second study", "The railway", "Most households", "The regulator",
    "A panel of engineers", "The opposition", "The newspaper", "Nobody in the district",
  ]
  private static let verbs = [
    "found", "denied", "counted", "expected", "promised", "measured", "reported", "withdrew",
    "paid for", "forecast", "closed", "opened", "underestimated", "confirmed",
  ]
  private static let counts = [
    "fewer", "more", "hardly any", "some", "twice as many", "a third of all", "too many", "no",
  ]
  private static let adjectives = [
    "new", "private", "public", "costly", "local", "rural", "illegal", "empty", "seasonal", "late",
    "shared", "unsafe", "electric", "temporary",
  ]
  private static let objects = [
    "cars", "trips by bus", "schools", "jobs", "bridges", "licences", "complaints", "hospital beds",
    "houses", "farms", "ferries", "crossings", "loans", "inspections", "wells", "markets",
  ]
  private static let places = [
    "in the north", "on the coast", "within the ring road", "across the border", "in the valley",
    "beyond the river", "in both towns", "outside the capital",
  ]
  private static let times = ["in", "after", "before", "since", "until", "by the end of"]
  private static let titles = ["Report on", "Notes on", "Review of", "Hearing about", "Letters on"]
  private static let names = ["Ann", "Bela", "Chidi", "Dana", "Emre", "Fatou", "Goran", "Hana"]
  private static let syllables = [
    "Al", "Ber", "Cor", "Dun", "Es", "Fal", "Gar", "Hol", "Is", "Kel", "Lan", "Mor", "Nor", "Os",
    "Pel", "Ren", "Sal", "Tor", "Ul", "Wes",
  ]
}
