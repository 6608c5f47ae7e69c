-- A template to be edited. Working days are those of the calendar below and of no other.
agreement contract-notice
  title en "Notices under a contract of supply (template)"
  title ru "Уведомления по договору поставки (образец)"
  title fr "Avis au titre d’un contrat de fourniture (modèle)"
  source design "Every number of this template is a placeholder for the parties to change."
  parties Supplier, Customer
  in force from 1 January 2026
  time UTC tolerance 5 minutes
  counted on receipt
  counting clear-days
  calendar office weekend Saturday Sunday
    from 1 January 2026 to 31 December 2027
    holiday 1 January 2026
    holiday 1 May 2026
    holiday 25 December 2026
    holiday 1 January 2027
    holiday 1 May 2027
    holiday 25 December 2027
  withdrawal on 90 days notice
  amendment by all parties

message delay-notice
  en "notice of delay"
  ru "уведомление о задержке" gen "уведомления о задержке" dat "уведомлению о задержке" acc "уведомление о задержке" ins "уведомлением о задержке"
  fr "avis de retard" gen "de l’avis de retard"
  has cause, new-date
message recovery-plan
  en "recovery plan"
  ru "план устранения задержки" gen "плана устранения задержки" dat "плану устранения задержки" acc "план устранения задержки" ins "планом устранения задержки"
  fr "plan de rattrapage" gen "du plan de rattrapage"
  about delay-notice
  needs no answer
message delay-answer
  en "answer to the notice of delay"
  ru "ответ на уведомление о задержке" gen "ответа на уведомление о задержке" dat "ответу на уведомление о задержке" acc "ответ на уведомление о задержке" ins "ответом на уведомление о задержке"
  fr "réponse à l’avis de retard" gen "de la réponse à l’avis de retard"
  answers delay-notice
message claim
  en "notice of a claim"
  ru "уведомление о претензии" gen "уведомления о претензии" dat "уведомлению о претензии" acc "уведомление о претензии" ins "уведомлением о претензии"
  fr "avis de réclamation" gen "de l’avis de réclamation"
  has grounds, amount
message claim-answer
  en "answer to the claim"
  ru "ответ на претензию" gen "ответа на претензию" dat "ответу на претензию" acc "ответ на претензию" ins "ответом на претензию"
  fr "réponse à la réclamation" gen "de la réponse à la réclamation"
  answers claim

event claim-event
  en "event that gives rise to a claim"
  ru "событие, дающее основание для претензии" gen "события, дающего основание для претензии" dat "событию, дающему основание для претензии" acc "событие, дающее основание для претензии" ins "событием, дающим основание для претензии"
  fr "événement donnant lieu à réclamation" gen "de l’événement donnant lieu à réclamation"
  recorded by any

article 1 en "Notice of delay" ru "Уведомление о задержке" fr "Avis de retard"
  Supplier may send delay-notice to Customer

article 2
  en "Answer within 5 working days"
  ru "Ответ в течение 5 рабочих дней"
  fr "Réponse sous 5 jours ouvrés"
  when Supplier sends delay-notice to Customer
  Customer must send delay-answer to Supplier within 5 working-days of receipt
  remains due
  alert 1 day before

article 3
  en "Recovery plan within 10 working days"
  ru "План устранения в течение 10 рабочих дней"
  fr "Plan de rattrapage sous 10 jours ouvrés"
  when Supplier sends delay-notice to Customer
  Supplier must send recovery-plan to Customer within 10 working-days of dispatch
  excused by force-majeure, customer-default
  remains due

article 4
  en "A claim within 28 days of its event"
  ru "Претензия в течение 28 дней после события"
  fr "Réclamation sous 28 jours"
  when claim-event by A
  A must send claim to the other party B not later than 28 days after it
  lapses if late

article 5
  en "Answer to a claim within 20 working days"
  ru "Ответ на претензию в течение 20 рабочих дней"
  fr "Réponse à la réclamation sous 20 jours ouvrés"
  when A sends claim to B
  B must send claim-answer to A within 20 working-days of receipt
  remains due
  otherwise A may suspend articles 2, 3

article 6 en "Suspension of notices" ru "Приостановка уведомлений" fr "Suspension des avis"
  any party A may suspend articles 2, 3

article 7 en "Resumption" ru "Возобновление" fr "Reprise"
  any party A may resume articles 2, 3
