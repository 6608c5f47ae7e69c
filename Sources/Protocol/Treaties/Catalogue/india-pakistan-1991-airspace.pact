agreement india-pakistan-1991-airspace
  title
    en "Agreement on Prevention of Airspace Violations and for Permitting Overflights and Landings by Military Aircraft, New Delhi, 6 April 1991"
  title
    ru "Соглашение о предотвращении нарушений воздушного пространства и о разрешении пролётов и посадок военных воздушных судов, Нью-Дели, 6 апреля 1991 года"
  source read "https://www.stimson.org/2011/agreement-between-pakistan-and-india-on-prevention-of-air-space-violat/ (Articles 1 to 3)"
  source stated "https://dipakraj9801.blogspot.com/2025/05/airspace-closure-1991-india-pakistan.html (in force 19 August 1992)"
  source unchecked "Articles 4 to 9."
  source design "Alert times; a prior permission is a message."
  parties India, Pakistan
  in force from 19 August 1992
  time UTC tolerance 5 minutes
  time of India +05:30
  time of Pakistan +05:00
  counted on dispatch

message investigation-result
  en "result of the investigation"
  ru "результаты расследования" gen "результатов расследования" dat "результатам расследования" acc "результаты расследования" ins "результатами расследования"
  needs no answer
message flight-information
  en "advance information on a flight near the airspace"
  ru "заблаговременная информация о полёте вблизи воздушного пространства" gen "заблаговременной информации о полёте вблизи воздушного пространства" dat "заблаговременной информации о полёте вблизи воздушного пространства" acc "заблаговременную информацию о полёте вблизи воздушного пространства" ins "заблаговременной информацией о полёте вблизи воздушного пространства"
  has aircraft-type, height, period
  needs no answer

event airspace-violation
  en "inadvertent violation of the other side’s airspace"
  ru "непреднамеренное нарушение воздушного пространства другой стороны" gen "непреднамеренного нарушения воздушного пространства другой стороны" dat "непреднамеренному нарушению воздушного пространства другой стороны" acc "непреднамеренное нарушение воздушного пространства другой стороны" ins "непреднамеренным нарушением воздушного пространства другой стороны"
  recorded by any
event combat-flight
  en "flight of combat aircraft within ten kilometres of the other side’s airspace"
  ru "полёт боевого воздушного судна ближе десяти километров от воздушного пространства другой стороны" gen "полёта боевого воздушного судна ближе десяти километров от воздушного пространства другой стороны" dat "полёту боевого воздушного судна ближе десяти километров от воздушного пространства другой стороны" acc "полёт боевого воздушного судна ближе десяти километров от воздушного пространства другой стороны" ins "полётом боевого воздушного судна ближе десяти километров от воздушного пространства другой стороны"
  recorded by any
event near-flight
  en "survey, supply, mercy or rescue flight within 1,000 metres"
  ru "съёмочный, снабженческий, гуманитарный или спасательный полёт ближе 1000 метров" gen "съёмочного, снабженческого, гуманитарного или спасательного полёта ближе 1000 метров" dat "съёмочному, снабженческому, гуманитарному или спасательному полёту ближе 1000 метров" acc "съёмочный, снабженческий, гуманитарный или спасательный полёт ближе 1000 метров" ins "съёмочным, снабженческим, гуманитарным или спасательным полётом ближе 1000 метров"
  recorded by any

article 1
  en "Inadvertent violations are investigated and reported"
  ru "Непреднамеренные нарушения расследуются и сообщаются"
  cites "1991 Airspace Agreement, Article 1" read
  text en "the incident will be promptly investigated and the Headquarters (HQ) of the other Air Force informed of the results without delay, through diplomatic channels"
  when airspace-violation by A
  A must send investigation-result to the other party B without delay, alert after 72 hours

article 2(a)
  en "Combat aircraft keep ten kilometres away"
  ru "Боевые воздушные суда держатся не ближе десяти километров"
  cites "1991 Airspace Agreement, Article 2 (a)" read
  any party A must not do combat-flight

article 3
  en "Information before flights within 1,000 metres"
  ru "Информация до полётов ближе 1000 метров"
  cites "1991 Airspace Agreement, Article 3: in advance" read
  before each near-flight by A
  A must send flight-information to the other party B at least 1 minute before it
