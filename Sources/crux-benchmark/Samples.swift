#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Times of several runs, in nanoseconds.
struct Samples {
  private var sorted: [Int] = []

  /// Adds the time of a run.
  mutating func add(_ nanoseconds: Int) {
    let place = sorted.firstIndex { $0 > nanoseconds } ?? sorted.count
    sorted.insert(nanoseconds, at: place)
  }

  /// How many runs there are.
  var count: Int { sorted.count }

  /// The middle one; the mean of both when there are two; 0 when there are none.
  var median: Int {
    if sorted.isEmpty { return 0 }
    let half = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
  }

  /// The one that 95 of 100 do not exceed.
  var p95: Int { sorted.isEmpty ? 0 : sorted[(sorted.count * 95 - 1) / 100] }

  /// The longest; 0 when there are none.
  var worst: Int { sorted.last ?? 0 }

  /// The one that 99 of 100 do not exceed.
  var p99: Int { sorted.isEmpty ? 0 : sorted[(sorted.count * 99 - 1) / 100] }
}

extension Duration {
  /// In nanoseconds.
  var nanoseconds: Int {
    Int(components.seconds) * 1_000_000_000 + Int(components.attoseconds / 1_000_000_000)
  }
}

/// The time that `body` takes, in nanoseconds.
func time<Failure>(_ body: () throws(Failure) -> Void) throws(Failure) -> Int {
  let clock = ContinuousClock()
  let start = clock.now
  try body()
  return (clock.now - start).nanoseconds
}

/// The processor time that `body` takes on this thread, in nanoseconds: what others do on a busy
/// machine does not count.
func processorTime<Failure>(_ body: () throws(Failure) -> Void) throws(Failure) -> Int {
  func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec)
  }
  let start = now()
  try body()
  return now() - start
}

/// Measures two things in turns, so that both meet the same weather, after one run of each that does
/// not count.
func alternate<Failure>(
  runs: Int, _ first: () throws(Failure) -> Int, _ second: () throws(Failure) -> Int
) throws(Failure) -> (Samples, Samples) {
  var samples = (Samples(), Samples())
  _ = try first()
  _ = try second()
  for _ in 0..<runs {
    samples.0.add(try first())
    samples.1.add(try second())
  }
  return samples
}
