/// The limits of this module, named so that help can print them.
public enum StorageLimits {
  /// The largest file that is read unless told otherwise: 1 GiB, in bytes.
  public static let fileSize = 1 << 30
  /// The largest journal that is read: 256 MiB, in bytes.
  public static let journalSize = 256 << 20
  /// How often a file that changes while it is read is tried.
  public static let readAttempts = 3
  /// How many names are tried for a temporary or kept file before giving up.
  public static let nameAttempts = 100
  /// The size of the buffer before standard output and other descriptors, in bytes.
  public static let outputBuffer = 1 << 16
}
