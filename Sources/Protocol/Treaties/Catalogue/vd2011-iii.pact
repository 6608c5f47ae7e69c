-- Chapter III of the Vienna Document 2011 as a model. The paragraph numbers are those of the document
-- as far as they are known here; a number with a word in brackets is the model's own.
-- The document is politically, not legally, binding.
agreement vd2011-iii
  title en "Vienna Document 2011, chapter III: risk reduction"
  title ru "Венский документ 2011 года, глава III: уменьшение опасности"
  title fr "Document de Vienne 2011, chapitre III : réduction des risques"
  source stated "https://studfiles.net/preview/2554252/page:67/ (a Russian copy of the older text of the chapter: scope, request, content of the request)"
  source stated "https://en.interfax.com.ua/news/general/797754.html (48 hours for the reply)"
  source stated "https://osce.usmission.gov/meeting-requested-by-ukraine-under-vienna-document-chapter-iii-regarding-unusual-russian-military-activity/ (words of 16.1.3; the meeting under 16.2)"
  source stated "https://osce.usmission.gov/on-russias-unusual-military-activity-along-the-ukrainian-border/ (joint meeting of both bodies at the request of a State)"
  source stated "https://gssd.mit.edu/search-gssd/site/stabilizing-measures-localized-crisis-59781-thu-09-06-2012-1558 (the catalogue of stabilising measures, 1993)"
  source unchecked "The numbers below 16.2, the 48 hours of 16.2 and 16.3, and paragraphs 17 and 18 were not read in FSC.DOC/1/11."
  source design "The judgement of a reply, the outcome message, the meanings of the terms and every alert time are the model’s."
  parties Alfa, Bravo, Charlie
  chair Chair
  in force from 1 December 2011
  time UTC tolerance 5 minutes
  counted on receipt
  -- The catalogue of 1993, from which a meeting may recommend.
  term information-exchange
    en "extraordinary exchange of information"
    ru "внеочередной обмен информацией"
    fr "échange extraordinaire d’informations"
    means en "data on forces beyond what is owed every year"
    means ru "сведения о силах сверх ежегодно предоставляемых"
    means fr "données sur les forces au-delà de l’échange annuel"
  term notification-of-activities
    en "notification of certain activities"
    ru "уведомление об отдельных видах деятельности"
    fr "notification de certaines activités"
    means en "notice of activities below the usual thresholds, or nearer the border"
    means ru "уведомление о деятельности ниже обычных порогов или вблизи границы"
    means fr "avis d’activités sous les seuils habituels ou près de la frontière"
  term cease-fire
    en "cease-fire"
    ru "прекращение огня"
    fr "cessez-le-feu"
    means en "an end to firing, with a time and a line"
    means ru "прекращение огня с указанием времени и линии"
    means fr "fin des tirs, avec une heure et une ligne"
  term demilitarised-zone
    en "demilitarised zone"
    ru "демилитаризованная зона"
    fr "zone démilitarisée"
    means en "an area that forces and weapons leave, and stay out of"
    means ru "район, из которого выводятся и в котором не находятся силы и вооружения"
    means fr "zone que les forces et les armes quittent"
  term cessation-of-flights
    en "cessation of flights"
    ru "прекращение полётов"
    fr "arrêt des vols"
    means en "no flights of combat aircraft over a named area"
    means ru "отсутствие полётов боевой авиации над указанным районом"
    means fr "aucun vol d’aéronefs de combat au-dessus d’une zone nommée"
  term constraints
    en "constraints on activities"
    ru "ограничение деятельности"
    fr "limitation des activités"
    means en "limits on the size, place or kind of activities"
    means ru "пределы численности, места или вида деятельности"
    means fr "limites de taille, de lieu ou de nature des activités"
  term public-statement
    en "public statement"
    ru "публичное заявление"
    fr "déclaration publique"
    means en "a statement of each side, agreed beforehand"
    means ru "заранее согласованное заявление каждой из сторон"
    means fr "déclaration de chaque côté, convenue à l’avance"
  term observation
    en "observation of activities"
    ru "наблюдение за деятельностью"
    fr "observation d’activités"
    means en "observers of others at an activity"
    means ru "присутствие наблюдателей других государств при деятельности"
    means fr "observateurs d’autres États lors d’une activité"
  term liaison-team
    en "liaison team"
    ru "группа связи"
    fr "équipe de liaison"
    means en "officers of one side at the other side’s headquarters"
    means ru "офицеры одной стороны при штабе другой"
    means fr "officiers d’un côté auprès de l’état-major de l’autre"
  term direct-line
    en "direct line of communication"
    ru "прямая линия связи"
    fr "ligne de communication directe"
    means en "a line between the two commands"
    means ru "линия между двумя командованиями"
    means fr "ligne entre les deux commandements"
  term joint-expert-team
    en "joint expert team"
    ru "совместная группа экспертов"
    fr "équipe mixte d’experts"
    means en "experts of both sides, and of a third where asked, at the place"
    means ru "эксперты обеих сторон, а по просьбе и третьей, на месте"
    means fr "experts des deux côtés, et d’un tiers si demandé, sur place"
  term joint-commission
    en "joint co-ordination commission"
    ru "совместная координационная комиссия"
    fr "commission mixte de coordination"
    means en "a standing body of both sides that settles incidents"
    means ru "постоянный орган обеих сторон для урегулирования инцидентов"
    means fr "organe permanent des deux côtés pour régler les incidents"
  term monitoring
    en "monitoring"
    ru "мониторинг"
    fr "suivi"
    means en "watching that what was agreed is kept"
    means ru "наблюдение за соблюдением договорённостей"
    means fr "veille au respect de ce qui a été convenu"
  term challenge-inspection
    en "challenge inspection"
    ru "инспекция по запросу"
    fr "inspection par mise en demeure"
    means en "an inspection that may not be refused"
    means ru "инспекция, в которой нельзя отказать"
    means fr "inspection qui ne peut être refusée"

message explanation-request
  en "request for an explanation"
  ru "запрос о разъяснении" gen "запроса о разъяснении" dat "запросу о разъяснении" acc "запрос о разъяснении" ins "запросом о разъяснении"
  fr "demande d’explication" gen "de la demande d’explication"
  has cause, activity, area
message explanation-reply
  en "reply"
  ru "ответ" gen "ответа" dat "ответу" acc "ответ" ins "ответом"
  fr "réponse" gen "de la réponse"
  answers explanation-request
  has answers
message insufficiency-statement
  en "statement that the reply does not dispel the concern"
  ru "заявление о недостаточности ответа" gen "заявления о недостаточности ответа" dat "заявлению о недостаточности ответа" acc "заявление о недостаточности ответа" ins "заявлением о недостаточности ответа"
  fr "déclaration d’insuffisance de la réponse" gen "de la déclaration d’insuffisance de la réponse"
  about explanation-request
  has reasons
  needs no answer
message meeting-request
  en "request for a meeting"
  ru "просьба о встрече" gen "просьбы о встрече" dat "просьбе о встрече" acc "просьбу о встрече" ins "просьбой о встрече"
  fr "demande de réunion" gen "de la demande de réunion"
  about explanation-request
message meeting-report
  en "report on the meeting"
  ru "доклад о встрече" gen "доклада о встрече" dat "докладу о встрече" acc "доклад о встрече" ins "докладом о встрече"
  fr "rapport sur la réunion" gen "du rapport sur la réunion"
  about meeting-request
  needs no answer
message plenary-request
  en "request for a meeting of all participating States"
  ru "просьба о созыве совещания всех государств-участников" gen "просьбы о созыве совещания всех государств-участников" dat "просьбе о созыве совещания всех государств-участников" acc "просьбу о созыве совещания всех государств-участников" ins "просьбой о созыве совещания всех государств-участников"
  fr "demande de réunion de tous les États participants" gen "de la demande de réunion de tous les États participants"
  about explanation-request
message meeting-outcome
  en "recommended measures"
  ru "рекомендованные меры" gen "рекомендованных мер" dat "рекомендованным мерам" acc "рекомендованные меры" ins "рекомендованными мерами"
  fr "mesures recommandées" gen "des mesures recommandées"
  about plenary-request
  has measures
  needs no answer
message contact-point
  en "notice of the point of contact for hazardous incidents"
  ru "сообщение о пункте связи по опасным инцидентам" gen "сообщения о пункте связи по опасным инцидентам" dat "сообщению о пункте связи по опасным инцидентам" acc "сообщение о пункте связи по опасным инцидентам" ins "сообщением о пункте связи по опасным инцидентам"
  fr "communication du point de contact pour les incidents dangereux" gen "de la communication du point de contact pour les incidents dangereux"
  needs no answer
message incident-information
  en "information on a hazardous incident"
  ru "информация об опасном инциденте" gen "информации об опасном инциденте" dat "информации об опасном инциденте" acc "информацию об опасном инциденте" ins "информацией об опасном инциденте"
  fr "information sur un incident dangereux" gen "de l’information sur un incident dangereux"
  has place, facts
  needs no answer
message incident-query
  en "request for clarification of an incident"
  ru "запрос о разъяснении инцидента" gen "запроса о разъяснении инцидента" dat "запросу о разъяснении инцидента" acc "запрос о разъяснении инцидента" ins "запросом о разъяснении инцидента"
  fr "demande d’éclaircissements sur un incident" gen "de la demande d’éclaircissements sur un incident"
  has questions
message incident-reply
  en "reply on the incident"
  ru "ответ об инциденте" gen "ответа об инциденте" dat "ответу об инциденте" acc "ответ об инциденте" ins "ответом об инциденте"
  fr "réponse sur l’incident" gen "de la réponse sur l’incident"
  answers incident-query
  has answers
message visit-invitation
  en "invitation to a visit"
  ru "приглашение на посещение" gen "приглашения на посещение" dat "приглашению на посещение" acc "приглашение на посещение" ins "приглашением на посещение"
  fr "invitation à une visite" gen "de l’invitation à une visite"
  has purpose, place, dates
  needs no answer

event bilateral-meeting
  en "meeting of the two States"
  ru "двусторонняя встреча" gen "двусторонней встречи" dat "двусторонней встрече" acc "двустороннюю встречу" ins "двусторонней встречей"
  fr "réunion des deux États" gen "de la réunion des deux États"
  about meeting-request
  recorded by both
event plenary-meeting
  en "meeting of all participating States"
  ru "совещание всех государств-участников" gen "совещания всех государств-участников" dat "совещанию всех государств-участников" acc "совещание всех государств-участников" ins "совещанием всех государств-участников"
  fr "réunion de tous les États participants" gen "de la réunion de tous les États participants"
  about plenary-request
  recorded by any
event hazardous-incident
  en "hazardous incident of a military nature"
  ru "опасный инцидент военного характера" gen "опасного инцидента военного характера" dat "опасному инциденту военного характера" acc "опасный инцидент военного характера" ins "опасным инцидентом военного характера"
  fr "incident dangereux de nature militaire" gen "de l’incident dangereux de nature militaire"
  recorded by any

article 16.1 en "Request for an explanation" ru "Запрос о разъяснении" fr "Demande d’explication"
  cites "VD 2011 (16.1)" stated
  cites "VD 2011 (16.1.1): cause of the concern and, as far as possible, type and place" stated
  any party A may send explanation-request to any other party B
  copied to all other parties

article 16.1.2
  en "Reply within 48 hours"
  ru "Ответ в течение 48 часов"
  fr "Réponse dans les 48 heures"
  cites "VD 2011 (16.1.2): 48 hours" stated
  when A sends explanation-request to B
  B must send explanation-reply to A within 48 hours of receipt
  copied to all other parties
  remains due
  alert 12 hours before
  alert 3 hours before

article 16.1.3(judged)
  en "Only the requesting State judges the reply"
  ru "Достаточность ответа оценивает запросившее государство"
  fr "Seul l’État demandeur juge la réponse"
  cites "VD 2011 (16.1.3): what the reply contains" stated
  text en "will give answers to questions raised, as well as any other relevant information"
  when A sends explanation-request to B
  if article 16.1.2 is performed
  A may send insufficiency-statement to B
  copied to all other parties

article 16.2 en "Meeting of the two States" ru "Встреча двух государств" fr "Réunion des deux États"
  cites "VD 2011 (16.2), after considering the reply" unchecked
  when A sends explanation-request to B
  if article 16.1.2 is performed or article 16.1.2 is overdue
  A may send meeting-request to B
  copied to all other parties

article 16.2.1
  en "The meeting is held within 48 hours"
  ru "Встреча проводится в течение 48 часов"
  fr "La réunion se tient dans les 48 heures"
  cites "VD 2011 (16.2.1.1)" unchecked
  when A sends meeting-request to B
  A and B must hold bilateral-meeting within 48 hours of receipt
  remains due
  alert 12 hours before

article 16.2.1(report) en "Report to all" ru "Доклад всем государствам" fr "Rapport à tous"
  cites "VD 2011 (16.2): requesting and responding States, jointly or separately, without delay" unchecked
  when A sends meeting-request to B
  if article 16.2.1 is performed
  A must send meeting-report to Chair without delay, alert after 3 days
  copied to all other parties

article 16.3
  en "Meeting of all participating States"
  ru "Совещание всех государств-участников"
  fr "Réunion de tous les États participants"
  cites "VD 2011 (16.3): joint meeting of the Permanent Council and the Forum" stated
  when A sends explanation-request to B
  A or B may send plenary-request to Chair
  copied to all other parties

article 16.3.1
  en "The chair convenes within 48 hours"
  ru "Председатель созывает совещание в течение 48 часов"
  fr "La présidence convoque dans les 48 heures"
  cites "VD 2011 (16.3): 48 hours" unchecked
  when A sends plenary-request to Chair
  Chair must convene plenary-meeting within 48 hours of receipt
  remains due
  alert 24 hours before

article 16.3.2(outcome)
  en "Measures may be recommended"
  ru "Могут быть рекомендованы меры"
  fr "Des mesures peuvent être recommandées"
  cites "VD 2011 (16.3): steps to stabilise the situation; catalogue of stabilising measures, 1993" stated
  when A sends plenary-request to Chair
  if article 16.3.1 is performed
  Chair may send meeting-outcome to all other parties

article 17(contact) en "Point of contact" ru "Пункт связи" fr "Point de contact"
  cites "VD 2011 (17): each State names a point of contact" unchecked
  any party A must send contact-point to Chair

article 17 en "Hazardous incidents" ru "Опасные инциденты" fr "Incidents dangereux"
  cites "VD 2011 (17): the State whose forces are involved informs the others expeditiously" unchecked
  when hazardous-incident by A
  A must send incident-information to all other parties without delay, alert after 12 hours

article 17(query)
  en "Request for clarification"
  ru "Запрос о разъяснении инцидента"
  fr "Demande d’éclaircissements"
  cites "VD 2011 (17)" unchecked
  any party A may send incident-query to any other party B

article 17(reply) en "Prompt reply" ru "Незамедлительный ответ" fr "Réponse rapide"
  cites "VD 2011 (17): a prompt reply" unchecked
  when A sends incident-query to B
  B must send incident-reply to A without delay, alert after 48 hours

article 18 en "Voluntary visits" ru "Добровольное принятие посещений" fr "Visites volontaires"
  cites "VD 2011 (18): voluntary hosting of visits to dispel concerns" unchecked
  any party A may send visit-invitation to all other parties
