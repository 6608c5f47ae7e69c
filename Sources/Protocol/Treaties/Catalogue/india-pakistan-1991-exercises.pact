agreement india-pakistan-1991-exercises
  title
    en "Agreement on Advance Notice of Military Exercises, Manoeuvres and Troop Movements, New Delhi, 6 April 1991"
  title
    ru "Соглашение о заблаговременном уведомлении о военных учениях, манёврах и перемещениях войск, Нью-Дели, 6 апреля 1991 года"
  source read "https://www.stimson.org/agreement-between-india-and-pakistan-on-the-advance-notice-of-military3 (paragraphs 1 to 3)"
  source stated "https://tfipost.com/2025/06/india-pakistan-1991-military-movement-agreement-a-strategic-liability-for-india/ (15 to 90 days by scale; in force in 1992)"
  source unchecked "Which scale has which of the periods, the day of entry into force, and every paragraph after 3."
  source design "A request for clarification has an alert time and no deadline."
  parties India, Pakistan
  in force from 19 August 1992
  time UTC tolerance 5 minutes
  time of India +05:30
  time of Pakistan +05:00
  counted on dispatch

message exercise-notice
  en "notice of an exercise"
  ru "уведомление об учении" gen "уведомления об учении" dat "уведомлению об учении" acc "уведомление об учении" ins "уведомлением об учении"
  has start-date, area, formations, direction
  needs no answer
message movement-notice
  en "notice of a troop movement"
  ru "уведомление о перемещении войск" gen "уведомления о перемещении войск" dat "уведомлению о перемещении войск" acc "уведомление о перемещении войск" ins "уведомлением о перемещении войск"
  needs no answer
message clarification-request
  en "request for clarification"
  ru "запрос о разъяснении" gen "запроса о разъяснении" dat "запросу о разъяснении" acc "запрос о разъяснении" ins "запросом о разъяснении"
message clarification
  en "clarification"
  ru "разъяснение" gen "разъяснения" dat "разъяснению" acc "разъяснение" ins "разъяснением"
  answers clarification-request

event air-exercise
  en "air exercise at regional command level and above"
  ru "воздушное учение уровня регионального командования и выше" gen "воздушного учения уровня регионального командования и выше" dat "воздушному учению уровня регионального командования и выше" acc "воздушное учение уровня регионального командования и выше" ins "воздушным учением уровня регионального командования и выше"
  recorded by any
event division-exercise
  en "land exercise at division level"
  ru "сухопутное учение уровня дивизии" gen "сухопутного учения уровня дивизии" dat "сухопутному учению уровня дивизии" acc "сухопутное учение уровня дивизии" ins "сухопутным учением уровня дивизии"
  recorded by any
event corps-exercise
  en "land exercise at corps level"
  ru "сухопутное учение уровня корпуса" gen "сухопутного учения уровня корпуса" dat "сухопутному учению уровня корпуса" acc "сухопутное учение уровня корпуса" ins "сухопутным учением уровня корпуса"
  recorded by any
event army-exercise
  en "land exercise above corps level"
  ru "сухопутное учение выше уровня корпуса" gen "сухопутного учения выше уровня корпуса" dat "сухопутному учению выше уровня корпуса" acc "сухопутное учение выше уровня корпуса" ins "сухопутным учением выше уровня корпуса"
  recorded by any
event naval-exercise
  en "naval exercise of six or more ships entering the other side’s exclusive economic zone"
  ru "морское учение шести и более кораблей с заходом в исключительную экономическую зону другой стороны" gen "морского учения шести и более кораблей с заходом в исключительную экономическую зону другой стороны" dat "морскому учению шести и более кораблей с заходом в исключительную экономическую зону другой стороны" acc "морское учение шести и более кораблей с заходом в исключительную экономическую зону другой стороны" ins "морским учением шести и более кораблей с заходом в исключительную экономическую зону другой стороны"
  recorded by any
event exercise-near-border
  en "land exercise at division level within five kilometres of the border"
  ru "сухопутное учение уровня дивизии ближе пяти километров от границы" gen "сухопутного учения уровня дивизии ближе пяти километров от границы" dat "сухопутному учению уровня дивизии ближе пяти километров от границы" acc "сухопутное учение уровня дивизии ближе пяти километров от границы" ins "сухопутным учением уровня дивизии ближе пяти километров от границы"
  recorded by any

article 2
  en "No division-level land exercise within five kilometres"
  ru "Запрет учений уровня дивизии ближе пяти километров"
  cites "1991 Agreement, paragraph 2" read
  any party A must not do exercise-near-border

article 3(a) en "Division level: 30 days" ru "Уровень дивизии: 30 дней"
  cites "1991 Agreement, paragraph 3 (a): notice is owed" read
  cites "1991 Agreement: 30 days" unchecked
  before each division-exercise by A
  A must send exercise-notice to the other party B at least 30 days before start of it

article 3(b) en "Corps level: 60 days" ru "Уровень корпуса: 60 дней"
  cites "1991 Agreement, paragraph 3 (b): notice is owed within seventy-five kilometres" read
  cites "1991 Agreement: 60 days" unchecked
  before each corps-exercise by A
  A must send exercise-notice to the other party B at least 60 days before start of it

article 3(c) en "Above corps level: 90 days" ru "Выше уровня корпуса: 90 дней"
  cites "1991 Agreement, paragraph 3 (c): notice is owed" read
  cites "1991 Agreement: 90 days, the longest period" stated
  before each army-exercise by A
  A must send exercise-notice to the other party B at least 90 days before start of it

article 4(air) en "Air exercises: 15 days" ru "Воздушные учения: 15 дней"
  cites "1991 Agreement: 15 days, the shortest period" stated
  cites "1991 Agreement: that it is the period of air exercises" unchecked
  before each air-exercise by A
  A must send exercise-notice to the other party B at least 15 days before start of it

article 4(naval) en "Naval exercises: 30 days" ru "Морские учения: 30 дней"
  cites "1991 Agreement: 30 days" unchecked
  before each naval-exercise by A
  A must send exercise-notice to the other party B at least 30 days before start of it

article 5(troops) en "Troop movements" ru "Перемещения войск"
  cites "1991 Agreement: notice of movements" unchecked
  any party A may send movement-notice to the other party B

article 6(query) en "Request for clarification" ru "Запрос о разъяснении"
  cites "1991 Agreement: clarification" unchecked
  any party A may send clarification-request to the other party B

article 6(reply) en "Prompt clarification" ru "Незамедлительное разъяснение"
  cites "1991 Agreement: prompt response" unchecked
  when A sends clarification-request to B
  B must send clarification to A without delay, alert after 24 hours
