-- A template for two sides each of which will move only if the other does. It breaks the waiting with two
-- devices that treaties have used: instruments deposited now that take effect later, and a report by a
-- third party that says when.
agreement exchange-of-measures
  title en "Exchange of measures on a certified day (template)"
  title ru "Обмен мерами в удостоверенный день (образец)"
  title fr "Échange de mesures à une date certifiée (modèle)"
  source stated "JCPOA, Annex V, paragraphs 6, 10, 15, 16 and 17, 14 July 2015: the form of deposits and of a certified day."
  source design "Names, numbers and the ladder of articles are the template’s."
  parties Alfa, Bravo
  certifier Agency
  in force when adoption-day is established
  time UTC tolerance 5 minutes
  counted on dispatch
  amendment by all parties

message agency-report
  en "report of the Agency"
  ru "доклад Агентства" gen "доклада Агентства" dat "докладу Агентства" acc "доклад Агентства" ins "докладом Агентства"
  fr "rapport de l’Agence" gen "du rapport de l’Agence"
  needs no answer
message instrument-of-lifting
  en "instrument lifting measure X"
  ru "акт об отмене меры X" gen "акта об отмене меры X" dat "акту об отмене меры X" acc "акт об отмене меры X" ins "актом об отмене меры X"
  fr "instrument levant la mesure X" gen "de l’instrument levant la mesure X"
  needs no answer

event endorsement
  en "endorsement"
  ru "одобрение" gen "одобрения" dat "одобрению" acc "одобрение" ins "одобрением"
  fr "approbation" gen "de l’approbation"
  recorded by any
event measures-y
  en "implementation of measures Y"
  ru "осуществление мер Y" gen "осуществления мер Y" dat "осуществлению мер Y" acc "осуществление мер Y" ins "осуществлением мер Y"
  fr "mise en œuvre des mesures Y" gen "de la mise en œuvre des mesures Y"
  recorded by performer
event lifting-x
  en "lifting of measure X"
  ru "отмена меры X" gen "отмены меры X" dat "отмене меры X" acc "отмену меры X" ins "отменой меры X"
  fr "levée de la mesure X" gen "de la levée de la mesure X"
  recorded by performer

fact adoption-day
  en "Adoption Day"
  ru "День принятия" gen "Дня принятия" dat "Дню принятия" acc "День принятия" ins "Днём принятия"
  fr "date d’adoption" gen "de la date d’adoption"
  occurs 90 days after endorsement, or earlier when all parties consent
fact implementation-day
  en "Implementation Day"
  ru "День начала осуществления" gen "Дня начала осуществления" dat "Дню начала осуществления" acc "День начала осуществления" ins "Днём начала осуществления"
  fr "date d’application" gen "de la date d’application"
  occurs when Agency sends agency-report and Bravo has done measures-y

article 1
  en "Deposit, to take effect on Implementation Day"
  ru "Сдача на хранение со вступлением в силу в День начала осуществления"
  fr "Dépôt, avec effet à la date d’application"
  cites "after JCPOA, Annex V, paragraph 10" design
  when adoption-day
  Alfa must deposit instrument-of-lifting taking effect on implementation-day

article 2
  en "Implementation of measures Y"
  ru "Осуществление мер Y"
  fr "Mise en œuvre des mesures Y"
  cites "after JCPOA, Annex V, paragraph 15" design
  when adoption-day
  Bravo must do measures-y

article 3
  en "Lifting of measure X at the same time"
  ru "Отмена меры X в то же время"
  fr "Levée de la mesure X en même temps"
  cites "after JCPOA, Annex V, paragraph 16" design
  when implementation-day
  Alfa must do lifting-x at the same time
