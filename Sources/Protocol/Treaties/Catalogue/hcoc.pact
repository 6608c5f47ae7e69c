-- The code is politically binding. It names no hours for a pre-launch notification.
agreement hcoc
  title en "Hague Code of Conduct against Ballistic Missile Proliferation, 25 November 2002"
  title
    ru "Гаагский кодекс поведения по предотвращению распространения баллистических ракет, 25 ноября 2002 года"
  source stated "https://www.nonproliferation.eu/hcoc/about-hcoc/ (annual declarations, pre-launch notifications, the central contact)"
  source stated "https://www.hcoc.at/ (membership)"
  source unchecked "The fields of a notification and the day of the annual declaration (31 March) were not read in the text or the agreed template."
  source design "A notification must precede the launch; how far is not said, so the model asks for one minute."
  parties Alfa, Bravo, Charlie
  chair CentralContact
  in force from 25 November 2002
  time UTC tolerance 5 minutes
  counted on dispatch

message pre-launch-notification
  en "pre-launch notification"
  ru "предпусковое уведомление" gen "предпускового уведомления" dat "предпусковому уведомлению" acc "предпусковое уведомление" ins "предпусковым уведомлением"
  covers vehicle-launch from window-start for 30 days
  has vehicle-class, window-start, launch-area, direction
  needs no answer
message annual-declaration
  en "annual declaration"
  ru "ежегодное заявление" gen "ежегодного заявления" dat "ежегодному заявлению" acc "ежегодное заявление" ins "ежегодным заявлением"
  needs no answer

event vehicle-launch
  en "launch or test flight of a ballistic missile or space launch vehicle"
  ru "пуск или испытательный полёт баллистической ракеты или космической ракеты-носителя" gen "пуска или испытательного полёта баллистической ракеты или космической ракеты-носителя" dat "пуску или испытательному полёту баллистической ракеты или космической ракеты-носителя" acc "пуск или испытательный полёт баллистической ракеты или космической ракеты-носителя" ins "пуском или испытательным полётом баллистической ракеты или космической ракеты-носителя"
  recorded by any

article 4(a) en "Annual declaration" ru "Ежегодное заявление"
  cites "HCOC, paragraph 4: annual declaration of policies" stated
  cites "HCOC: 31 March" unchecked
  each year
  each party A must send annual-declaration to CentralContact by 31 March each year
  copied to all other parties
  remains due
  alert 30 days before

article 4(b) en "Pre-launch notification" ru "Предпусковое уведомление"
  cites "HCOC, paragraph 4: pre-launch notifications" stated
  before each vehicle-launch by A
  A must send pre-launch-notification to CentralContact at least 1 minute before it
  copied to all other parties
