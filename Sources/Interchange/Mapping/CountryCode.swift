import Atlas

/// ISO 3166-1 codes of countries as registers write them.
enum CountryCode {
  /// The code of two letters for a code or an English name; nil if it is neither.
  static func code(for text: String) -> String? {
    if text.utf8.count == 2, text.utf8.allSatisfy({ (65...90).contains($0) || (97...122).contains($0) }) {
      let code = text.uppercased()
      return aliases[code] ?? code
    }
    return names[text.folded] ?? aliases[text.uppercased()]
  }

  /// Codes in use beside those of ISO 3166.
  private static let aliases = ["UK": "GB", "EL": "GR", "RKS": "XK", "XKX": "XK", "KOS": "XK"]

  private static let names: [String: String] = {
    var names: [String: String] = [:]
    for line in list.split(separator: "\n") {
      let words = line.split(separator: " ", maxSplits: 1)
      guard words.count == 2 else { continue }
      for name in words[1].split(separator: "|") { names[String(name).folded] = String(words[0]) }
    }
    return names
  }()

  private static let list = """
    AD Andorra
    AE United Arab Emirates
    AL Albania
    AM Armenia
    AO Angola
    AR Argentina
    AT Austria
    AU Australia
    AZ Azerbaijan
    BA Bosnia and Herzegovina|Bosnia-Herzegovina|Bosnia & Herzegovina
    BB Barbados
    BD Bangladesh
    BE Belgium
    BF Burkina Faso
    BG Bulgaria
    BJ Benin
    BM Bermuda
    BO Bolivia
    BR Brazil
    BS Bahamas
    BY Belarus
    BZ Belize
    CA Canada
    CD Democratic Republic of the Congo|Congo, Democratic Republic Of
    CH Switzerland
    CI Ivory Coast|Cote d'Ivoire
    CL Chile
    CM Cameroon
    CN China
    CO Colombia
    CR Costa Rica
    CU Cuba
    CV Cape Verde|Cabo Verde
    CY Cyprus
    CZ Czech Republic|Czechia
    DE Germany
    DK Denmark
    DM Dominica|Dominique
    DO Dominican Republic
    DZ Algeria
    EC Ecuador
    EE Estonia
    EG Egypt
    ES Spain
    ET Ethiopia
    FI Finland
    FJ Fiji
    FO Faroe Islands
    FR France
    GB United Kingdom|Great Britain|United Kingdom of Great Britain and Northern Ireland
    GE Georgia
    GG Guernsey
    GH Ghana
    GI Gibraltar
    GL Greenland
    GR Greece
    GT Guatemala
    HK Hong Kong
    HR Croatia
    HU Hungary
    ID Indonesia
    IE Ireland
    IL Israel
    IM Isle of Man
    IN India
    IQ Iraq
    IR Iran
    IS Iceland
    IT Italy
    JE Jersey
    JO Jordan
    JP Japan
    KE Kenya
    KG Kyrgyzstan
    KH Cambodia
    KI Kiribati
    KR South Korea|Korea, Republic of|Republic of Korea
    KW Kuwait
    KZ Kazakhstan
    LA Laos|Laos, People's Democratic Republic
    LB Lebanon
    LI Liechtenstein
    LK Sri Lanka
    LT Lithuania
    LU Luxembourg
    LV Latvia
    LY Libya
    MA Morocco
    MC Monaco
    MD Moldova|Moldova, Republic of|Republic of Moldova
    ME Montenegro
    MG Madagascar
    MK North Macedonia|Macedonia|Macedonia, Former Yugoslav Republic of
    ML Mali
    MM Myanmar
    MQ Martinique
    MT Malta
    MU Mauritius
    MX Mexico
    MY Malaysia
    MZ Mozambique
    NG Nigeria
    NL Netherlands|The Netherlands
    NO Norway
    NP Nepal
    NZ New Zealand
    PA Panama
    PE Peru
    PH Philippines
    PK Pakistan
    PL Poland
    PS Palestine|Palestinian Occupied Territory|State of Palestine
    PT Portugal
    PY Paraguay
    QA Qatar
    RE Reunion
    RO Romania
    RS Serbia
    RU Russia|Russian Federation|Russia, Federation of
    RW Rwanda
    SA Saudi Arabia
    SE Sweden
    SG Singapore
    SI Slovenia
    SK Slovakia|Slovak Republic
    SM San Marino|Saint Marino
    SN Senegal
    SY Syria|Syria, Arab Republic
    TG Togo
    TH Thailand
    TN Tunisia
    TR Turkey|Türkiye
    TT Trinidad and Tobago
    TW Taiwan
    TZ Tanzania|Tanzania, United Republic of|Tanzania, United Re Ublic Of
    UA Ukraine
    UG Uganda
    US United States|United States of America|USA
    UY Uruguay
    VA Holy See|Vatican|Vatican City
    VE Venezuela
    VN Vietnam|Viet Nam
    XK Kosovo
    ZA South Africa
    ZM Zambia
    ZW Zimbabwe
    """
}
