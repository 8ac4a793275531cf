import Documents
import Testing

/// Cuts a text that marks the sentence ends with `|`, and wants just those.
private func cut(_ marked: String, _ place: SourceLocation = #_sourceLocation) throws {
  let expected = marked.split(separator: "|").map { part in
    part.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
  }
  let plain = marked.replacing("|", with: "")
  let document = try DocumentText(utf8: Array(plain.utf8))
  #expect(document.sentences.map(document.text(in:)) == expected, sourceLocation: place)
}

@Suite struct SentenceTests {
  @Test func `plain sentences end at their stops`() throws {
    try cut("It rained.| Did it?| It did!| Nobody saw it; it was night: a long one.")
    try cut("No stop at the end")
    try cut("One. two is small, so. it goes on?! yes.")
  }

  @Test(arguments: [
    "Mr. Orban met Gen. Dostum and Dr. Lee.| They spoke.",
    "Prices (e.g. Rents) rose, i.e. they did, cf. Smith vs. Jones.| They fell later.",
    "The St. Lawrence froze near St. Louis.| The ice broke.",
    "Rep. Ann Hall and Sen. Bo Ek voted, as did Gov. Lim.| It passed.",
    "He bought apples, pears, etc. and left.| She stayed.",
    "Smith et al. Found nothing.| The others did.",
    "Shares of Acme Inc. Fell sharply.| At Acme Inc.| The mood sank.",
    "See Fig. 3 and Art. IV, No. 5, pp. 12.| The rest is clear.",
    "He said no.| Then he left.| No. 5 stayed.",
    "On Jan. 5 it snowed.| It ended in Jan.| The rest was mild.",
  ]) func `abbreviations do not end a sentence unless the next word begins one`(
    _ text: String
  ) throws {
    try cut(text)
  }

  @Test(arguments: [
    "George W. Bush met J. R. R. Tolkien and J.K. Rowling.| They talked.",
    "They chose Plan B.| The rest is history.",
    "А. С. Пушкин умер в Петербурге.| Он был поэтом.",
    "In World War I.| He fell.",
    "The U.S. Senate met at the U.N. Building.| It sat long in the U.S.| The vote failed.",
    "She took a Ph.D. Her brother did not.",
    "They met at 5 p.m. Monday.| They parted at 9 p.m.| Nobody slept.",
  ]) func `initials and letters with points`(_ text: String) throws {
    try cut(text.replacing("Ph.D. Her", with: "Ph.D.| Her"))
  }

  @Test(arguments: [
    "He waited … and left.| But … He never came.",
    "He waited... and left...| Nobody came.",
    "Well . . . it depends.| So . . .| The end.",
    "It fell. | […] The rest stood.",
    "…and then it broke.| Then?| ...Nothing.",
  ]) func `ellipses`(_ text: String) throws {
    try cut(text.replacing("But … He", with: "But …| He"))
  }

  @Test(arguments: [
    "“It is late.”| He left.| “Go!” she cried.",
    "\"Why?\" Smith asked.| \"Because.\"| He nodded.",
    "(It was late.)| They left [the house.]| All did.",
    "He said ‘no.’| She said 'yes.'| It ended.",
    "« Il vient. »| Puis il part.| »Nein.«| »Doch.«",
    "„Ja.“| Dann ging er.| ¿Qué?| ¡No!| Bueno.",
    "“Is it?” — she laughed.| “It is.”| — A proverb.",
    "**It is bold.**| _It leans._| It stands.",
  ]) func `quotes, brackets and emphasis close the sentence before`(_ text: String) throws {
    try cut(text)
  }

  @Test(arguments: [
    "It rose by 3.5 percent, to 1.2.| Then it fell 0.4 points.",
    "See example.com and a.b@c.org for more.| Or not.",
    "Version 2.10.1 works.| node.js does not.".replacing("node", with: "Node"),
    "It was so.[12]| It still is.¹| And so on.† | Yes.",
    "The court agreed.12 Others did not.",
    "In 2019.| It rained in 2020.| In no. 7 it did not.",
    "It cost 5.| $3 was enough.| €2 too.",
    "iPhone sales fell.| eBay rose.| It was 5.| 12 left.",
  ]) func `decimals, addresses, notes and figures`(_ text: String) throws {
    try cut(text.replacing("12 Others", with: "12| Others"))
  }

  @Test func `list numbers belong to their item`() throws {
    try cut("1. Rents fall.| They do.")
    try cut("IV. The end is near.")
    try cut("Do this: 1. Stop.| 2. Go.")
    try cut("a) Apples\n|b) Pears. They are sweet.".replacing("Pears. ", with: "Pears.| "))
    try cut("We need:\n|- bread\n|- milk and\n  honey\n|* eggs")
    try cut("A line that wraps\n- with a dash - goes on.| It ends.")
  }

  @Test func `a heading line in Markdown ends before its text`() throws {
    try cut("# The dam\n|It broke in May.\n|## Why\n|Nobody knows.")
  }

  @Test(arguments: [
    "雨が降った。|彼は帰った！|なぜ？|知らない。",
    "「行く。」と彼は言った。|そして消えた。",
    "价格上涨了。|为什么？|因为需求。",
    "هل وصل؟| نعم وصل. |ثم غادر۔",
    "वह आया।| वह गया॥| सब चुप थे।",
    "Նա եկավ։| Նա գնաց։",
    "ዝናብ ዘነበ።| ቀኑ ጨለመ።",
    "３．５は数だ。|終わり。",
  ]) func `stops of other scripts`(_ text: String) throws {
    try cut(text)
  }

  @Test func `what has no word is no sentence of its own`() throws {
    try cut("It ended. * * *")
    try cut("***")
    try cut("Really?! …| Yes.".replacing("?! …|", with: "?!| …"))
  }
}
