agreement exercises-1989
  title
    en "Agreement on Reciprocal Advance Notification of Major Strategic Exercises, 23 September 1989"
  title
    ru "Соглашение о взаимных заблаговременных уведомлениях о крупных стратегических учениях, 23 сентября 1989 года"
  source read "https://www.acq.osd.mil/asda/ssipm/sdc/tc/start1/other/associated/START1-agr-notif.html (Articles I and II)"
  source read "https://laws-russia.narod.ru/fed1991/data02/tex12831.htm (the Russian title)"
  source stated "https://nonproarchive.com/repository-item/1990-01-01/agreement-reciprocal-advance-notification-major-strategic-exercises (in force 1 January 1990; termination on 12 months’ written notice)"
  source unchecked "The day of signature."
  source design "The party chooses which exercise of the calendar year is the notified one; only that one is recorded as a strategic exercise."
  parties US, Russia
  in force from 1 January 1990
  time UTC tolerance 5 minutes
  counted on dispatch
  withdrawal on 12 months rounded-down notice

message exercise-notification
  en "notification of a major strategic exercise"
  ru "уведомление о крупном стратегическом учении" gen "уведомления о крупном стратегическом учении" dat "уведомлению о крупном стратегическом учении" acc "уведомление о крупном стратегическом учении" ins "уведомлением о крупном стратегическом учении"
  covers strategic-exercise from start-date for 1 day
  has start-date
  needs no answer
message consultation-proposal
  en "proposal of consultations"
  ru "предложение о консультациях" gen "предложения о консультациях" dat "предложению о консультациях" acc "предложение о консультациях" ins "предложением о консультациях"
  needs no answer

event strategic-exercise
  en "major strategic forces exercise with heavy bombers"
  ru "крупное учение стратегических сил с участием тяжёлых бомбардировщиков" gen "крупного учения стратегических сил с участием тяжёлых бомбардировщиков" dat "крупному учению стратегических сил с участием тяжёлых бомбардировщиков" acc "крупное учение стратегических сил с участием тяжёлых бомбардировщиков" ins "крупным учением стратегических сил с участием тяжёлых бомбардировщиков"
  recorded by any

article II.2
  en "No less than 14 days before the date in UTC"
  ru "Не менее чем за 14 дней до даты по всемирному координированному времени"
  cites "1989 Agreement, Article I: one major strategic forces exercise in each calendar year" read
  cites "1989 Agreement, Article II, paragraph 2" read
  text en "no less than 14 days prior to the date in Coordinated Universal Time (UTC) during which the relevant exercise will commence"
  before each strategic-exercise by A
  A must send exercise-notification to the other party B at least 14 days before start of it

article III en "Consultations as mutually agreed" ru "Консультации по взаимной договорённости"
  cites "1989 Agreement, Article III" read
  any party A may send consultation-proposal to the other party B
