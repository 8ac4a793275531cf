import Evaluation

extension HelpTopics {
  static let semantics = HelpTopic(
    name: "semantics", summary: "Verdicts by other readings than the grounded one",
    text: """
      Verdicts are by the grounded reading: it settles what must be settled, and calls CONTESTED \
      what could go either way. Other readings settle some of that one way or the other, each in \
      keeping with itself: what holds in it has its reasons in it, and what is defeated in it is \
      defeated by something that holds in it. They are for those who ask:

        set semantics complete       every reading, the grounded one among them
        set semantics preferred      those to which nothing can be added
        set semantics stable         those that leave nothing open; there may be none
        set semantics semi-stable    those that leave as little open as can be
        set semantics ideal          the one that settles what no other contradicts
        set semantics grounded       back to the usual

      A verdict is then what all of these readings agree on. STANDS is what holds in every one of \
      them, with the highest level at which it does; FALLS what every one refutes; and CONTESTED \
      all else: `why` and `verdict ID` say whether it holds in some readings or in none, and `why` \
      names what it holds with in one and what holds instead in another. Below the evidence, \
      ASSERTED is what somebody's word holds up in every reading. When there is no stable reading, \
      the answer says so and gives the grounded verdicts. The search is exact, and when it would \
      take too long it says what was not decided.

      It changes what verdict, why, tree, list, show and suppose print. Checks, \
      expectations, reports, exports and cruxes keep to the grounded reading. Nothing of it is saved; `--set semantics=preferred` on the command line does the same.
      """)
}
