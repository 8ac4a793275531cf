/// Tells long work that it is to stop, because the user wants something else by now.
///
/// Work that may take longer than a moment asks now and then, and ends as if it had never begun.
public struct StopSignal: Sendable {
  private let ask: @Sendable () -> Bool

  /// Makes a signal that is raised while the function says so. It is called often and from any
  /// thread, so it must be quick.
  public init(_ ask: @escaping @Sendable () -> Bool) { self.ask = ask }

  /// A signal that is never raised.
  public static let never = StopSignal { false }

  /// Whether the work is to stop.
  public var isRaised: Bool { ask() }
}
