agreement incsea-1972
  title
    en "Agreement on the Prevention of Incidents On and Over the High Seas, Moscow, 25 May 1972, with the Protocol of 22 May 1973"
  title
    ru "Соглашение о предотвращении инцидентов в открытом море и в воздушном пространстве над ним, Москва, 25 мая 1972 года, с Протоколом от 22 мая 1973 года"
  source read "https://en.wikisource.org/wiki/Protocol_to_the_Agreement_on_the_Prevention_of_Incidents_at_Sea (the Protocol of 1973)"
  source read "https://base.garant.ru/2541165/8b7b3c1c76e91f88d33c08b3736aa67a/ (Article VI, Russian text)"
  source stated "https://zaki.ru/pagesnew.php?id=1227&page=2 (Article III, paragraph 6, of the sister agreement with Norway: attacks, objects, searchlights) and page=3 (Articles VI and VII)"
  source stated "https://zanotowane.pl/935/255 (a sister agreement: 3 to 5 days, information without delay, yearly review)"
  source unchecked "Article numbers of the prohibitions, the notice of termination, and the day of the yearly review."
  source design "Three days stands for the text’s “as a rule 3 to 5 days”; the year of the review is the calendar year."
  parties US, Russia
  in force from 25 May 1972
  time UTC tolerance 5 minutes
  counted on dispatch
  withdrawal on 6 months rounded-down notice

message hazard-warning
  en "warning of actions that are a hazard to navigation or flight"
  ru "оповещение о действиях, опасных для мореплавания или полётов" gen "оповещения о действиях, опасных для мореплавания или полётов" dat "оповещению о действиях, опасных для мореплавания или полётов" acc "оповещение о действиях, опасных для мореплавания или полётов" ins "оповещением о действиях, опасных для мореплавания или полётов"
  has area, period
  needs no answer
message incident-report
  en "information on an incident at sea"
  ru "информация об инциденте на море" gen "информации об инциденте на море" dat "информации об инциденте на море" acc "информацию об инциденте на море" ins "информацией об инциденте на море"
  has place, facts
  needs no answer

event hazardous-action
  en "action that is a hazard to navigation or flight"
  ru "действие, опасное для мореплавания или полётов" gen "действия, опасного для мореплавания или полётов" dat "действию, опасному для мореплавания или полётов" acc "действие, опасное для мореплавания или полётов" ins "действием, опасным для мореплавания или полётов"
  recorded by any
event incident-at-sea
  en "collision, damage or other incident at sea"
  ru "столкновение, ущерб или иной инцидент на море" gen "столкновения, ущерба или иного инцидента на море" dat "столкновению, ущербу или иному инциденту на море" acc "столкновение, ущерб или иной инцидент на море" ins "столкновением, ущербом или иным инцидентом на море"
  recorded by any
event simulated-attack
  en "simulated attack on a ship or aircraft of the other Party"
  ru "имитация атаки по кораблю или воздушному судну другой Стороны" gen "имитации атаки по кораблю или воздушному судну другой Стороны" dat "имитации атаки по кораблю или воздушному судну другой Стороны" acc "имитацию атаки по кораблю или воздушному судну другой Стороны" ins "имитацией атаки по кораблю или воздушному судну другой Стороны"
  recorded by any
event object-launched
  en "object launched or dropped near a ship so as to be hazardous"
  ru "сброс предметов вблизи корабля, создающий опасность" gen "сброса предметов вблизи корабля, создающего опасность" dat "сбросу предметов вблизи корабля, создающему опасность" acc "сброс предметов вблизи корабля, создающий опасность" ins "сбросом предметов вблизи корабля, создающим опасность"
  recorded by any
event bridge-illumination
  en "illumination of the navigation bridge of a ship"
  ru "освещение ходового мостика корабля" gen "освещения ходового мостика корабля" dat "освещению ходового мостика корабля" acc "освещение ходового мостика корабля" ins "освещением ходового мостика корабля"
  recorded by any
event attack-simulated-on-merchant
  en "simulated attack on a non-military ship of the other Party"
  ru "имитация атаки по невоенному судну другой Стороны" gen "имитации атаки по невоенному судну другой Стороны" dat "имитации атаки по невоенному судну другой Стороны" acc "имитацию атаки по невоенному судну другой Стороны" ins "имитацией атаки по невоенному судну другой Стороны"
  recorded by any
event annual-review
  en "yearly review of the agreement"
  ru "ежегодное рассмотрение хода выполнения Соглашения" gen "ежегодного рассмотрения хода выполнения Соглашения" dat "ежегодному рассмотрению хода выполнения Соглашения" acc "ежегодное рассмотрение хода выполнения Соглашения" ins "ежегодным рассмотрением хода выполнения Соглашения"
  recorded by both

article 3(attack) en "No simulated attacks" ru "Запрет имитации атак"
  cites "The sister agreement with Norway, Article III, paragraph 6: the same" stated
  cites "1972 Agreement, Article III and Article IV" unchecked
  any party A must not do simulated-attack

article 3(objects)
  en "No objects launched so as to be hazardous"
  ru "Запрет опасного сброса предметов"
  cites "The sister agreement with Norway, Article III, paragraph 6: the same" stated
  cites "1972 Agreement, Article III" unchecked
  any party A must not do object-launched

article 3(light) en "No illumination of navigation bridges" ru "Запрет освещения ходовых мостиков"
  cites "The sister agreement with Norway, Article III, paragraph 6: the same" stated
  cites "1972 Agreement, Article III" unchecked
  any party A must not do bridge-illumination

article 6 en "Warning, as a rule 3 to 5 days in advance" ru "Оповещение, как правило, за 3–5 суток"
  cites "1972 Agreement, Article VI, paragraph 1" read
  text ru "как правило, не менее чем за 3-5 суток, передачу оповещений о действиях в открытом море, которые представляют опасность для мореплавания и полетов самолетов"
  before each hazardous-action by A
  A must send hazard-warning to the other party B at least 3 days before it

article 7 en "Information on incidents without delay" ru "Безотлагательная информация об инцидентах"
  cites "1972 Agreement, Article VII: through the naval attachés" stated
  when incident-at-sea by A
  A must send incident-report to the other party B without delay, alert after 24 hours

article 9 en "Yearly review" ru "Ежегодное рассмотрение"
  cites "1972 Agreement, Article IX: consultations once a year" stated
  each year
  US and Russia must hold annual-review by 31 December each year
  alert 60 days before

article 2(1973)
  en "No simulated attacks on non-military ships"
  ru "Запрет имитации атак по невоенным судам"
  cites "Protocol of 22 May 1973, Article II" read
  text en "shall not make simulated attacks by aiming guns, missile launchers, torpedo tubes and other weapons at non-military ships of the other Party"
  any party A must not do attack-simulated-on-merchant
