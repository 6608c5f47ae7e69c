agreement launch-1988
  title
    en "Agreement on Notifications of Launches of Intercontinental Ballistic Missiles and Submarine-Launched Ballistic Missiles, Moscow, 31 May 1988"
  title
    ru "Соглашение об уведомлениях о пусках межконтинентальных баллистических ракет и баллистических ракет подводных лодок, Москва, 31 мая 1988 года"
  source read "https://nuke.fas.org/control/launch/text/balist1.htm (Article I: launch area of submarine launches, impact area)"
  source stated "https://www.fas.org/nuke/control/launch/index.html (24 hours, the Centres, in force on signature)"
  source stated "https://russianforces.org/blog/2023/02/russia_suspends_participation_.shtml (still exchanged in 2023)"
  source unchecked "The four days for which a notice stands, and the twelve months of withdrawal, were not read in the authentic text."
  source design "Counted on dispatch, because the text says provide and the Centres are the channel; 24 hours before the launch itself."
  parties US, Russia
  in force from 31 May 1988
  time UTC tolerance 5 minutes
  counted on dispatch
  withdrawal on 12 months rounded-down notice

message launch-notification
  en "notification of a launch"
  ru "уведомление о пуске" gen "уведомления о пуске" dat "уведомлению о пуске" acc "уведомление о пуске" ins "уведомлением о пуске"
  form launch-1988
  covers launch from planned for 4 days
  has planned, launch-area, impact-area
  needs no answer
message consultation-proposal
  en "proposal of consultations"
  ru "предложение о консультациях" gen "предложения о консультациях" dat "предложению о консультациях" acc "предложение о консультациях" ins "предложением о консультациях"
  needs no answer

event launch en "launch" ru "пуск" gen "пуска" dat "пуску" acc "пуск" ins "пуском" recorded by any

article I
  en "Notification not less than 24 hours in advance"
  ru "Уведомление не менее чем за 24 часа"
  cites "1988 Agreement, Article I: no less than twenty-four hours in advance, planned date, launch area, impact area" stated
  cites "1988 Agreement: through the Nuclear Risk Reduction Centres" stated
  cites "1988 Agreement: the notice stands for four days" unchecked
  before each launch by A
  A must send launch-notification to the other party B at least 24 hours before it

article III en "Consultations as mutually agreed" ru "Консультации по взаимной договорённости"
  cites "1988 Agreement, consultations on implementation" unchecked
  any party A may send consultation-proposal to the other party B
