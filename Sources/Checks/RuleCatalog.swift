/// Every rule there is.
public enum RuleCatalog {
  /// The rules, by the names of their types; a test holds this list and the folder together.
  public static let all: [any Rule.Type] = [
    AnsweredByAssertion.self,
    BadUndercut.self,
    BareDenial.self,
    BeggingTheQuestion.self,
    BothSides.self,
    ChainTooLong.self,
    CircularReporting.self,
    CircularSupport.self,
    ConcessionIgnored.self,
    ConfidenceTooHigh.self,
    ConfidenceWithLikelihood.self,
    ConfusableIDs.self,
    ContradictoryInference.self,
    ControlCharacters.self,
    CrowdedStep.self,
    DanglingReference.self,
    DoubleCount.self,
    DuplicateID.self,
    DuplicateStatement.self,
    EvidenceAsConclusion.self,
    EvidenceFreeContention.self,
    EvidenceWithoutSource.self,
    FailedExpectation.self,
    FailedInclude.self,
    HastyGeneralisation.self,
    HedgeWithoutNumber.self,
    HiddenCharacters.self,
    LinchpinStatement.self,
    LongChain.self,
    MissingPremise.self,
    MixedScale.self,
    NoContention.self,
    NoLikelihood.self,
    NonStandardTerm.self,
    NotNFC.self,
    OffTopic.self,
    OneSided.self,
    OpenCriticalQuestion.self,
    Orphan.self,
    PassThrough.self,
    PersonNotPoint.self,
    Placeholder.self,
    RatingsInStep.self,
    RepeatedScheme.self,
    SelfAttack.self,
    SeveralContentions.self,
    SingleSource.self,
    SingleStrand.self,
    Stale.self,
    StrongerThanPremises.self,
    TooLong.self,
    UnansweredCounter.self,
    UnconfirmedOne.self,
    UnexaminedLinchpin.self,
    UngroundedClaim.self,
    UnknownQuestion.self,
    UnknownRule.self,
    UnknownScheme.self,
    UnknownSlot.self,
    UnratedSource.self,
    UnsupportedClaim.self,
    UnusedAllow.self,
    UnusedSource.self,
    WeakOnly.self,
  ]

  /// The rules by their codes.
  public static let byCode = all.sorted { $0.about.code < $1.about.code }

  /// The rule with this code.
  public static func rule(code: String) -> (any Rule.Type)? { rules[code] }

  private static let rules = Dictionary(
    all.map { ($0.about.code, $0) }, uniquingKeysWith: { first, _ in first })
}
