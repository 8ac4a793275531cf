import Checks

/// What a finding is known by when the lines of its notebook move and its words change: the rule
/// and the id that it is about; its message where no id names that.
struct FindingIdentity: Hashable {
  /// The file, as `FileURI.plain` writes it.
  var file: String
  /// The rule's code.
  var code: String
  /// The id, or the message.
  var about: String

  init(file: String, code: String, id: String, message: String) {
    self.file = FileURI.plain(file)
    self.code = code
    about = id.isEmpty ? FileURI.unfinished(message) : id
  }

  init(_ record: FindingRecord) {
    let finding = record.finding
    self.init(file: record.at.file, code: finding.code, id: finding.id, message: finding.message)
  }

  /// The identity in one word, with the number of the finding among those that share it.
  func fingerprint(number: Int) -> String { "\(code)/\(about)#\(number)" }
}
