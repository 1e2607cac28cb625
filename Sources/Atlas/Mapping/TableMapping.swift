/// How foreign tables become entities and ties: the section `mapping:` of an atlas file.
///
/// The format is described in Graphs/mappings/README.md. A mapping holds no data; `Interchange` applies it to the tables
/// it names.
public struct TableMapping: Sendable {
  /// The folder that the tables stand in, below the folder of data that a user names.
  public let folder: String?
  /// Where the tables come from, for a user who has not got them.
  public let origin: String?
  /// The tables, in the order they are read.
  public let files: [FileMapping]
  /// Where the mapping stands.
  public let position: SourcePosition
}

/// How one table is read.
public struct FileMapping: Sendable {
  /// The path of the table, relative to its folder.
  public let path: String
  /// What stands between fields; nil for the usual one of the path's ending.
  public let delimiter: Character?
  /// How the bytes are read as text.
  public let encoding: Encoding
  /// The id of the source that its rows are cited of.
  public let source: String
  /// Which rows are read.
  public let conditions: [RowCondition]
  /// The entities a row speaks of.
  public let entities: [EntityMapping]
  /// The ties a row states.
  public let ties: [TieMapping]
  /// Where it stands in the mapping.
  public let position: SourcePosition

  /// How bytes are read as text.
  public enum Encoding: String, Sendable, CaseIterable {
    case utf8 = "utf-8"
    case latin1 = "latin-1"
    case windows1252 = "windows-1252"
  }
}

/// A value that a row gives: a field, or the same for every row; perhaps put into other words by a table.
public struct MappedValue: Sendable {
  /// Where it comes from.
  public enum Origin: Sendable, Hashable {
    /// The field of that column.
    case column(String)
    /// The same for every row.
    case constant(String)
  }

  /// What becomes of a text that the table of values does not list.
  public enum Unlisted: Sendable, Hashable {
    /// It stays as it is.
    case kept
    /// It is a fault of the data.
    case refused
    /// It becomes another; an empty one leaves the value out.
    case replaced(String)
  }

  /// Which of several years in a field is meant.
  public enum Part: String, Sendable, CaseIterable {
    case first, last
  }

  /// Where it comes from.
  public let origin: Origin
  /// What a text becomes; empty leaves the value out.
  public let values: [String: String]
  /// The texts of `values` in the order they are listed.
  public let order: [String]
  /// What becomes of other texts.
  public let unlisted: Unlisted
  /// What divides a field that holds several values.
  public let separator: String?
  /// Which year of a field that holds several is meant.
  public let part: Part?
  /// Where it stands in the mapping.
  public let position: SourcePosition
}

/// A condition on a field of a row.
public struct RowCondition: Sendable {
  /// The column.
  public let column: String
  /// The texts it must be one of, or must not be.
  public let texts: Set<String>
  /// Whether the field must be none of them.
  public let isNegated: Bool
  /// Where it stands in the mapping.
  public let position: SourcePosition
}

/// How a row speaks of an entity.
public struct EntityMapping: Sendable {
  /// How an entity that is not known by its key is looked for among those that are there.
  public struct Match: Sendable {
    /// The names to look for.
    public let names: [MappedValue]
    /// Whether aliases of known entities count as much as their names.
    public let includesAliases: Bool
    /// Whether the country must be known of both and be the same; otherwise it must only not differ.
    public let needsCountry: Bool
    /// The kinds it may be of, by its own kind; those under no name hold for every kind. Its own alone if none is given.
    public let kinds: [String: [String]]
  }

  /// What ties call it.
  public let role: String
  /// The columns that together tell one from another.
  public let key: [String]
  /// The register of identifiers the key is of; nil for one of the mapping's own. Shared between mappings, and stored as
  /// an attribute of that name.
  public let register: String?
  /// Ids of entities by key, where the author knows which is meant.
  public let ids: [String: String]
  /// Its kind.
  public let kind: MappedValue?
  /// Its name; nil where a row only refers to what others define.
  public let name: MappedValue?
  /// A column that may write the same name with its accents.
  public let spelling: String?
  /// Its country.
  public let country: MappedValue?
  /// Its other names.
  public let aliases: [MappedValue]
  /// Its attributes, by name.
  public let attributes: [(name: String, value: MappedValue)]
  /// The columns of its latitude and longitude in degrees.
  public let location: (latitude: String, longitude: String)?
  /// A nuance.
  public let note: MappedValue?
  /// How it is looked for by name; nil if it is not.
  public let match: Match?
  /// Whether one that is not found becomes a new entity.
  public let isAdded: Bool
  /// The rows that speak of it.
  public let conditions: [RowCondition]
  /// Where it stands in the mapping.
  public let position: SourcePosition
}

/// How a row states a tie.
public struct TieMapping: Sendable {
  /// An end of a tie.
  public enum End: Sendable, Hashable {
    /// The entity that the row calls so.
    case role(String)
    /// The entity of that id.
    case entity(String)
  }

  /// Where it starts.
  public let from: End
  /// Where it leads.
  public let to: End
  /// Its type.
  public let type: MappedValue
  /// The role it is held in.
  public let role: MappedValue?
  /// Its grade along.
  public let grade: MappedValue?
  /// When it begins.
  public let since: MappedValue?
  /// When it ends.
  public let until: MappedValue?
  /// A price or an amount in EUR.
  public let euros: MappedValue?
  /// A nuance.
  public let note: MappedValue?
  /// How the table knows it.
  public let basis: Basis
  /// The reasoning of what is inferred or assumed.
  public let reason: String?
  /// The rows that state it.
  public let conditions: [RowCondition]
  /// The rows that say there is no such tie; empty for none.
  public let denials: [RowCondition]
  /// Where it stands in the mapping.
  public let position: SourcePosition
}
