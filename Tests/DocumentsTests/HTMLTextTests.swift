import Documents
import Testing

private func paragraphs(_ html: String) throws -> [String] {
  let document = try DocumentText(html: Array(html.utf8))
  return document.paragraphs.map(document.text(in:))
}

@Suite struct HTMLTextTests {
  @Test func `blocks make paragraphs and inline elements do not`() throws {
    let page = """
      <!DOCTYPE html><html><head><title>Not this</title><meta charset="utf-8"></head>
      <body><h1>The  dam</h1><p>It <b>broke</b> in
      <a href="x>y">May</a>.<p>Then<div>it rained</div></body></html>
      """
    #expect(try paragraphs(page) == ["The dam", "It broke in May.", "Then", "it rained"])
  }

  @Test func `scripts, styles and comments are left out`() throws {
    let page = """
      a<script>if (x < y) { "</p>" }</script>b<STYLE>p { }</style><!-- <p> -- > -->c
      <template>no</template><svg><text>no</text></svg><svg/>d<textarea><p>no</textarea>
      <?php no ?><![CDATA[no]]>e
      """
    #expect(try paragraphs(page) == ["a b c d e"])
    #expect(try paragraphs("a<script>never closed <p>b") == ["a"])
    #expect(try paragraphs("a<!-- never closed <p>b") == ["a"])
  }

  @Test func `character references are decoded, others stay`() throws {
    let page =
      "&lt;b&gt; &amp;amp; caf&eacute; &#8212; &#x2014; &nbsp;x &nosuch; &; & &#xD800; &#151;"
    #expect(try paragraphs(page) == ["<b> &amp; café — — x &nosuch; &; & \u{FFFD} —"])
    #expect(try paragraphs("&#0; &#99999999999999; &#-5;") == ["\u{FFFD} &#99999999999999; &#-5;"])
  }

  @Test func `line breaks, lists and tables`() throws {
    #expect(try paragraphs("one<br>two<br><br>three") == ["one two", "three"])
    #expect(try paragraphs("<ul><li>one<li>two</ul>") == ["one", "two"])
    let table = "<table><tr><th>a</th><td>b</td></tr><tr><td>c<td>d</table>"
    #expect(try paragraphs(table) == ["a b", "c d"])
    let poem = try DocumentText(html: Array("One line<br>and Another".utf8))
    #expect(poem.sentences.count == 2)
  }

  @Test func `what is no tag is text`() throws {
    #expect(try paragraphs("a < b <3 c </ d <") == ["a < b <3 c </ d <"])
    #expect(try paragraphs("a <b") == ["a"])
    #expect(try paragraphs("") == [])
  }

  @Test(arguments: 0..<200) func `any bytes of markup are read`(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let pieces = [
      "<", ">", "</", "<p", "<p>", "<script>", "</script>", "<br>", "&", "&amp;", "&#x", ";", "\"",
      "'", "=", "<!--", "-->", "a", " ", "<svg/>", "<title>", "é", "<td>", "!", "\n", "<!", "<?",
    ]
    let page = (0..<60).map { _ in pieces.randomElement(using: &random)! }.joined()
    let document = try DocumentText(html: Array(page.utf8))
    #expect(document.sentences.count >= document.paragraphs.count, "seed \(seed)")
  }

  @Test func `many unclosed elements take linear time`() throws {
    let page = String(repeating: "<title>x</b><svg>&ampx", count: 5_000)
    #expect(try paragraphs(page).count <= 1)
    #expect(try paragraphs(String(repeating: "a<script>", count: 10_000)) == ["a"])
  }
}
