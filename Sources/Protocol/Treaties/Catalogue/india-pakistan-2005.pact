agreement india-pakistan-2005
  title
    en "Agreement on Pre-Notification of Flight Testing of Ballistic Missiles, Islamabad, 3 October 2005"
  title
    ru "Соглашение о предварительном уведомлении о лётных испытаниях баллистических ракет, Исламабад, 3 октября 2005 года"
  source stated "https://www.awami-itlah.com/indo-pak-ballistic-missiles-agreement-1999/ (a mirror of Articles 1 to 7)"
  source stated "https://armscontrol.org/act/2005-11/india-pakistan-sign-missile-notification-pact (in force on signature; distances; cruise missiles excluded)"
  source unchecked "The annexed format, and the 70 kilometres (one secondary text says 75)."
  source design "The window is five days from the named date; who records a test names the window it was in; a date without an hour is that party’s own day."
  parties India, Pakistan
  in force from 3 October 2005
  time UTC tolerance 5 minutes
  time of India +05:30
  time of Pakistan +05:00
  counted on dispatch

message test-notification
  en "notification of a missile flight test"
  ru "уведомление о лётном испытании ракеты" gen "уведомления о лётном испытании ракеты" dat "уведомлению о лётном испытании ракеты" acc "уведомление о лётном испытании ракеты" ins "уведомлением о лётном испытании ракеты"
  covers flight-test from window-start for 5 days
  has window-start, launch-area, impact-area
  needs no answer
message public-warning
  en "notice to airmen and navigational warning"
  ru "оповещение лётчиков и мореплавателей" gen "оповещения лётчиков и мореплавателей" dat "оповещению лётчиков и мореплавателей" acc "оповещение лётчиков и мореплавателей" ins "оповещением лётчиков и мореплавателей"
  covers flight-test from window-start for 5 days
  has window-start
  needs no answer

event flight-test
  en "flight test of a surface-to-surface ballistic missile"
  ru "лётное испытание баллистической ракеты класса «поверхность — поверхность»" gen "лётного испытания баллистической ракеты класса «поверхность — поверхность»" dat "лётному испытанию баллистической ракеты класса «поверхность — поверхность»" acc "лётное испытание баллистической ракеты класса «поверхность — поверхность»" ins "лётным испытанием баллистической ракеты класса «поверхность — поверхность»"
  recorded by any
  has window-start
event test-near-border
  en "launch site within 40 kilometres, or impact area within 70 kilometres, of the border"
  ru "место пуска ближе 40 или район падения ближе 70 километров от границы" gen "места пуска ближе 40 или района падения ближе 70 километров от границы" dat "месту пуска ближе 40 или району падения ближе 70 километров от границы" acc "место пуска ближе 40 или район падения ближе 70 километров от границы" ins "местом пуска ближе 40 или районом падения ближе 70 километров от границы"
  recorded by any
event track-near-border
  en "trajectory within 40 kilometres of the border or across it"
  ru "траектория ближе 40 километров от границы или через неё" gen "траектории ближе 40 километров от границы или через неё" dat "траектории ближе 40 километров от границы или через неё" acc "траекторию ближе 40 километров от границы или через неё" ins "траекторией ближе 40 километров от границы или через неё"
  recorded by any

article 2 en "Three days before the window of five days" ru "За три дня до пятидневного окна"
  cites "2005 Agreement, Articles 1 and 2" stated
  text en "no less than three days in advance of their commencement of a five day launch window"
  before each flight-test by A
  A must send test-notification to the other party B at least 3 days before window-start

article 3 en "Notices to airmen and mariners" ru "Оповещение лётчиков и мореплавателей"
  cites "2005 Agreement, Article 3" stated
  before each flight-test by A
  A must send public-warning to the other party B at least 1 minute before it

article 5
  en "Distances of the site and the impact area"
  ru "Расстояния места пуска и района падения"
  cites "2005 Agreement, Article 5" stated
  any party A must not do test-near-border

article 6 en "Distance of the trajectory" ru "Расстояние траектории"
  cites "2005 Agreement, Article 6" stated
  any party A must not do track-near-border
