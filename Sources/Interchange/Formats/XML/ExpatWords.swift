import CExpat

/// What expat's errors mean, and what puts them right.
enum ExpatWords {
  static func reason(_ code: XML_Error) -> String {
    switch code {
    case XML_ERROR_NO_ELEMENTS: "the file ends before its first element is closed: it is empty or cut off"
    case XML_ERROR_INVALID_TOKEN:
      "not well-formed: a bare & or <, a control character, or bytes that are not in the file's encoding"
    case XML_ERROR_UNCLOSED_TOKEN:
      "the file ends inside a tag: it is cut off, or the tag is not closed with >"
    case XML_ERROR_PARTIAL_CHAR: "the file ends inside a character: it is cut off, or in another encoding"
    case XML_ERROR_TAG_MISMATCH: "this end tag does not belong to the element that is open: close that first"
    case XML_ERROR_DUPLICATE_ATTRIBUTE: "an attribute stands twice in one tag: keep one"
    case XML_ERROR_JUNK_AFTER_DOC_ELEMENT: "there is something after the end of the outermost element"
    case XML_ERROR_UNDEFINED_ENTITY: "an entity that is not declared: write the character itself"
    case XML_ERROR_UNKNOWN_ENCODING:
      "the encoding the file declares is not known: save it as \(SingleByteEncoding.known)"
    case XML_ERROR_INCORRECT_ENCODING: "the file is not in the encoding it declares: correct the declaration"
    case XML_ERROR_UNCLOSED_CDATA_SECTION: "a CDATA section is not closed with ]]>"
    case XML_ERROR_BAD_CHAR_REF: "a character reference to a character that XML does not allow"
    case XML_ERROR_NO_MEMORY: "there is no memory left to read it"
    case XML_ERROR_SYNTAX: "not well-formed: text or markup where none may stand"
    default: "not well-formed: \(unsafe XML_ErrorString(code).map { unsafe String(cString: $0) } ?? "")"
    }
  }
}
