import ParleyAgreements

// Why no date was computed, as a clause: what the agreement leaves open.
extension CountFault {
  var english: String {
    switch self {
    case .noSuchDay: "the month is too short and the text says nothing of rounding"
    case .noZone: "days are counted and the agreement names no zone"
    case .noCalendar: "working days need an annexed calendar"
    case .severalCalendars: "several calendars are annexed"
    case .calendarEnds: "the annexed calendar ends too soon"
    case .noWorkingDay: "the annexed calendar has no working day"
    case .outOfRange: "the date is outside the years 1970 to 9999"
    case .dayWithoutTime: "hours are counted from a day that has no time"
    case .roundingContradicts: "the rounding of the text goes against the regulation it follows"
    case .noSuchDate: "there is no such day"
    case .negativeSpan: "the span is less than nothing"
    }
  }

  var russian: String {
    switch self {
    case .noSuchDay: "месяц короче, а об округлении в тексте не сказано"
    case .noZone: "считаются дни, а часовой пояс в соглашении не назван"
    case .noCalendar: "для рабочих дней нужен приложенный календарь"
    case .severalCalendars: "приложено несколько календарей"
    case .calendarEnds: "приложенный календарь кончается раньше"
    case .noWorkingDay: "в приложенном календаре нет рабочих дней"
    case .outOfRange: "дата вне 1970–9999 годов"
    case .dayWithoutTime: "часы считаются от дня без времени суток"
    case .roundingContradicts: "округление в тексте противоречит регламенту, которому он следует"
    case .noSuchDate: "такого дня нет"
    case .negativeSpan: "отрицательный промежуток"
    }
  }

  var french: String {
    switch self {
    case .noSuchDay: "le mois est trop court et le texte ne dit rien de l’arrondi"
    case .noZone: "des jours sont comptés et l’accord ne nomme pas de fuseau"
    case .noCalendar: "les jours ouvrables demandent un calendrier annexé"
    case .severalCalendars: "plusieurs calendriers sont annexés"
    case .calendarEnds: "le calendrier annexé s’arrête trop tôt"
    case .noWorkingDay: "le calendrier annexé n’a aucun jour ouvrable"
    case .outOfRange: "la date est hors des années 1970 à 9999"
    case .dayWithoutTime: "des heures sont comptées à partir d’un jour sans heure"
    case .roundingContradicts: "l’arrondi du texte contredit le règlement qu’il suit"
    case .noSuchDate: "ce jour n’existe pas"
    case .negativeSpan: "la durée est négative"
    }
  }
}
