/// The wordings that hint at claims, evidence, objections and concessions in English prose.
///
/// They follow what studies of argument indicators and discourse markers agree on: conclusions and
/// duties are announced by connectives and modal verbs, evidence by figures, dates and reports,
/// objections by a speaker who is not the author and a verb of dissent, concessions by what grants
/// a point before a turn. None of them is proof.
enum CueTable {
  static let all: [Cue] = claims + evidence + objections + concessions

  private static let claims: [Cue] = [
    Cue(
      "draws a conclusion", .claim, 3,
      """
      therefore, thus, hence, consequently, accordingly, it follows that, this means that,
      this shows that, which means that, in short, in sum, for these reasons, that is why,
      this is why, as a consequence, the lesson, the upshot, ^so
      """),
    Cue(
      "says what should be done", .claim, 3,
      """
      should, must, ought, need to, needs to, has to be, have to, had better, it is time to,
      cannot afford to, deserve/deserves, let us, is called for
      """),
    Cue(
      "speaks in the author's own name", .claim, 3,
      """
      i/we argue, i/we believe, i/we think, i/we contend, i/we submit, in my/our view, my point is,
      i/we recommend, i/we propose, i/we urge, i/we conclude, i/we judge, i/we assess, i/we expect,
      the truth is, make no mistake, the real ~ is, the burden of proof
      """),
    Cue(
      "judges", .claim, 2,
      """
      essential, vital, crucial, wrong, unwise, mistake, necessary, better, worse, best way,
      the only, is key, unfair, fair, sensible, reckless, misguided, counterproductive,
      shortsighted, justified, makes sense, makes no sense, is to blame, enough, worth,
      unacceptable, failure, danger*, harmful, useless, pointless, urgent
      """),
    Cue(
      "says how likely it is", .claim, 3,
      """
      likely, unlikely, almost certain*, probably, presumably, in all likelihood, a remote chance,
      an even chance, with high confidence, with moderate confidence, with low confidence
      """),
    Cue(
      "sets a condition", .claim, 2,
      "unless, if ~ were to, as long as, provided that, only if, on condition that"),
    Cue(
      "compares", .claim, 2,
      """
      more ~ than, less ~ than, the cheapest, the safest, the surest,
      the only ~ that, the first sign, poor/poorer reason, good/better reason, the mistake
      """),
    Cue(
      "foresees", .claim, 2,
      """
      will, would, is/are likely to, is/are unlikely to, is/are bound to, is/are set to,
      risks, threatens to
      """),
    Cue(
      "names a cause or an effect", .claim, 2,
      """
      because, leads/lead to, results/result in, the reason is, depends/depend on, undermine*,
      encourage*, discourage*, makes it, lets/let, helps/help, prevent*, what makes, otherwise,
      without
      """),
    Cue(
      "allows or rules out", .claim, 1,
      """
      can, cannot, could, may, might, need not, is not, are not, is no, are no, can't
      """),
    Cue(
      "generalises", .claim, 1,
      """
      always, never, nobody, no one, every, everyone, all, those who, people who, whoever,
      not only, rather than, more than any, a ~ that, what ~ is
      """),
    Cue(
      "turns against what was said", .claim, 2,
      "^but, ^yet, ^however, however, ^instead, ^on the contrary, ^rather, ^nevertheless"),
  ]

  private static let evidence: [Cue] = [
    Cue(
      "gives a share", .evidence, 3,
      """
      #%, a/one half, half of, more than half, a/one third, two thirds, a/one quarter,
      three quarters, a/one fifth, a/one tenth, a/one seventh, out of ten, doubled, tripled, halved
      """),
    Cue(
      "gives a figure", .evidence, 2,
      """
      #, hundred/hundreds, thousand/thousands, million/millions, dozen/dozens, two, three, four,
      five, six, seven, eight, nine, ten, eleven, twelve, twenty, thirty, forty, fifty
      """),
    Cue(
      "dates an event", .evidence, 2,
      """
      in #year, since #year, #year, last/past year, last/past month, last/past winter,
      last/past spring, last/past summer, last/past autumn,
      in january/february/march/april/may/june,
      in july/august/september/october/november/december, years ago, since january/may/september
      """),
    Cue(
      "cites a study or a record", .evidence, 4,
      """
      survey, study, studies, researchers, scientists, experts, engineers, data, statistics,
      statisticians, census, figures show,
      audit, auditors, trial, poll, records, measured, evaluation, found that, showed that,
      counted, report by, reported, recorded, estimates that, estimated that, inspectors, photographs,
      satellite, documents show, a letter, source says, sources say, certified
      """),
    Cue(
      "names who said it", .evidence, 3,
      """
      according to, told, testified, stated, announced, confirmed, said, says,
      spokesman/spokeswoman
      """),
    Cue(
      "gives an example", .evidence, 3,
      "for example, for instance, a case in point, take the case, ^in one case, by contrast"),
    Cue(
      "tells of a change", .evidence, 2,
      """
      rose, fell, grew, dropped, declined, increased, decreased, climbed, shrank, has/have risen,
      has/have fallen, has/have grown, lowered, slowed, amounted to, reached a, cost, became
      """),
    Cue(
      "tells what happened", .evidence, 1,
      """
      was, were, had, has been, have been, since, after, closed, opened, stopped, began, gave, came
      """),
  ]

  private static let objections: [Cue] = [
    Cue(
      "names opponents", .objection, 4,
      """
      critics, opponents, sceptics, skeptics, detractors, adversaries, those who oppose,
      the case against, the argument against, the other side
      """),
    Cue(
      "reports an objection", .objection, 4,
      """
      object/objects that, complain/complains that, protest/protests that, counter/counters that,
      the ~ objection, fear/fears that, afraid of, insist/insists that, call/calls ~ a,
      doubt/doubts whether, doubt/doubts that, worry/worries that, warn/warns that, accuse/accuses,
      reject/rejects, dismiss/dismisses, deny/denies, dispute/disputes, regard/regards ~ as,
      see/sees ~ as, an alternative reading, an alternative view, another reading
      """),
    Cue(
      "reports what others hold", .objection, 4,
      """
      some/others/many ~ argue, some/others/many ~ say, some/others/many ~ fear,
      some/others/many ~ hold, some/others/many ~ think, some/others/many ~ believe,
      some/others/many ~ claim, it is often/sometimes/usually said, it may/might/could be argued,
      it may/might/could be objected, one may/might/could object
      """),
    Cue(
      "reports an argument", .objection, 3,
      """
      argue that, argues that, contend/contends that, maintain/maintains that, think that,
      claim/claims that, they/he/she add/adds that, add/adds that, they point out, will tell you, they say, they claim,
      has/have said that
      """),
    Cue("doubts the report", .objection, 2, "supposedly, allegedly, so called, purported*"),
  ]

  private static let concessions: [Cue] = [
    Cue(
      "grants a point", .concession, 5,
      """
      admittedly, granted, to be sure, of course, it is true that, ^true, no doubt, undoubtedly,
      some truth, fair point, have/has a point, must be admitted, nobody/none denies, no one denies,
      nobody disputes, concede*, i/we grant, are/is right that, rightly, is understandable,
      are understandable, ^certainly, ^yes, would/does/do/did/may/is/are indeed, in fairness,
      is/are real, up to a point, to some extent, has/have the right to, has/have every right to,
      few would deny, is/are not foolish, is/are not without
      """),
    Cue(
      "yields before it turns", .concession, 4,
      """
      ^although, ^though, ^even though, ^even if, ^while, ^whilst, ^despite, ^in spite of,
      ^notwithstanding, ^for all, ^albeit
      """),
    Cue(
      "yields in passing", .concession, 2,
      "although, though, even if, despite, in spite of, nonetheless, nevertheless, albeit"),
    Cue(
      "admits a limit", .concession, 4,
      """
      not a cure*, no panacea, not a panacea, is not perfect, cannot replace,
      may well, may ~ but, might ~ but, not without, does help, do help, may be wrong,
      i/we am/are wrong, cannot rule out, our information ~ is, is/are consistent with,
      we do not know, there are other
      """),
  ]
}
