import ParleyAgreements
import ParleyPact

extension StatusWords {
  static let russian = StatusWords(
    title: "Состояние", duties: "Кто, что, кому и к какому сроку должен", rights: "Права",
    quotas: "Права с ограниченным числом", inputs: "Составлено по",
    who: "Кто, что и кому должен", by: "Срок", state: "Состояние", counted: "Как исчислено",
    holder: "Кто", may: "Вправе", use: "Использование", message: "Сообщение", year: "Год",
    noDeadline: "без срока", notYet: "срок ещё не определён",
    nothingDue: "По этим записям никто ничего не должен.",
    disclaimer:
      "Программа показывает, что следует из записей по тексту; вопросов права она не решает.",
    opens: { "не ранее: \($0)" }, due: { "не позднее: \($0)" }, performed: { "исполнено: \($0)" },
    evidence: { "Записи: \($0)." }, attendance: { "Присутствие по записям: \($0)." },
    present: { "\(apart: $0) — да" }, absent: { "\(apart: $0) — нет" },
    agreement: { "Соглашение (дайджест смысла): \($0)" },
    record: { "Записи (дайджест использованных сообщений): \($0)" }, instant: { "Момент: \($0)" },
    inForceSince: { "Действует с: \($0)." }, notInForce: "По этим записям не действует.",
    ended: "Действие прекращено.", awaiting: { "По этим записям ещё не приняли: \($0)." },
    withdrawn: { "Сторона \(apart: $0) уведомила о выходе; вступает в силу: \($1)." },
    states: {
      switch $0 {
      case .waiting: "ожидание: условие по этим записям не наступило"
      case .clockNotStarted: "срок не начался: по этим записям нет расписки в получении"
      case .due: "подлежит исполнению"
      case .fulfilled: "исполнено"
      case .fulfilledLate: "исполнено с опозданием"
      case .overdue: "по этим записям просрочено"
      case .overdueUnconfirmed:
        "по этим записям просрочено, не подтверждено: возможно, нет связи с должником"
      case .excused: "освобождено от исполнения"
      case .waived: "исполнение не требуется: отказ кредитора"
      case .suspended: "приостановлено"
      case .lapsed: "прекращено"
      case .superseded: "заменено другой редакцией"
      case .kept: "соблюдается: записей об обратном нет"
      case .contrary: "в записях есть действие, противоречащее этому"
      }
    },
    rightStates: {
      switch $0 {
      case .open: "может быть использовано"
      case .exercised: "использовано"
      case .suspended: "приостановлено"
      }
    },
    grade: {
      switch $0 {
      case .claimed: "только по словам отправителя"
      case .receipted: "с подписанной распиской"
      case .certified: "записано третьим лицом"
      case .admitted: "признано должником"
      }
    },
    useOf: { "\($0) из \($1)\($2 ? "" : ": сверх квоты, обязательство не возникает")" },
    contested: { "оспорено (\(apart: $0)): \($1)" },
    excuseClaimed: { "заявлено основание освобождения: \($0)" },
    noReceiptOfTrigger: "нет расписки в получении исходного сообщения",
    claimedNoReceipt: "заявлено, расписки нет", recordedByOneSide: "записано одной стороной",
    withinTolerance: "в пределах допуска часов", early: "раньше срока",
    clockAhead: "часы отправителя впереди расписки", overQuota: "сверх квоты",
    nothingHeard: { from, since in
      since.map { "ничего не получено от \(apart: from) с момента: \($0)" }
        ?? "ничего не получено от \(apart: from) за всё время"
    },
    partyWord: { kind, by in
      switch kind {
      case .alleged: "\(apart: by) заявляет о несоблюдении (слово самой Стороны)"
      case .acknowledged: "\(apart: by) признаёт несоблюдение"
      case .determined: "\(apart: by): несоблюдение установлено"
      }
    },
    corrected: { "исправлено: ранее показано «\($0)»; сообщение \(apart: $1) пришло позже" },
    grounds: [
      "existence": "существование", "time": "время", "content": "содержание",
      "applicability": "применимость",
    ],
    day: "сут", hour: "ч", minute: "мин", second: "с")
}
