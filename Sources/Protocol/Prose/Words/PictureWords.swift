import ParleyPact

/// Words of a timeline and of a calendar.
struct PictureWords: Sendable {
  let title, now, dashed, solid, messages: Phrase
  let from, to, what, sent, received, noReceipt: Phrase
  let leftOut: @Sendable (_ duties: Int, _ labels: Int) -> Phrase
  let months: [String]
  let alert: @Sendable (Phrase) -> Phrase
  let acts: ActWords
}

/// What parties do about an instance or the agreement, in a word or two.
struct ActWords: Sendable {
  let deposit, consent, contest, claimExcuse, acceptExcuse, waive, suspend, resume: String
  let accept, object, withdraw, partyWord, heard: String
}

extension PictureWords {
  static let english = PictureWords(
    title: "Timeline", now: "now", dashed: "Dashed: no signed receipt on this record.",
    solid: "Solid: after the deadline. Outlined: time left.", messages: "Messages and events",
    from: "From", to: "To", what: "What", sent: "Sent", received: "Received",
    noReceipt: "no receipt",
    leftOut: { "Not drawn: \($0) earlier duties, \($1) labels. The table has them all." },
    months: [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ], alert: { "Alert: \($0)" },
    acts: ActWords(
      deposit: "deposit", consent: "consent", contest: "contest", claimExcuse: "excuse claimed",
      acceptExcuse: "excuse accepted", waive: "waiver", suspend: "suspension",
      resume: "resumption", accept: "acceptance", object: "objection",
      withdraw: "notice of withdrawal", partyWord: "a party’s own word", heard: "sign of life"))

  static let russian = PictureWords(
    title: "Ход событий", now: "сейчас", dashed: "Пунктир: подписанной расписки в записях нет.",
    solid: "Сплошное: после срока. Контур: оставшееся время.", messages: "Сообщения и события",
    from: "От", to: "Кому", what: "Что", sent: "Отправлено", received: "Получено",
    noReceipt: "нет расписки",
    leftOut: {
      "Не показано: более ранних обязательств — \($0), подписей — \($1). В таблице есть всё."
    },
    months: [
      "янв", "фев", "мар", "апр", "мая", "июн", "июл", "авг", "сен", "окт", "ноя", "дек",
    ], alert: { "Напоминание: \($0)" },
    acts: ActWords(
      deposit: "сдача на хранение", consent: "согласие", contest: "оспаривание",
      claimExcuse: "ссылка на основание освобождения", acceptExcuse: "основание признано",
      waive: "отказ от требования", suspend: "приостановление", resume: "возобновление",
      accept: "принятие", object: "возражение", withdraw: "уведомление о выходе",
      partyWord: "слово самой Стороны", heard: "признак связи"))

  static let french = PictureWords(
    title: "Chronologie", now: "maintenant",
    dashed: "Tireté\u{A0}: pas d’accusé de réception signé dans ces pièces.",
    solid: "Plein\u{A0}: après l’échéance. Contour\u{A0}: temps restant.",
    messages: "Communications et événements", from: "De", to: "À", what: "Quoi", sent: "Envoyé",
    received: "Reçu", noReceipt: "pas d’accusé",
    leftOut: {
      "Non dessiné\u{A0}: \($0) obligations antérieures, \($1) légendes. Tout est dans le tableau."
    },
    months: [
      "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.",
      "déc.",
    ], alert: { "Rappel\u{A0}: \($0)" },
    acts: ActWords(
      deposit: "dépôt", consent: "consentement", contest: "contestation",
      claimExcuse: "excuse invoquée", acceptExcuse: "excuse acceptée", waive: "renonciation",
      suspend: "suspension", resume: "reprise", accept: "acceptation", object: "objection",
      withdraw: "notification de retrait", partyWord: "parole d’une Partie",
      heard: "signe de vie"))
}
