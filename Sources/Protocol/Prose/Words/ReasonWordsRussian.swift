import ParleyAgreements
import ParleyPact

extension ReasonWords {
  static let russian = ReasonWords(
    title: "Почему", lead: { "\($0), \($1)." }, conclusion: { "Состояние: \($0)." },
    cites: { "Основание: \($0)." },
    began: { "Начало: \($0), \($1) (\($2))." },
    message: { "сообщение \($0)" }, event: { "событие «\($0)»" }, fact: { "факт «\($0)»" },
    article: { "состояние \($0)" }, year: { "\(apart: "\($0)") год" },
    inForce: "вступление в силу",
    receipt: { "время подписанной расписки Стороны \(apart: $0)" },
    capped: {
      "часы отправителя спешили: взято время подписанной расписки Стороны \(apart: $0)"
    },
    dispatch: "время самого отправителя в пределах, которые допускают подписи других",
    recorded: "как записано", computed: "вычислено",
    counted: { span, back, from, how, to in
      back
        ? "Если отсчитать назад \(span) от \(from), получится \(to) (\(how))."
        : "Если отсчитать \(span) от \(from), получится \(to) (\(how))."
    },
    ofReceipt: { "подписанной расписки Стороны \(apart: $0), \($1)," },
    counting: {
      switch $0 {
      case .elapsed: "время подряд"
      case .clearDays: "полные дни"
      case .eu1182: "по Регламенту 1182/71"
      }
    },
    calendar: { "рабочие дни по календарю «\(apart: $0)»" },
    dayOfYear: { "\($0) по \(apart: $1) продолжается от \($2) до \($3)." },
    date: { "\($0) по \(apart: $1) продолжается от \($2) до \($3)." },
    extended: { "Время, пока течение было остановлено, переносит срок: с \($0) на \($1)." },
    refused: {
      "Срок не вычислен: любая дата была бы догадкой (\(apart: $0.rule), \($0.russian))."
    },
    noDeadline: "Срок в тексте не установлен.",
    condition: { clause, holds, evidence in
      let because: Phrase = evidence.isEmpty ? "" : " (\(evidence))"
      let verb = holds ? "по этим записям выполнено" : "по этим записям не выполнено"
      return "Условие «\(clause)» статьи \(verb)\(because)."
    },
    performed: { "Исполнено сообщением \($0), \($1) (\($2))" },
    verdict: {
      switch $0 {
      case .inTime: "в срок"
      case .withinTolerance: "после срока, но в пределах допуска часов"
      case .late: "с опозданием"
      case .early: "до открытия окна"
      case .disputable: "в срок или с опозданием: подписи допускают и то, и другое"
      }
    },
    silence: {
      "От Стороны \(apart: $0) получено известие \($1), после истечения срока (\($2)); исполнения в записях нет."
    },
    notHeard: { from, since, deadline in
      let last: Phrase = since.map { "с момента \($0)" } ?? "за всё время"
      return
        "От Стороны \(apart: from) ничего не получено \(last); срок истёк \(deadline). Молчание не установлено."
    },
    stopped: { by, at, resumed in
      let end: Phrase = resumed.map { "; течение возобновлено \($0)" } ?? ""
      return "Сообщение \(apart: by) остановило течение срока \(at)\(end)."
    },
    act: { "Сообщение \(apart: $0), \(apart: $1): \($2)." })
}
