-- A template after a common practice. It is nobody's authentic text.
agreement disclosure-90
  title en "Disclosure of a vulnerability after 90 days (template)"
  title ru "Раскрытие уязвимости через 90 дней (образец)"
  title fr "Divulgation d’une vulnérabilité après 90 jours (modèle)"
  source read "https://googleprojectzero.blogspot.com/p/vulnerability-disclosure-policy.html (90 days, 14 days of grace, 30 days after a fix)"
  source design "Acknowledgement within 7 days; the extension names the date it runs from; who may publish when is written as a prohibition with its exception."
  parties Finder, Vendor
  in force from 1 January 2026
  time UTC tolerance 5 minutes
  counted on dispatch
  amendment by all parties
  withdrawal on 30 days notice

message vulnerability-report
  en "report of a vulnerability"
  ru "сообщение об уязвимости" gen "сообщения об уязвимости" dat "сообщению об уязвимости" acc "сообщение об уязвимости" ins "сообщением об уязвимости"
  fr "signalement d’une vulnérabilité" gen "du signalement d’une vulnérabilité"
  has product
message acknowledgement
  en "acknowledgement of the report"
  ru "подтверждение сообщения" gen "подтверждения сообщения" dat "подтверждению сообщения" acc "подтверждение сообщения" ins "подтверждением сообщения"
  fr "confirmation du signalement" gen "de la confirmation du signalement"
  answers vulnerability-report
message fix-notice
  en "notice that the fix is available"
  ru "извещение о выпуске исправления" gen "извещения о выпуске исправления" dat "извещению о выпуске исправления" acc "извещение о выпуске исправления" ins "извещением о выпуске исправления"
  fr "avis de mise à disposition du correctif" gen "de l’avis de mise à disposition du correctif"
  about vulnerability-report
  needs no answer
message extension-request
  en "request for more time"
  ru "просьба о продлении срока" gen "просьбы о продлении срока" dat "просьбе о продлении срока" acc "просьбу о продлении срока" ins "просьбой о продлении срока"
  fr "demande de prolongation" gen "de la demande de prolongation"
  about vulnerability-report
  has reason
  needs no answer
message extension
  en "extension by 14 days"
  ru "продление на 14 дней" gen "продления на 14 дней" dat "продлению на 14 дней" acc "продление на 14 дней" ins "продлением на 14 дней"
  fr "prolongation de 14 jours" gen "de la prolongation de 14 jours"
  about vulnerability-report
  has runs-from
  needs no answer

event publication
  en "publication of the details"
  ru "опубликование подробностей" gen "опубликования подробностей" dat "опубликованию подробностей" acc "опубликование подробностей" ins "опубликованием подробностей"
  fr "publication des détails" gen "de la publication des détails"
  recorded by any

article 1 en "Report" ru "Сообщение" fr "Signalement"
  Finder may send vulnerability-report to Vendor

article 2
  en "Acknowledgement within 7 days"
  ru "Подтверждение в течение 7 дней"
  fr "Confirmation sous 7 jours"
  when Finder sends vulnerability-report to Vendor
  Vendor must send acknowledgement to Finder within 7 days of dispatch
  remains due
  alert 2 days before

article 3 en "A fix within 90 days" ru "Исправление в течение 90 дней" fr "Correctif sous 90 jours"
  when Finder sends vulnerability-report to Vendor
  Vendor must send fix-notice to Finder within 90 days of dispatch
  remains due
  unless Finder sends extension
  alert 30 days before
  alert 7 days before

article 4 en "Request for more time" ru "Просьба о продлении" fr "Demande de prolongation"
  when Finder sends vulnerability-report to Vendor
  Vendor may send extension-request to Finder

article 5 en "Extension" ru "Продление" fr "Prolongation"
  when Finder sends vulnerability-report to Vendor
  if Vendor sends extension-request
  Finder may send extension to Vendor

article 6
  en "A fix within the 14 days of the extension"
  ru "Исправление в пределах 14 дней продления"
  fr "Correctif dans les 14 jours de prolongation"
  when Finder sends extension to Vendor
  Vendor must send fix-notice to Finder not later than 14 days after runs-from
  remains due
  alert 3 days before

article 7
  en "No publication while the time runs"
  ru "До истечения срока — без опубликования"
  fr "Pas de publication avant l’échéance"
  Finder must not do publication
  unless article 3 is performed or article 3 is overdue or article 6 is performed or article 6 is overdue
