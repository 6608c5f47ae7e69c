// The words of the head and of the declarations: the phrase, then English, Russian and French.
// Forms that the sentence chooses between stand with a stroke between them, other spellings that
// are read but never written after a tilde; a comma may be left out, and a dash is nothing at all.

extension Phrasebook {
  static let headWords = """
    agreement | agreement | соглашение | accord
    title | title | название | titre
    parties | parties | стороны | parties
    chair | chair | председатель | présidence
    certifier | certifier ~ certifiers ~ witness | \
      удостоверитель / удостоверители | \
      certificateur / certificateurs
    inForceFrom | in force from | вступает в силу с | en vigueur à compter du
    inForceWhen | in force when | вступает в силу , когда | en vigueur lorsque
    time | time | время | heure
    timeOf | time of | время для | heure de
    tolerance | tolerance | с допуском в | avec une tolérance de
    countedOn | counted on | сроки исчисляются с момента | délais comptés à compter de
    counting | counting | исчисление | calcul
    elapsed | elapsed | сплошное | continu
    clearDays | clear-days ~ clear days | чистыми днями | en jours francs
    eu1182 | eu-1182-71 | eu-1182-71 | eu-1182-71
    calendar | calendar | календарь | calendrier
    weekend | weekend | выходные | repos
    from | from | с | du
    until | to | по | au
    holiday | holiday | праздник | jour férié
    disputes | disputes to | споры передаются | différends soumis à
    withdrawal | withdrawal on | выход с уведомлением за | dénonciation avec un préavis de
    notice | notice | - | -
    amendAll | amendment by all parties | \
      поправка с согласия всех сторон | \
      amendement par toutes les parties
    amendSilence | amendment by silence of | \
      поправка при молчании в течение | \
      amendement par silence de
    amendBy | amendment by | поправка с согласия | amendement par
    partyCount | party / parties | стороны / сторон | partie / parties
    version | version | версия | version
    amends | amends | изменяет | modifie
    appliesToPending | , applies to pending | \
      , применяется к начатому | \
      , applicable aux cas en cours
    source | source | источник | source
    read | read | прочитан / прочитана | lue ~ lu
    stated | stated | изложен / изложена | rapportée ~ rapporté
    unchecked | unchecked | не проверен / не проверена | non vérifiée ~ non vérifié
    design | design | замысел модели | choix du modèle
    term | term | термин | terme
    means | means | означает | signifie
    forParty | for | для | pour
    message | message | сообщение | message
    form | form | по форме | sur le formulaire
    answers | answers | в ответ на | répond à
    about | about | касательно | concernant
    covers | covers | охватывает | couvre
    coversFrom | from | с | à partir de
    coversFor | for | на | pendant
    has | has | содержит | contient
    needsNoAnswer | needs no answer | не требует ответа | sans réponse attendue
    event | event | событие | événement
    recordedBy | recorded by | фиксируется | constaté par
    both | both | обеими сторонами | les deux parties
    performer | performer | исполнителем | l'exécutant
    observer | observer | наблюдателем | l'observateur
    anyone | any | любой стороной | toute partie
    byCertifier | certifier ~ witness | удостоверителем | le certificateur
    fact | fact | факт | fait
    occursWhen | occurs when | наступает , когда | survient lorsque
    occurs | occurs | наступает через | survient
    orEarlier | , or earlier when | , или ранее , когда | , ou plus tôt lorsque
    """
}
