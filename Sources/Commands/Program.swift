/// What the program says of itself, in answers and in files.
public enum Program {
  /// Its name in files that other programs read.
  public static let name = "Crux"
  /// Its version, as `crux --version` prints it.
  public static let version = "0.1.0"
}
