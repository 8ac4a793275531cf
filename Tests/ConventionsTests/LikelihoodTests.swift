import Conventions
import Testing

@Suite struct LikelihoodTests {
  @Test func `terms stand for their ranges`() {
    let scale = LikelihoodScale.icd203
    #expect(scale.range(of: "Likely") == 55...80)
    #expect(scale.range(of: " very  likely ") == 80...95)
    #expect(scale.range(of: "highly improbable") == 5...20)
    #expect(scale.range(of: "realistic possibility") == nil)
    #expect(LikelihoodScale.phia.range(of: "realistic possibility") == 40...50)
    #expect(scale.shown("likely") == "likely (55–80%)")
    #expect(scale.shown("60-70%") == "60-70%")
  }

  @Test func `a range may be written out`() {
    #expect(LikelihoodScale.writtenRange("60-70%") == 60...70)
    #expect(LikelihoodScale.writtenRange("60% – 70%") == 60...70)
    #expect(LikelihoodScale.writtenRange("65%") == 65...65)
    for text in ["70-60%", "60-70", "-5%", "101%", "%", "a-b%", "", "1-2-3%"] {
      #expect(LikelihoodScale.writtenRange(text) == nil, "\(text)")
    }
  }

  @Test func `a map uses the scale that it names first`() {
    #expect(LikelihoodScale.of(map("claim c1 \"A\"")).name == "icd203")
    #expect(LikelihoodScale.of(map("scale phia\nscale icd203")).name == "phia")
  }
}
