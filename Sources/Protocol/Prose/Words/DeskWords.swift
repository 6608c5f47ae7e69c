import ParleyPact

/// Words of what a desk works with: hints on a draft, figures, calendar entries.
struct DeskWords: Sendable {
  typealias Of<Value> = @Sendable (Value) -> Phrase

  let noticeMet, noticeMissed, met, missed: Of<Phrase>
  let metWithout, against, assumes: Phrase
  let begins: @Sendable (_ owes: Phrase, _ due: Phrase) -> Phrase
  let exercises, overQuota: Phrase
  let figures, party, duties, notices, lastSpoke, since: Phrase
  let inTime, late, overdue, open, released, days, never: Phrase
  let daysAgo: Of<Int>
  let readings, instance, asWritten, noInstance, noChoice, sameHere: Phrase
  let asRead: Of<String>
}

extension DeskWords {
  static let english = DeskWords(
    noticeMet: { "notice period met: \($0) before" },
    noticeMissed: { "notice period missed by \($0)" },
    met: { "met, \($0) before the deadline" }, missed: { "late by \($0)" },
    metWithout: "done; the text sets no deadline",
    against: "the text forbids this act while the duty binds",
    assumes: "If it is received at once.",
    begins: { "begins: \($0), \($1)" }, exercises: "uses this right",
    overQuota: "over the quota: no duty arises from it", figures: "Figures", party: "Party",
    duties: "Duties", notices: "Notices given", lastSpoke: "Last spoke", since: "Level",
    inTime: "in time", late: "late", overdue: "overdue on this record", open: "not yet due",
    released: "excused, waived or lapsed", days: "Days since", never: "never",
    daysAgo: { "\($0)" }, readings: "Two readings", instance: "What",
    asWritten: "As the agreed text has it", noInstance: "nothing is owed",
    noChoice: "Both readings were followed on the same record. Neither is chosen here.",
    sameHere: "On this record both readings come to the same.",
    asRead: { "As \(apart: $0) reads it" })

  static let russian = DeskWords(
    noticeMet: { "срок уведомления соблюдён: за \($0)" },
    noticeMissed: { "срок уведомления пропущен на \($0)" },
    met: { "в срок, за \($0) до его истечения" }, missed: { "опоздание на \($0)" },
    metWithout: "исполнено; срок в тексте не установлен",
    against: "текст запрещает это действие, пока действует обязательство",
    assumes: "Если будет получено сразу.",
    begins: { "возникает: \($0), \($1)" }, exercises: "использует это право",
    overQuota: "сверх квоты: обязательство не возникает", figures: "Показатели",
    party: "Сторона", duties: "Обязательства", notices: "Направлено", lastSpoke: "Последнее слово",
    since: "Уровень", inTime: "в срок", late: "с опозданием", overdue: "просрочено по записям",
    open: "срок не наступил", released: "снято или прекращено", days: "Прошло дней",
    never: "никогда", daysAgo: { "\($0)" }, readings: "Два прочтения", instance: "Что",
    asWritten: "По согласованному тексту", noInstance: "обязательства нет",
    noChoice: "Оба прочтения применены к одним и тем же записям. Выбор здесь не делается.",
    sameHere: "По этим записям оба прочтения дают одно и то же.",
    asRead: { "Как читает \(apart: $0)" })

  static let french = DeskWords(
    noticeMet: { "préavis respecté\u{A0}: \($0) avant" },
    noticeMissed: { "préavis manqué de \($0)" },
    met: { "à temps, \($0) avant l’échéance" }, missed: { "en retard de \($0)" },
    metWithout: "fait\u{A0}; le texte ne fixe pas d’échéance",
    against: "le texte interdit cet acte tant que l’obligation lie",
    assumes: "Si c’est reçu aussitôt.",
    begins: { "fait naître\u{A0}: \($0), \($1)" }, exercises: "exerce ce droit",
    overQuota: "quota dépassé\u{A0}: aucune obligation n’en naît", figures: "Chiffres",
    party: "Partie", duties: "Obligations", notices: "Envois", lastSpoke: "Dernière parole",
    since: "Niveau", inTime: "à temps", late: "en retard", overdue: "en retard d’après ces pièces",
    open: "pas encore dues", released: "excusées, remises ou éteintes", days: "Jours écoulés",
    never: "jamais", daysAgo: { "\($0)" }, readings: "Deux lectures", instance: "Quoi",
    asWritten: "Selon le texte convenu", noInstance: "rien n’est dû",
    noChoice: "Les deux lectures ont été suivies sur les mêmes pièces. Aucune n’est choisie ici.",
    sameHere: "D’après ces pièces, les deux lectures reviennent au même.",
    asRead: { "Selon la lecture de \(apart: $0)" })
}
