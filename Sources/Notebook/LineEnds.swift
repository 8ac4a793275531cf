#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Where the line that begins at `start` ends, after its line feed; `limit` when it has none.
func endOfLine(
  _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, limit: Int
) -> Int {
  guard start < limit, let base = bytes.baseAddress,
    let found = memchr(base + start, 0x0A, limit - start)
  else { return limit }
  return UnsafeRawPointer(found) - UnsafeRawPointer(base) + 1
}
