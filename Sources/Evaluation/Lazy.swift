import Synchronization

/// A value that is worked out when it is first asked for, once.
final class Lazy<Value: Sendable>: Sendable {
  private enum State {
    case waiting(@Sendable () -> Value)
    case known(Value)
  }

  private let state: Mutex<State>

  /// - Parameter make: works the value out; asks for nothing that asks for this value.
  init(_ make: @escaping @Sendable () -> Value) { state = Mutex(.waiting(make)) }

  init(known value: Value) { state = Mutex(.known(value)) }

  /// The value.
  var value: Value {
    state.withLock { state in
      switch state {
      case .known(let value): return value
      case .waiting(let make):
        let value = make()
        state = .known(value)
        return value
      }
    }
  }
}
