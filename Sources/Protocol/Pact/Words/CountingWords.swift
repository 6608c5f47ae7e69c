// The words of time limits, numbers and dates; see HeadWords.swift for how a line is written.

extension Phrasebook {
  static let countingWords = """
    within | within | в течение | dans un délai de
    of | of | с момента | à compter de
    receipt | receipt | получения | la réception
    dispatch | dispatch | отправления | l'envoi
    it | it | этого события ~ этого | cet événement ~ cela
    notLater | not later than | не позднее чем через | au plus tard
    after | after | после | après
    atLeast | at least | не менее чем за | au moins
    before | before | до | avant
    notEarlierAfter | not earlier than | не ранее чем через | au plus tôt
    notEarlierBefore | not earlier than | не ранее чем за | au plus tôt
    startOf | start of ~ the start of | начала | le début de
    endOf | end of ~ the end of | конца | la fin de
    onDay | on | - | le
    byDay | by | не позднее | au plus tard le
    everyYear | each year | каждого года | de chaque année ~ chaque année
    ofTheYear | - | года | -
    withoutDelay | without delay , alert after | \
      незамедлительно , напоминание через | \
      sans délai , rappel après
    sameTime | at the same time | одновременно | simultanément
    minutes | minute / minutes / minutes / minute / minutes | \
      минуту / минуты / минут / минуты / минут | \
      minute / minutes / minutes / minute / minutes
    hours | hour / hours / hours / hour / hours | \
      час / часа / часов / часа / часов | \
      heure / heures / heures / heure / heures
    days | day / days / days / day / days | \
      день / дня / дней / дня / дней | \
      jour / jours / jours / jour / jours
    weeks | week / weeks / weeks / week / weeks | \
      неделю / недели / недель / недели / недель | \
      semaine / semaines / semaines / semaine / semaines
    months | month / months / months / month / months | \
      месяц / месяца / месяцев / месяца / месяцев | \
      mois
    years | year / years / years / year / years | \
      год / года / лет / года / лет | \
      an / ans / ans / an / ans
    workingDays | \
      working-day / working-days / working-days / working-day / working-days \
      ~ working day ~ working days | \
      рабочий день / рабочих дня / рабочих дней / рабочего дня / рабочих дней | \
      jour ouvrable / jours ouvrables / jours ouvrables / jour ouvrable / jours ouvrables
    roundedUp | rounded-up ~ rounded up | с округлением вверх | arrondi au jour suivant
    roundedDown | rounded-down ~ rounded down | с округлением вниз | arrondi au jour précédent
    atMost | at most | не более | au plus
    eachCalendarYear | each calendar year | \
      в каждом календарном году ~ каждый календарный год | par année civile
    fromSameParty | , from the same party at most | \
      , от одной и той же стороны не более | \
      , de la même partie au plus
    oneForEvery | one for every | по одному на каждые | un pour
    fieldOf | of | в | de
    orPortion | or portion thereof | или их часть | ou fraction
    ceiling | , but not more than | , но не более | , mais pas plus de
    oneShare | one | одной | un
    ofIt | of it | части этого числа | de ce nombre
    least | at least | не менее | au moins
    most | at most | не более | au plus
    moreThan | more than | более | plus de
    fewerThan | fewer than ~ less than | менее | moins de
    january | January | января | janvier
    february | February | февраля | février
    march | March | марта | mars
    april | April | апреля | avril
    mayMonth | May | мая | mai
    june | June | июня | juin
    july | July | июля | juillet
    august | August | августа | août
    september | September | сентября | septembre
    october | October | октября | octobre
    november | November | ноября | novembre
    december | December | декабря | décembre
    monday | Monday | понедельник | lundi
    tuesday | Tuesday | вторник | mardi
    wednesday | Wednesday | среда | mercredi
    thursday | Thursday | четверг | jeudi
    friday | Friday | пятница | vendredi
    saturday | Saturday | суббота | samedi
    sunday | Sunday | воскресенье | dimanche
    """
}
