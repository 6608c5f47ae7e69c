-- Chapter IX: inspections and evaluation visits, with their quotas. All numbers are unchecked but the
-- shape of the quota of evaluations.
agreement vd2011-ix
  title en "Vienna Document 2011, chapter IX: inspection and evaluation"
  title ru "Венский документ 2011 года, глава IX: инспекции и посещения по оценке"
  title fr "Document de Vienne 2011, chapitre IX : inspection et évaluation"
  source stated "Public summaries of the document: one evaluation visit for every sixty units or portion thereof, not more than fifteen, not more than one fifth from the same State."
  source stated "https://osce.usmission.gov/general-statement-to-the-670th-meeting-of-the-forum-for-security-co-operation/ (visits properly asked for are accepted; force majeure)"
  source unchecked "Reply within 24 hours, entry within 36 hours, three inspections a year, one from the same State, report within 14 days, evaluation asked 5 days before, and all paragraph numbers, were not read in FSC.DOC/1/11."
  source design "A request above the quota is a valid message that brings no duty."
  parties Alfa, Bravo, Charlie
  in force from 1 December 2011
  time UTC tolerance 5 minutes
  counted on receipt

message force-list
  en "list of units"
  ru "перечень частей" gen "перечня частей" dat "перечню частей" acc "перечень частей" ins "перечнем частей"
  fr "liste des unités" gen "de la liste des unités"
  has units
  needs no answer
message inspection-request
  en "request for an inspection"
  ru "запрос об инспекции" gen "запроса об инспекции" dat "запросу об инспекции" acc "запрос об инспекции" ins "запросом об инспекции"
  fr "demande d’inspection" gen "de la demande d’inspection"
  has area, point-of-entry
message inspection-reply
  en "reply to the request for an inspection"
  ru "ответ на запрос об инспекции" gen "ответа на запрос об инспекции" dat "ответу на запрос об инспекции" acc "ответ на запрос об инспекции" ins "ответом на запрос об инспекции"
  fr "réponse à la demande d’inspection" gen "de la réponse à la demande d’inspection"
  answers inspection-request
message inspection-report
  en "report on the inspection"
  ru "доклад об инспекции" gen "доклада об инспекции" dat "докладу об инспекции" acc "доклад об инспекции" ins "докладом об инспекции"
  fr "rapport d’inspection" gen "du rapport d’inspection"
  about inspection-request
  needs no answer
message evaluation-request
  en "request for an evaluation visit"
  ru "запрос о посещении по оценке" gen "запроса о посещении по оценке" dat "запросу о посещении по оценке" acc "запрос о посещении по оценке" ins "запросом о посещении по оценке"
  fr "demande de visite d’évaluation" gen "de la demande de visite d’évaluation"
  has formation
message evaluation-reply
  en "reply to the request for an evaluation visit"
  ru "ответ на запрос о посещении по оценке" gen "ответа на запрос о посещении по оценке" dat "ответу на запрос о посещении по оценке" acc "ответ на запрос о посещении по оценке" ins "ответом на запрос о посещении по оценке"
  fr "réponse à la demande de visite d’évaluation" gen "de la réponse à la demande de visite d’évaluation"
  answers evaluation-request

event evaluation-visit
  en "evaluation visit"
  ru "посещение по оценке" gen "посещения по оценке" dat "посещению по оценке" acc "посещение по оценке" ins "посещением по оценке"
  fr "visite d’évaluation" gen "de la visite d’évaluation"
  about evaluation-request
  recorded by any
event inspection-entry
  en "entry of the inspectors"
  ru "въезд инспекторов" gen "въезда инспекторов" dat "въезду инспекторов" acc "въезд инспекторов" ins "въездом инспекторов"
  fr "entrée des inspecteurs" gen "de l’entrée des inspecteurs"
  about inspection-request
  recorded by any

article 80
  en "Inspections: three a year, one from the same State"
  ru "Инспекции: три в год, одна от одного государства"
  fr "Inspections : trois par an, une du même État"
  cites "VD 2011, chapter IX: quota of inspections" unchecked
  any party A may send inspection-request to any other party B
    at most 3 each calendar year, from the same party at most 1

article 86 en "Reply within 24 hours" ru "Ответ в течение 24 часов" fr "Réponse dans les 24 heures"
  cites "VD 2011, chapter IX: 24 hours" unchecked
  when A sends inspection-request to B
  B must send inspection-reply to A within 24 hours of receipt
  remains due
  alert 6 hours before

article 88 en "Entry within 36 hours" ru "Въезд в течение 36 часов" fr "Entrée dans les 36 heures"
  cites "VD 2011, chapter IX: 36 hours after the request" unchecked
  when A sends inspection-request to B
  if article 86 is performed
  B must do inspection-entry within 36 hours of receipt

article 105 en "Report within 14 days" ru "Доклад в течение 14 дней" fr "Rapport dans les 14 jours"
  cites "VD 2011, chapter IX: report to all" unchecked
  when A sends inspection-request to B
  if article 88 is performed
  A must send inspection-report to all other parties not later than 14 days after inspection-entry

article 107
  en "Evaluation visits: one for every sixty units"
  ru "Посещения по оценке: одно на каждые 60 частей"
  fr "Visites d’évaluation : une pour soixante unités"
  cites "VD 2011, chapter IX: one for every sixty units or portion thereof, not more than fifteen, not more than one fifth from the same State" stated
  any party A may send evaluation-request to any other party B
    at most one for every 60 units of force-list or portion thereof, but not more than 15 each calendar year, from the same party at most one 5th of it

article 107(list)
  en "The list that the quota is counted from"
  ru "Перечень, по которому исчисляется квота"
  fr "La liste dont le quota est tiré"
  cites "VD 2011, chapter I: annual exchange of military information" stated
  each year
  each party A must send force-list to all other parties by 15 December each year

article 111 en "Reply within 48 hours" ru "Ответ в течение 48 часов" fr "Réponse dans les 48 heures"
  cites "VD 2011, chapter IX: 48 hours" unchecked
  when A sends evaluation-request to B
  B must send evaluation-reply to A within 48 hours of receipt
  remains due
  alert 12 hours before

article 111(visit) en "The visit takes place" ru "Посещение проводится" fr "La visite a lieu"
  cites "VD 2011, chapter IX: a visit properly asked for is accepted, but for force majeure" stated
  when A sends evaluation-request to B
  B must do evaluation-visit
  excused by force-majeure
