-- A template for two universities, institutes or emergency teams. Edit every number.
agreement two-institutions
  title en "Exchange of notices between two institutions (template)"
  title ru "Обмен уведомлениями между двумя учреждениями (образец)"
  title fr "Échange d’avis entre deux institutions (modèle)"
  source design "A template; no authentic text stands behind it."
  parties Alfa, Bravo
  in force from 1 January 2026
  time UTC tolerance 10 minutes
  counted on receipt
  withdrawal on 90 days notice
  amendment by all parties

message yearly-list
  en "yearly list of contacts and projects"
  ru "ежегодный список контактов и проектов" gen "ежегодного списка контактов и проектов" dat "ежегодному списку контактов и проектов" acc "ежегодный список контактов и проектов" ins "ежегодным списком контактов и проектов"
  fr "liste annuelle des contacts et projets" gen "de la liste annuelle des contacts et projets"
  needs no answer
message incident-notice
  en "notice of a data incident"
  ru "уведомление об инциденте с данными" gen "уведомления об инциденте с данными" dat "уведомлению об инциденте с данными" acc "уведомление об инциденте с данными" ins "уведомлением об инциденте с данными"
  fr "avis d’incident de données" gen "de l’avis d’incident de données"
  has facts
message question
  en "question"
  ru "вопрос" gen "вопроса" dat "вопросу" acc "вопрос" ins "вопросом"
  fr "question" gen "de la question"
message answer
  en "answer"
  ru "ответ" gen "ответа" dat "ответу" acc "ответ" ins "ответом"
  fr "réponse" gen "de la réponse"
  answers question
message incident-answer
  en "answer to the notice of an incident"
  ru "ответ на уведомление об инциденте" gen "ответа на уведомление об инциденте" dat "ответу на уведомление об инциденте" acc "ответ на уведомление об инциденте" ins "ответом на уведомление об инциденте"
  fr "réponse à l’avis d’incident" gen "de la réponse à l’avis d’incident"
  answers incident-notice

event data-incident
  en "data incident"
  ru "инцидент с данными" gen "инцидента с данными" dat "инциденту с данными" acc "инцидент с данными" ins "инцидентом с данными"
  fr "incident de données" gen "de l’incident de données"
  recorded by any
event yearly-meeting
  en "yearly meeting"
  ru "ежегодная встреча" gen "ежегодной встречи" dat "ежегодной встрече" acc "ежегодную встречу" ins "ежегодной встречей"
  fr "réunion annuelle" gen "de la réunion annuelle"
  recorded by both

article 1
  en "Yearly list by 31 January"
  ru "Ежегодный список до 31 января"
  fr "Liste annuelle au 31 janvier"
  each year
  each party A must send yearly-list to the other party B by 31 January each year
  remains due
  alert 14 days before

article 2
  en "Incidents within 72 hours"
  ru "Об инцидентах — в течение 72 часов"
  fr "Incidents sous 72 heures"
  when data-incident by A
  A must send incident-notice to the other party B not later than 72 hours after it
  excused by law-enforcement-hold
  remains due
  alert 24 hours before

article 3 en "Answer within 24 hours" ru "Ответ в течение 24 часов" fr "Réponse sous 24 heures"
  when A sends incident-notice to B
  B must send incident-answer to A within 24 hours of receipt
  remains due

article 4 en "Questions" ru "Вопросы" fr "Questions"
  any party A may send question to the other party B

article 5 en "Answer within 10 days" ru "Ответ в течение 10 дней" fr "Réponse sous 10 jours"
  when A sends question to B
  B must send answer to A within 10 days of receipt
  remains due
  alert 2 days before

article 6 en "Yearly meeting" ru "Ежегодная встреча" fr "Réunion annuelle"
  each year
  Alfa and Bravo must hold yearly-meeting by 30 June each year

article 7 en "Suspension" ru "Приостановка" fr "Suspension"
  any party A may suspend articles 1, 5

article 8 en "Resumption" ru "Возобновление" fr "Reprise"
  any party A may resume articles 1, 5
