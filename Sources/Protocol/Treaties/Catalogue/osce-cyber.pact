-- Most of these measures are voluntary: the words "on a voluntary basis" stand in the text, and the model
-- writes such a measure as a right, never as a duty.
agreement osce-cyber
  title
    en "OSCE confidence-building measures to reduce the risks of conflict stemming from the use of information and communication technologies (Permanent Council Decision 1202)"
  title
    ru "Меры укрепления доверия ОБСЕ с целью снижения рисков возникновения конфликтов в результате использования информационных и коммуникационных технологий (решение Постоянного совета № 1202)"
  title
    fr "Mesures de confiance de l’OSCE visant à réduire les risques de conflit découlant de l’utilisation des technologies de l’information et de la communication (décision 1202 du Conseil permanent)"
  source stated "https://dig.watch/resource/confidence-building-measures-reduce-risks-conflict-stremming-ict (the first eleven measures, 2013)"
  source stated "https://dig.watch/resource/confidence-building-measures-reduce-risks-conflict-stremming-ict-2016 (Decision 1202, 10 March 2016, measures 12 to 16)"
  source unchecked "That contact data are updated every year, and that a change is notified within thirty days."
  source design "Messages and their names; the day of the yearly update; alert times."
  parties Alfa, Bravo, Charlie
  chair Network
  in force from 10 March 2016
  time UTC tolerance 5 minutes
  counted on dispatch

message ict-query
  en "request for consultations on an incident"
  ru "просьба о консультациях по инциденту" gen "просьбы о консультациях по инциденту" dat "просьбе о консультациях по инциденту" acc "просьбу о консультациях по инциденту" ins "просьбой о консультациях по инциденту"
  fr "demande de consultations sur un incident" gen "de la demande de consultations sur un incident"
  has incident
  needs no answer
message ict-response
  en "response on an incident"
  ru "ответ по инциденту" gen "ответа по инциденту" dat "ответу по инциденту" acc "ответ по инциденту" ins "ответом по инциденту"
  fr "réponse sur un incident" gen "de la réponse sur un incident"
  answers ict-query
message contact-data
  en "contact data"
  ru "контактные данные" gen "контактных данных" dat "контактным данным" acc "контактные данные" ins "контактными данными"
  fr "coordonnées du point de contact" gen "des coordonnées du point de contact"
  has policy-contact, technical-contact
  needs no answer
message term-list
  en "list of national terms"
  ru "перечень национальных терминов" gen "перечня национальных терминов" dat "перечню национальных терминов" acc "перечень национальных терминов" ins "перечнем национальных терминов"
  fr "liste de termes nationaux" gen "de la liste de termes nationaux"
  needs no answer
message vulnerability-note
  en "information on a vulnerability and its remedy"
  ru "информация об уязвимости и способе её устранения" gen "информации об уязвимости и способе её устранения" dat "информации об уязвимости и способе её устранения" acc "информацию об уязвимости и способе её устранения" ins "информацией об уязвимости и способе её устранения"
  fr "information sur une vulnérabilité et son correctif" gen "de l’information sur une vulnérabilité et son correctif"
  needs no answer

event contact-change
  en "change of contact data"
  ru "изменение контактных данных" gen "изменения контактных данных" dat "изменению контактных данных" acc "изменение контактных данных" ins "изменением контактных данных"
  fr "modification des coordonnées" gen "de la modification des coordonnées"
  recorded by performer

article 3 en "Consultations" ru "Консультации" fr "Consultations"
  cites "Decision 1202, measure 3: voluntarily hold consultations" stated
  any party A may send ict-query to any other party B

article 3(reply) en "A voluntary response" ru "Добровольный ответ" fr "Réponse volontaire"
  cites "Decision 1202, measure 3" stated
  when A sends ict-query to B
  B may send ict-response to A

article 8 en "A contact point" ru "Пункт связи" fr "Un point de contact"
  cites "Decision 1202, measure 8: will nominate a contact point" stated
  cites "Decision 1202, measure 8: updated every year" unchecked
  each year
  each party A must send contact-data to Network by 31 December each year
  copied to all other parties
  remains due
  alert 30 days before

article 8(change)
  en "A change within thirty days"
  ru "Об изменении — в течение тридцати дней"
  fr "Modification sous trente jours"
  cites "Decision 1202, measure 8: no later than thirty days after a change" unchecked
  when contact-change by A
  A must send contact-data to Network not later than 30 days after it
  copied to all other parties
  remains due

article 9 en "National terms" ru "Национальная терминология" fr "Terminologie nationale"
  cites "Decision 1202, measure 9" stated
  any party A may send term-list to Network
  copied to all other parties

article 16
  en "Reporting of vulnerabilities"
  ru "Сообщение об уязвимостях"
  fr "Signalement de vulnérabilités"
  cites "Decision 1202, measure 16" stated
  any party A may send vulnerability-note to any other party B
