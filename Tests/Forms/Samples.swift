import ParleyForms
import ParleyRecord
import ParleyWire
import Testing

/// A field of a test; a spelling error of the test itself stops it.
func field(_ name: String, _ value: String) -> Field {
  guard let field = Field(name, value) else { preconditionFailure("no field: \(name) \(value)") }
  return field
}

/// Fields from lines `name value`.
func fields(_ text: String) -> [Field] {
  text.split(separator: "\n").map { line in
    let parts = line.split(separator: " ", maxSplits: 1)
    return field(String(parts[0]), String(parts[1]))
  }
}

func time(_ text: String) -> Timestamp {
  guard let time = Timestamp(text) else { preconditionFailure("no time: \(text)") }
  return time
}

func shipped(_ id: FormID) -> Form {
  guard let form = Catalogue.shipped[id] else { preconditionFailure("\(id) is not shipped") }
  return form
}

func form(_ text: String) throws -> Form { try Form(text: Array(text.utf8)) }

/// The faults of a text that must not be a form.
func faults(_ text: [UInt8]) -> [FormTextFault] {
  do {
    _ = try Form(text: text)
    return []
  } catch {
    return error.all
  }
}

func faults(_ text: String) -> [FormTextFault] { faults(Array(text.utf8)) }

enum Sample {
  /// A launch from land, as the form has it.
  static let launch = fields(
    """
    class icbm
    planned 2026-11-26
    launch-area area Plesetsk
    impact-area circle 57.5,161.25 60km
    impact-area polygon 10.5,170 10.5,-170 5,-175.25
    remark Учебный пуск
    """)

  static let at = time("2026-11-24T23:48:00Z")

  static let context = FormContext(at: at, precedence: .priority, release: 1, re: 0)

  /// A form with a field of every type and a rule of every kind.
  static let everyType = """
    parley form v1
    form sample/3
    kind notice
    title en Sample
    title ru Образец
    reviewed en nobody
    reviewed ru nobody
    source design Made for this test.
    answers affirm-negative
    precedence routine immediate
    release 2
    delayed-after 6h
    re one

    field text
    type text 20
    need required
    repeat 2
    marks read-back
    confidence design
    label en Text
    label ru Текст

    field kind
    type code
    code air en By air
    code air ru По воздуху
    code sea en By sea
    code sea ru По морю
    code yes-1 en Yes
    code yes-1 ru Да
    code affirm en Affirm
    code affirm ru Подтверждаю
    need possible
    confidence design
    label en Kind
    label ru Вид

    field count
    type number km -5 1000.5 2
    need possible
    confidence read
    label en Count
    label ru Число

    field start
    type instant
    need possible
    confidence unchecked
    label en Start
    label ru Начало

    field window
    type window
    need possible
    confidence design
    label en Window
    label ru Окно

    field day
    type date
    need possible
    confidence design
    label en Day
    label ru День

    field place
    type place area polygon circle
    need possible
    confidence design
    label en Place
    label ru Место

    field who
    type party
    need possible
    confidence design
    label en Party
    label ru Сторона

    field message
    type reference
    need possible
    confidence design
    label en Message
    label ru Сообщение

    field restated
    type quote
    need possible
    confidence design
    label en Restated
    label ru Повторено

    field about
    type field-code
    need possible
    confidence design
    label en About
    label ru О поле

    rule design order start window
    rule design with who kind sea
    rule design places place kind air circle
    rule read notice-period window 24h
    rule unchecked validity day 4d
    rule design legal-answer kind

    """
}
