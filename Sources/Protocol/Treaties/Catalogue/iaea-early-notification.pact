-- The text says forthwith and promptly, never a number of hours: nothing here is overdue by itself, and
-- the alert times are the model's.
agreement iaea-early-notification
  title en "Convention on Early Notification of a Nuclear Accident, Vienna, 26 September 1986"
  title ru "Конвенция об оперативном оповещении о ядерной аварии, Вена, 26 сентября 1986 года"
  title
    fr "Convention sur la notification rapide d’un accident nucléaire, Vienne, 26 septembre 1986"
  source read "https://iea.uoregon.edu/ (International Environmental Agreements database: Articles 2, 3, 4 and 5)"
  source read "http://law-ref.org/NUCLEAR-NOTIFICATION/kw-data.html (Article 5, the eight fields)"
  source read "https://droit-bilingue.ch/fr-de/0.7/0.73/0.732.321.1-2-5.html (Article 2, French text)"
  source read "https://zaki.ru/pagesnew.php?id=1258&page=2 (Article 5, Russian text)"
  source stated "https://www.yumpu.com/fr/document/view/16542916/convention-sur-linterdiction-des-armes-bacteriologiques/288 (in force 27 October 1986; Articles 3 and 4, French text, on the next page)"
  source unchecked "Articles 6 and 7."
  source design "Alert times; the Agency’s own messages count as sent by the chair; follow-ups are owed one after another until the end of the accident is recorded."
  parties Alfa, Bravo, Charlie
  chair Agency
  in force from 27 October 1986
  time UTC tolerance 5 minutes
  counted on dispatch

message accident-notification
  en "notification of a nuclear accident"
  ru "оповещение о ядерной аварии" gen "оповещения о ядерной аварии" dat "оповещению о ядерной аварии" acc "оповещение о ядерной аварии" ins "оповещением о ядерной аварии"
  fr "notification d’un accident nucléaire" gen "de la notification d’un accident nucléaire"
  has time, location, nature
  needs no answer
message accident-information
  en "information on the accident"
  ru "информация об аварии" gen "информации об аварии" dat "информации об аварии" acc "информацию об аварии" ins "информацией об аварии"
  fr "informations sur l’accident" gen "des informations sur l’accident"
  about accident-notification
  has time-and-place, facility, cause, release, weather, monitoring, protective-measures, forecast
  needs no answer
message accident-follow-up
  en "further information"
  ru "дополнительная информация" gen "дополнительной информации" dat "дополнительной информации" acc "дополнительную информацию" ins "дополнительной информацией"
  fr "complément d’information" gen "du complément d’information"
  about accident-information
  needs no answer
message agency-notice
  en "notice by the Agency"
  ru "уведомление Агентства" gen "уведомления Агентства" dat "уведомлению Агентства" acc "уведомление Агентства" ins "уведомлением Агентства"
  fr "avis de l’Agence" gen "de l’avis de l’Agence"
  about accident-notification
  needs no answer
message other-accident
  en "notification of another accident"
  ru "оповещение об иной аварии" gen "оповещения об иной аварии" dat "оповещению об иной аварии" acc "оповещение об иной аварии" ins "оповещением об иной аварии"
  fr "notification d’un autre accident" gen "de la notification d’un autre accident"
  needs no answer
message consultation-request
  en "request for consultations"
  ru "просьба о консультациях" gen "просьбы о консультациях" dat "просьбе о консультациях" acc "просьбу о консультациях" ins "просьбой о консультациях"
  fr "demande de consultations" gen "de la demande de consultations"
message consultation-reply
  en "reply to the request for consultations"
  ru "ответ на просьбу о консультациях" gen "ответа на просьбу о консультациях" dat "ответу на просьбу о консультациях" acc "ответ на просьбу о консультациях" ins "ответом на просьбу о консультациях"
  fr "réponse à la demande de consultations" gen "de la réponse à la demande de consultations"
  answers consultation-request
message contact-point
  en "notice of the competent authority and point of contact"
  ru "сообщение о компетентном органе и пункте связи" gen "сообщения о компетентном органе и пункте связи" dat "сообщению о компетентном органе и пункте связи" acc "сообщение о компетентном органе и пункте связи" ins "сообщением о компетентном органе и пункте связи"
  fr "communication de l’autorité compétente et du point de contact" gen "de la communication de l’autorité compétente et du point de contact"
  needs no answer

event nuclear-accident
  en "nuclear accident with possible transboundary release"
  ru "ядерная авария с возможным трансграничным выбросом" gen "ядерной аварии с возможным трансграничным выбросом" dat "ядерной аварии с возможным трансграничным выбросом" acc "ядерную аварию с возможным трансграничным выбросом" ins "ядерной аварией с возможным трансграничным выбросом"
  fr "accident nucléaire à rejet transfrontière possible" gen "de l’accident nucléaire à rejet transfrontière possible"
  recorded by any
event accident-end
  en "end of the accident"
  ru "прекращение аварии" gen "прекращения аварии" dat "прекращению аварии" acc "прекращение аварии" ins "прекращением аварии"
  fr "fin de l’accident" gen "de la fin de l’accident"
  recorded by performer

article 2(a)
  en "Notification forthwith"
  ru "Незамедлительное оповещение"
  fr "Notification immédiate"
  cites "Convention, Article 2 (a)" read
  text en "forthwith notify, directly or through the International Atomic Energy Agency"
  text fr "notifie sans délai, directement ou par l’entremise de l’Agence internationale de l’énergie atomique"
  when nuclear-accident by A
  A must send accident-notification to Agency without delay, alert after 1 hour
  copied to all other parties

article 2(b)
  en "Information promptly"
  ru "Информация в кратчайший срок"
  fr "Informations dans les meilleurs délais"
  cites "Convention, Article 2 (b) and Article 5, paragraph 1 (a) to (h)" read
  text en "promptly provide the States referred to in sub-paragraph (a)"
  text fr "fournit rapidement aux États visés à l’alinéa a)"
  when A sends accident-notification to Agency
  A must send accident-information to Agency without delay, alert after 6 hours
  copied to all other parties

article 3 en "Other accidents" ru "Иные аварии" fr "Autres accidents"
  cites "Convention, Article 3: States may notify other accidents" read
  any party A may send other-accident to Agency
  copied to all other parties

article 4(a)
  en "The Agency informs forthwith"
  ru "Агентство незамедлительно информирует"
  fr "L’Agence informe immédiatement"
  cites "Convention, Article 4 (a)" read
  text en "forthwith inform States Parties, Member States, other States which are or may be physically affected"
  text fr "Informe immédiatement les Etats Parties, les Etats Membres, les autres Etats qui sont ou peuvent être physiquement touchés"
  when A sends accident-notification to Agency
  Agency must send agency-notice to all other parties without delay, alert after 2 hours

article 5.2
  en "Follow-ups until the end"
  ru "Дополнительная информация до прекращения аварии"
  fr "Compléments jusqu’à la fin"
  cites "Convention, Article 5, paragraph 2: at appropriate intervals, including the foreseeable or actual end" read
  text en "shall be supplemented at appropriate intervals by further relevant information on the development of the emergency situation"
  when A sends accident-information to Agency
  A must send accident-follow-up to Agency without delay, alert after 24 hours
  copied to all other parties
  unless accident-end is established

article 5.2(next) en "The next follow-up" ru "Следующее сообщение" fr "Le complément suivant"
  cites "Convention, Article 5, paragraph 2" read
  when A sends accident-follow-up to Agency
  A must send accident-follow-up to Agency without delay, alert after 24 hours
  copied to all other parties
  unless accident-end is established

article 6 en "Consultations" ru "Консультации" fr "Consultations"
  cites "Convention, Article 6" unchecked
  any party A may send consultation-request to any other party B

article 6(reply)
  en "Prompt reply to a request"
  ru "Оперативный ответ на просьбу"
  fr "Réponse rapide à une demande"
  cites "Convention, Article 6: as far as is reasonably practicable, promptly" unchecked
  when A sends consultation-request to B
  B must send consultation-reply to A without delay, alert after 48 hours

article 7
  en "Competent authorities and points of contact"
  ru "Компетентные органы и пункты связи"
  fr "Autorités compétentes et points de contact"
  cites "Convention, Article 7" unchecked
  any party A must send contact-point to Agency
