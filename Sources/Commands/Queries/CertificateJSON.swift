import ArgumentGraph
import Evaluation
import JSONText

/// A certificate as JSON: an array of steps, each to be checked from the map and the steps before.
///
/// A step is `{"holds": DERIVATION}`, `{"fails": [REFUTATION]}` or `{"undecided": {"possible":
/// [DERIVATION], "unproven": [REFUTATION]}}`. A derivation says what holds at which level and on
/// what: `"ground": "admitted"|"premises"|"evidence"|"supposed"`, or `"support"` with the step's
/// name under `by`. A refutation names the rebuttal that holds, if there is one, and what blocks
/// each support that is left: a premise that fails, or an undercut that holds.
struct CertificateJSON {
  private let graph: Graph

  init(_ graph: Graph) { self.graph = graph }

  func write(_ certificate: Certificate, into writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("id")
    writer.string(graph.name(certificate.node))
    writer.verdictMembers(certificate.verdict)
    writer.key("steps")
    writer.beginArray()
    for step in certificate.steps {
      writer.beginObject()
      switch step {
      case .holds(let derivation):
        writer.key("holds")
        write(derivation, into: &writer)
      case .fails(let refutations):
        writer.key("fails")
        write(refutations, into: &writer)
      case .undecided(let possible, let unproven):
        writer.key("undecided")
        writer.beginObject()
        writer.key("possible")
        writer.beginArray()
        for derivation in possible { write(derivation, into: &writer) }
        writer.endArray()
        writer.key("unproven")
        write(unproven, into: &writer)
        writer.endObject()
      }
      writer.endObject()
    }
    writer.endArray()
    writer.endObject()
  }

  private func writeFact(_ fact: Certificate.Fact, into writer: inout JSONWriter) {
    writer.key("id")
    writer.string(graph.name(fact.node))
    writer.key("level")
    writer.int(fact.level)
  }

  private func write(_ derivation: Certificate.Derivation, into writer: inout JSONWriter) {
    writer.beginObject()
    writeFact(derivation.fact, into: &writer)
    writer.key("ground")
    switch derivation.ground {
    case .admitted: writer.string("admitted")
    case .premises: writer.string("premises")
    case .evidence: writer.string("evidence")
    case .supposed: writer.string("supposed")
    case .support(let support):
      writer.string("support")
      writer.key("by")
      writer.string(graph.name(support))
    }
    writer.endObject()
  }

  private func write(_ refutations: [Certificate.Refutation], into writer: inout JSONWriter) {
    writer.beginArray()
    for refutation in refutations {
      writer.beginObject()
      writeFact(refutation.fact, into: &writer)
      if let rebuttal = refutation.rebuttal {
        writer.key("rebuttal")
        writer.beginObject()
        writeFact(rebuttal, into: &writer)
        writer.endObject()
      }
      if !refutation.obstacles.isEmpty { writeObstacles(of: refutation, into: &writer) }
      writer.endObject()
    }
    writer.endArray()
  }

  private func writeObstacles(
    of refutation: Certificate.Refutation, into writer: inout JSONWriter
  ) {
    let node = refutation.fact.node
    let steps =
      graph.kind(node).isInference
      ? [node] : graph.incoming(node).filter { graph.kind($0) == .support }.sorted()
    writer.key("obstacles")
    writer.beginArray()
    for (step, obstacle) in zip(steps, refutation.obstacles) {
      writer.beginObject()
      writer.key("step")
      writer.string(graph.name(step))
      switch obstacle {
      case .premise(let premise):
        writer.key("premise")
        writer.string(graph.name(premise))
      case .undercut(let undercut):
        writer.key("undercut")
        writer.string(graph.name(undercut))
      case .supposed:
        writer.key("supposed")
        writer.bool(true)
      }
      writer.endObject()
    }
    writer.endArray()
  }
}
