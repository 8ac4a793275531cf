/// What a rule has to look at again after an edit.
public enum RuleScope: Sendable {
  /// The nodes near those that were edited, and those whose facts changed: a finding depends on
  /// nothing else but what stands within two statements of its subject, its siblings, and facts
  /// that `CheckFacts` keeps.
  case near
  /// The nodes that bear on no main point, with all of them that hang together with one of those
  /// that are near: a finding depends on nothing but what it hangs together with.
  case strays
  /// The sources that go back to one origin with a source whose citations were edited.
  case origins
  /// The nodes whose ids are the same but for case, or look alike.
  case names
  /// The written statements whose mentions may have changed.
  case mentions
  /// The whole map, by facts that are kept: quick, or rarely selected.
  case map
}
