-- Chapters V and VII and the annual exchange of chapter I. Every number stands in secondary texts only;
-- none was read in FSC.DOC/1/11.
agreement vd2011-v
  title en "Vienna Document 2011, chapter V: prior notification of certain military activities"
  title
    ru "Венский документ 2011 года, глава V: предварительное уведомление об определённых видах военной деятельности"
  title
    fr "Document de Vienne 2011, chapitre V : notification préalable de certaines activités militaires"
  source stated "https://wprost.pl/polityka/10622782/ukraina-uruchamia-mechanizm-z-dokumentu-wiedenskiego-kreml-ma-48-godzin-na-odpowiedz.html (a threshold of observation)"
  source stated "https://stydopedia.ru/2x9d55.html (15 November and the large activities, from an older text)"
  source stated "https://legalclarity.org/vienna-document-military-transparency-and-inspections (15 December)"
  source unchecked "42 days, 9,000 troops, 250 tanks, 500 armoured combat vehicles, 250 pieces of artillery, 200 sorties and 3,000 troops, and all paragraph numbers, were not read in FSC.DOC/1/11."
  source design "Who is told is modelled as all other parties; alert times are the model's."
  parties Alfa, Bravo, Charlie
  in force from 1 December 2011
  time UTC tolerance 5 minutes
  counted on receipt

message activity-notification
  en "notification of a military activity"
  ru "уведомление о военной деятельности" gen "уведомления о военной деятельности" dat "уведомлению о военной деятельности" acc "уведомление о военной деятельности" ins "уведомлением о военной деятельности"
  fr "notification d’une activité militaire" gen "de la notification d’une activité militaire"
  has activity-start, purpose, area, personnel
  needs no answer
message alert-notification
  en "notification of an activity without advance notice to the troops"
  ru "уведомление о деятельности без предварительного оповещения войск" gen "уведомления о деятельности без предварительного оповещения войск" dat "уведомлению о деятельности без предварительного оповещения войск" acc "уведомление о деятельности без предварительного оповещения войск" ins "уведомлением о деятельности без предварительного оповещения войск"
  fr "notification d’une activité déclenchée sans préavis" gen "de la notification d’une activité déclenchée sans préavis"
  needs no answer
message annual-calendar
  en "annual calendar of activities"
  ru "ежегодный план деятельности" gen "ежегодного плана деятельности" dat "ежегодному плану деятельности" acc "ежегодный план деятельности" ins "ежегодным планом деятельности"
  fr "calendrier annuel des activités" gen "du calendrier annuel des activités"
  needs no answer
message annual-exchange
  en "annual exchange of military information"
  ru "ежегодная военная информация" gen "ежегодной военной информации" dat "ежегодной военной информации" acc "ежегодную военную информацию" ins "ежегодной военной информацией"
  fr "échange annuel d’informations militaires" gen "de l’échange annuel d’informations militaires"
  has units
  needs no answer

event military-activity
  en "military activity"
  ru "военная деятельность" gen "военной деятельности" dat "военной деятельности" acc "военную деятельность" ins "военной деятельностью"
  fr "activité militaire" gen "de l’activité militaire"
  recorded by any
  has personnel, tanks, combat-vehicles, artillery, sorties
event landing-activity
  en "amphibious landing, parachute drop or heliborne landing"
  ru "высадка десанта" gen "высадки десанта" dat "высадке десанта" acc "высадку десанта" ins "высадкой десанта"
  fr "débarquement amphibie, parachutage ou héliportage" gen "du débarquement amphibie, parachutage ou héliportage"
  recorded by any
  has personnel
event alert-activity
  en "activity without advance notice to the troops"
  ru "деятельность без предварительного оповещения войск" gen "деятельности без предварительного оповещения войск" dat "деятельности без предварительного оповещения войск" acc "деятельность без предварительного оповещения войск" ins "деятельностью без предварительного оповещения войск"
  fr "activité déclenchée sans préavis" gen "de l’activité déclenchée sans préavis"
  recorded by any
  has personnel

article 38
  en "Notification 42 days in advance"
  ru "Уведомление за 42 дня"
  fr "Notification 42 jours à l’avance"
  cites "VD 2011, chapter V: 42 days or more before the start" unchecked
  cites "VD 2011, chapter V: 9,000 troops, 250 battle tanks, 500 armoured combat vehicles, 250 pieces of artillery or 200 sorties" unchecked
  before each military-activity by A
  if personnel at least 9000 or tanks at least 250 or combat-vehicles at least 500 or artillery at least 250 or sorties at least 200
  A must send activity-notification to all other parties at least 42 days before start of it
  remains due

article 38(landing)
  en "Landings from 3,000 troops"
  ru "Высадка от 3000 человек"
  fr "Débarquements à partir de 3 000 hommes"
  cites "VD 2011, chapter V: 3,000 troops" unchecked
  before each landing-activity by A
  if personnel at least 3000
  A must send activity-notification to all other parties at least 42 days before start of it
  remains due

article 41
  en "Activities without advance notice to the troops"
  ru "Деятельность без предварительного оповещения войск"
  fr "Activités déclenchées sans préavis"
  cites "VD 2011, chapter V: notified at the time the troops begin" unchecked
  when alert-activity by A
  if personnel at least 9000
  A must send alert-notification to all other parties without delay, alert after 2 hours

article 61
  en "Annual calendar by 15 November"
  ru "Ежегодный план до 15 ноября"
  fr "Calendrier annuel au 15 novembre"
  cites "VD 2011, chapter VII: not later than 15 November" stated
  each year
  each party A must send annual-calendar to all other parties by 15 November each year
  remains due
  alert 14 days before

article 10
  en "Annual exchange by 15 December"
  ru "Ежегодный обмен до 15 декабря"
  fr "Échange annuel au 15 décembre"
  cites "VD 2011, chapter I: not later than 15 December, as of 1 January" stated
  each year
  each party A must send annual-exchange to all other parties by 15 December each year
  remains due
  alert 14 days before
