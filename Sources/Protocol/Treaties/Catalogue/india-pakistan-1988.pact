-- The English text is authentic in case of dispute.
agreement india-pakistan-1988
  title
    en "Agreement on the Prohibition of Attack against Nuclear Installations and Facilities, Islamabad, 31 December 1988"
  title
    ru "Соглашение о запрещении нападения на ядерные установки и объекты, Исламабад, 31 декабря 1988 года"
  source read "https://nuke.fas.org/guide/india/doctrine/nucl.htm (Articles 1 to 3)"
  source stated "https://airrlaw.com/india-pakistan-exchange-list-of-nuclear-installations-under-1988-agreement (in force 27 January 1991)"
  source stated "https://www.pakistantoday.com.pk/2026/01/01/pakistan-india-exchange-lists-of-nuclear-installations-and-prisoners/ (35th exchange, 1 January 2026)"
  source design "1 January is the sender’s own day; an alert after 7 days for a change."
  parties India, Pakistan
  in force from 27 January 1991
  time UTC tolerance 5 minutes
  time of India +05:30
  time of Pakistan +05:00
  counted on dispatch

message installations-list
  en "list of nuclear installations and facilities"
  ru "список ядерных установок и объектов" gen "списка ядерных установок и объектов" dat "списку ядерных установок и объектов" acc "список ядерных установок и объектов" ins "списком ядерных установок и объектов"
  has latitude, longitude
  needs no answer

event installation-change
  en "change of an installation"
  ru "изменение на объекте" gen "изменения на объекте" dat "изменению на объекте" acc "изменение на объекте" ins "изменением на объекте"
  recorded by performer
event attack-on-installation
  en "action aimed at destroying or damaging a nuclear installation or facility"
  ru "действие, направленное на разрушение или повреждение ядерной установки или объекта" gen "действия, направленного на разрушение или повреждение ядерной установки или объекта" dat "действию, направленному на разрушение или повреждение ядерной установки или объекта" acc "действие, направленное на разрушение или повреждение ядерной установки или объекта" ins "действием, направленным на разрушение или повреждение ядерной установки или объекта"
  recorded by any

article 1 en "No attack" ru "Запрет нападения"
  cites "Article 1, paragraph 1" read
  text en "Each party shall refrain from undertaking, encouraging or participating in, directly or indirectly, any action aimed at causing the destruction of, or damage to, any nuclear installation or facility in the other country."
  any party A must not do attack-on-installation

article 2 en "Lists on 1 January" ru "Списки 1 января"
  cites "Article 2: on 1st January of each calendar year" read
  text en "Each Contracting Party shall inform the other on 1st January of each calendar year of the latitude and longitude of its nuclear installations and facilities and whenever there is any change."
  each year
  each party A must send installations-list to the other party B on 1 January each year
  remains due
  alert 7 days before

article 2(b) en "Whenever there is any change" ru "При любом изменении"
  cites "Article 2: and whenever there is any change" read
  when installation-change by A
  A must send installations-list to the other party B without delay, alert after 7 days
  remains due
