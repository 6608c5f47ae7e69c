-- An excerpt of a treaty that expired on 5 February 2026; kept for its form. The treaty has no article by
-- which a party may suspend it, and so this text has none.
agreement new-start-notifications
  title en "New START Treaty, Protocol, Part Four: notifications (excerpt)"
  title ru "Договор СНВ-III, Протокол, глава четвёртая: уведомления (выдержка)"
  source read "https://www.acq.osd.mil/tc/nst/protocol/NSTprotocolPartFour.htm (five days; six months; Greenwich time; date of provision is date of receipt)"
  source read "https://base.garant.ru/2569305/e4c65a139e7be053b3250569da5b44e7 (the Russian text of section II)"
  source stated "https://friendlywiki.com/article/index.php?title=New_START (in force 5 February 2011)"
  source design "The two data exchanges of a year are written with their last days, 31 March and 30 September."
  parties US, Russia
  in force from 5 February 2011
  time UTC tolerance 5 minutes
  counted on receipt

message data-change
  en "notification of a change in data"
  ru "уведомление об изменении данных" gen "уведомления об изменении данных" dat "уведомлению об изменении данных" acc "уведомление об изменении данных" ins "уведомлением об изменении данных"
  has item, change, place, date
  needs no answer
message spring-data
  en "updated data, first half of the year"
  ru "обновлённые данные за первое полугодие" gen "обновлённых данных за первое полугодие" dat "обновлённым данным за первое полугодие" acc "обновлённые данные за первое полугодие" ins "обновлёнными данными за первое полугодие"
  needs no answer
message autumn-data
  en "updated data, second half of the year"
  ru "обновлённые данные за второе полугодие" gen "обновлённых данных за второе полугодие" dat "обновлённым данным за второе полугодие" acc "обновлённые данные за второе полугодие" ins "обновлёнными данными за второе полугодие"
  needs no answer

event change-of-item
  en "change of an accountable item"
  ru "изменение засчитываемой единицы" gen "изменения засчитываемой единицы" dat "изменению засчитываемой единицы" acc "изменение засчитываемой единицы" ins "изменением засчитываемой единицы"
  recorded by any

article 2(spring)
  en "Data within 30 days after six months: by 31 March"
  ru "Данные в течение 30 дней после полугодия: до 31 марта"
  cites "New START Protocol, Part Four, section II, paragraph 2" read
  each year
  each party A must send spring-data to the other party B by 31 March each year
  remains due

article 2(autumn)
  en "Data within 30 days after six months: by 30 September"
  ru "Данные в течение 30 дней после полугодия: до 30 сентября"
  cites "New START Protocol, Part Four, section II, paragraph 2" read
  each year
  each party A must send autumn-data to the other party B by 30 September each year
  remains due

article 3 en "A change within five days" ru "Об изменении — не позднее чем через пять дней"
  cites "New START Protocol, Part Four, section II, paragraph 3" read
  text ru "Уведомление, предоставляемое не позднее чем через пять дней после изменения"
  when change-of-item by A
  A must send data-change to the other party B not later than 5 days after it
  remains due
