// The words of articles; see HeadWords.swift for how a line is written.

extension Phrasebook {
  static let articleWords = """
    article | article | статья | article
    cites | cites | ссылка | citation
    text | text | текст | texte
    whenSends | when | когда | lorsque
    whenOccurs | when | когда происходит | lorsque survient
    whenArticle | when article | когда статья | lorsque l'article
    beforeEach | before each | перед каждым | avant chaque
    by | by | со стороны | par
    eachYear | each year | ежегодно | chaque année
    where | where | при | où
    sends | sends ~ send | направляет / направляют | envoie / envoient
    to | to | в адрес | à
    if | if | если | si
    anyParty | any party | любая сторона / любой стороны | toute partie
    anyOther | any other party | любая другая сторона / любой другой стороны | toute autre partie
    theOther | the other party | другая сторона / другой стороны | l'autre partie
    eachParty | each party | каждая сторона / каждой стороны | chaque partie
    allOthers | all other parties | \
      все другие стороны / всех других сторон | \
      toutes les autres parties
    and | and | и | et
    or | or | или | ou
    must | must | должна / должны ~ должен ~ должно | doit / doivent
    mustNot | must not | \
      не должна / не должны ~ не должен ~ не должно | \
      ne doit pas / ne doivent pas
    may | may | вправе | peut / peuvent
    send | send | направить | envoyer
    hold | hold | провести | tenir
    perform | do | осуществить | accomplir
    deposit | deposit | сдать на хранение | déposer
    takingEffect | taking effect on | со вступлением в силу по наступлении | prenant effet lors de
    convene | convene | созвать | convoquer
    suspend | suspend | приостановить действие | suspendre
    resume | resume | возобновить действие | rétablir
    theAgreement | the agreement | соглашения | l'accord
    articles | article / articles | статьи / статей | l'article / les articles
    copied | copied to | с копией в адрес | copie à
    remainsDue | remains due | обязательство сохраняется | reste dû
    lapses | lapses if late | прекращается при просрочке | s'éteint en cas de retard
    unless | unless | за исключением случаев , когда | sauf si
    onlyIf | only if | только если | seulement si
    excused | excused by | основания освобождения | exonéré par
    alert | alert | напоминание за | rappel
    alertBefore | before | до срока | avant l'échéance
    runsThrough | runs through suspension | \
      срок при приостановлении не прерывается | \
      court pendant la suspension
    otherwise | otherwise | в противном случае | à défaut
    not | not | неверно , что | il est faux que
    theArticle | article | статья | l'article
    theFact | - | факт | le fait
    ofAgreement | of | соглашения | de l'accord
    is | is | - | est
    hasDone | has done | осуществила ~ осуществил ~ осуществило | a accompli
    allConsent | all parties consent | все стороны согласны | toutes les parties consentent
    fulfilled | fulfilled | исполнена в срок / исполнен в срок | exécuté à temps
    overdue | overdue | просрочена / просрочен | en retard
    performed | performed | исполнена / исполнен | exécuté
    established | established | установлена / установлен | établi
    excusedState | excused | извинена / извинен | excusé
    suspendedState | suspended | приостановлена / приостановлен | suspendu
    inForce | in-force ~ in force | в силе | en vigueur
    """
}
