/// Notebooks that use everything the language can declare.
enum Sample {
  static let buses = """
    title "Should the buses be free?"
    contention main "Buses in the city should be free"
    source report "Ridership report" file "report.txt" by "Transport office" date 2024-05 reliability B
    claim ride "More people would ride" supports main
    evidence rise "Ridership rose by 18% in the pilot" from report:3.2 credibility 2 supports ride
    counterclaim cost "The city cannot afford it" from report:7 rebuts main
    assumption grant "The grant will be renewed" status caveated
    undercut cost -> main with grant
    """

  static let everything = """
    format 1
    title "A \\"whole\\" map\\nin two lines"
    contention main "The point"
    contention other, missing
    source report "Report" file "a/report.txt" by "The office" date 2024-05-31 url "https://example.org/?a=b&c" reliability B quotes full digest sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef note "first"
    source copy "Copy" origin report date 2024 quotes short reliability F
    source bare "Bare"
    counterclaim other "Another point"
    claim c1 "One" from report:2.1@4+9~0123abcd "more people", copy:3-5, bare "words alone" by "Somebody" likelihood "almost certain" confidence high tags cost, été note "a remark"
    evidence e1 "Seen" from report:3.2-4.1 credibility 2 supports c1 with a1 scheme expert, main
    assumption a1 "Taken" status solid
    assumption a2 "Taken too" status unsupported
    rebut main with other conceded
    rebut c1 with other as r1 conceded "in part" note "see above"
    support main with expertise: c1 + a1 + assertion: a2 as s1 scheme expert warrant "who knows says so"
    support main with a1 + a2
    support main with a2 + a1
    undercut e1 -> main with a1
    undercut a1 -> e1 -> main with c1
    support s1 with e1
    support a1 -> e1 -> main with e1
    undercut s1 with c1 + nobody as u1
    support nobody with e1
    support gone -> main with a2
    undercut c1 with e1
    allow U001 on main "known"
    allow A002 on e1 -> main "known too"
    expect c1 stands
    expect main falls
    skip report:9-11 "front matter"
    skip bare:1.2 "an advertisement"
    scheme rule "a rule of ours" slot case "the case is so" slot rule "the rule holds" question "Is it the rule?" question "Is it so?"
    scheme plain "nothing more"
    scale phia
    checks select S001, U001
    checks ignore unsupported-claim
    checks fail-on warning
    include "more/other.md" as more
    include "third.md"
    answer s1 2 ok "he was asked"
    answer e1 -> main 1 na "does not apply"
    """

  static let all = [buses, everything, "", "claim c1 \"Alone\""]
}
