"""Italian instructions: tu, Lei and voi."""

from __future__ import annotations

from audio_builder.plan.practice.book import Book

PHRASES = {
    "silence": """
(resterò|rimarrò|starò|farò|resteremo|ci sarà) .. (silenzio|zitt*)
in silenzio
(goditi|godetevi|si goda) .. silenzio
""",
    "explains": """
(ora |adesso )?(ti|vi|la) (guiderò|chiederò|inviterò|accompagnerò)
(faremo|inizieremo|cominceremo|lavoreremo|impareremo|contrarremo|rilasseremo|passeremo|respireremo|conteremo|imparerai|
  contrarrai|sentirai che)
(stai|stiamo|sta) per
(tra|fra) (un|qualche|pochi|poco) (momento|momenti|istante|istanti|secondi|minuti|attimo)?
(nei|per i|durante i) prossimi (minuti|momenti|dieci|quindici|venti|trenta|10|15|20|30)
(questo|questa|quest') ?(esercizio|sessione|seduta|pratica|registrazione|tecnica|metodo|rilassamento|meditazione) (è|
  può|aiuta|consiste|dura|ti|serve)
(il )?rilassamento muscolare progressivo
(di solito|generalmente|normalmente|più tardi)
prima di (iniziare|cominciare)
(deve|devono|devi) (essere|rimanere|stare)
""",
    "daily": """
(ogni|tutti i|tutte le) (giorno|giorni|notte|sera|sere|mattina)
(al|alla) (giorno|settimana)
""",
    "not": """
(non|senza|mai|evita|eviti|evitate|invece di|anziché) _( la| il| le| i| lo)?
se (senti|sente|sentite|noti|nota|qualcosa|hai|c'è|vuoi|preferisci|ti|qualche|avverti) _
(finché|affinché|in modo che|fino a quando) _
(sensazione|sensazioni|senso|stato|momento di) di _
(la|il|una|un|questa|questo|tua|tuo|più|tutta|totale|profondo|profonda) (rilassamento|tensione|pausa|contrazione|
  respirazione|distensione)
(aiuta|aiutano|imparare|come|capace) (a |ti |di )*(rilassare|rilassarti|respirare|lasciare)
""",
    "closing": """
(apri|apra|aprite|aprire|riapri|riapra|riaprite|aprendo) .. occhi
(buona notte|buonanotte|dormi bene|dorma bene|sogni d'oro|buon riposo)
(sessione|seduta|pratica|esercizio|rilassamento|meditazione) (è|sta|si) (finit*|terminat*|conclus*|conclude|per|giunt*)
(torna|torni|tornate|tornare|ritorna|ritorni|ritornate) .. (stanza|presente|qui|ambiente)
(muovi|muova|muovete|muovere) .. (dita|mani|piedi)
grazie per (aver*|la|avere|il)
(ora )?puoi (addormentarti|dormire)
lasciati .. (addormentare|sonno)
(abbi|ti auguro|passa) una _
""",
    "welcome": """
(benvenut*|ciao|buonasera|buongiorno|salve)
grazie (di|per) (essere|esserti)
mi chiamo
""",
    "minutes": """
(alcuni|qualche|pochi|diversi) minut*
""",
    "moments": """
(alcuni|qualche|pochi) (breve |brevi )?(istante|istanti|momento|momenti|secondo|secondi|attimo|attimi)
(prenditi|prendetevi|si prenda) (un po' di|del) tempo
""",
    "moment": """
(per|prenditi|prendetevi|solo|ancora|fermati|resta) un (breve |piccolo )?(momento|istante|attimo)
un (momento|istante|attimo) (per|qui|ancora)
(fai|fa|faccia|fate) una (breve |piccola )?pausa
""",
    "while": """
per (un po'|un po|un certo tempo|qualche tempo)
(per )?(tutto il tempo|quanto tempo|finché) (che )?(vuoi|vuole|volete|desideri|desidera|ti serve)
""",
    "own-time": """
quando (sei|è|siete|ti senti|si sente|vi sentite|vuoi|sarai|sarà) (pront*|lo desideri)?
(con|al|nel) (il )?(tuo|suo|vostro) (ritmo|tempo)
(con|prenditi|prendi|prendetevi|si prenda) (tutta )?(calma|tutto il tempo|il tuo tempo|il tempo)
senza fretta
""",
    "with-breath": """
(quando|mentre|ogni volta che|man mano che|nell') ?(inspir*|espir*|respir*|inal*)
(a|ad|con) (ogni|il prossimo|la prossima) (respiro|inspirazione|espirazione|respirazione|inspiro|espiro)
""",
    "again": """
(ripeti|ripeta|ripetete|ripetere|ripetiamo)
(fai|faccia|fate) (lo stesso|la stessa cosa|ancora|di nuovo|questo)
(ancora una volta|un'altra volta|di nuovo|nuovamente|un'ultima volta)
(cambia|cambi|cambiate) (lato|gamba|braccio|mano)
(continua|continui|continuate) (così|con|in questo)
""",
    "attend": """
(porta|porti|portate|portando|dirigi|diriga|dirigete|sposta|sposti|spostate|rivolgi|rivolga|rivolgete|guida|conduci|
  volgi|riporta|riporti|poni) .. (attenzione|l'attenzione|la tua attenzione|consapevolezza|mente|concentrazione|
  focus) .. (a|al|alla|alle|ai|agli|allo|all'|su|sul|sulla|sulle|sui|verso|nel|nella|nei|nelle)
(porta|porti|portate|dirigi|sposta|rivolgi) .. (attenzione|l'attenzione|la tua attenzione|consapevolezza)
(passa|passi|passiamo|passate|sali|salga|scendi|scenda|prosegui) (ora |adesso |lentamente )?(a|al|alla|alle|ai|agli|
  verso|lungo|fino) (la|il|le|i)?
""",
    "tense": """
(contrai|contragga|contraete|contraendo|contrarre)
(stringi|stringa|stringete|stringendo|stringere|stringil*|contrail*|serral*|tendil*)
(tendi|tenda|tendete|irrigidisci|irrigidisca|serra|serri|serrate) (i|il|la|le|tutti|gli|lo|bene|forte)
(chiudi|chiuda|chiudete|forma|fai) .. (pugno|pugni|forte|con forza)
(corruga|corrughi|corrugate|aggrotta|aggrotti|arriccia|arricci|strizza|strizzi)
(premi|prema|premete|premendo|spingi|spinga|spingete|schiaccia)
(alza|alzi|alzate|solleva|sollevi|sollevate|porta|porti|tira|tiri) .. (sopracciglia|spalle|fronte|dita|punte|punta|
  piedi)
(piega|pieghi|fletti|arriccia|arricci|punta|curva) .. (dita|piedi|punte|punta|piede)
(tira|contrai|risucchia|porta) .. (pancia|addome|ventre|ombelico)
(inarca|inarchi|inarcate) .. schiena
(mantieni|mantenga|mantenete|tieni|tenga|tenete|trattieni) .. (tensione|contrazione|contratt*|pressione|strett*)
(più forte|con forza|più che puoi)
mordi
""",
    "stretch": """
(mantieni|mantenga|mantenete|tieni|tenga|tenete) .. (allungamento|posizione|postura|stiramento)
(allunga|allunghi|allungate|allungando|allungati|stira|stiri|stirati)
(distendi|distenda|estendi|estenda) (il braccio|la gamba|le braccia|le gambe|la schiena|le dita|la colonna)
(inclina|inclini|inclinate|piegati|si pieghi|fletti il busto)
(gira|giri|ruota|ruoti) .. (testa|capo|collo|busto)
(porta|porti|avvicina|tira|abbraccia) .. (ginocchio|ginocchia)
""",
    "ease": """
(torna|torni|tornate|ritorna|ritorni|tornando) (al|alla|in|lentamente|dolcemente|piano|indietro|nella)
(abbassa|abbassi|abbassate) (il|la|le|i|lo|gli|lentamente|piano)
(sciogli|raddrizza|raddrizzati)
""",
    "exhale": """
(espira|espiri|espirate|espirando|espirare)
(butta|butti|lascia|lasci|fai|soffia|rilascia) .. (aria|l'aria|respiro|fiato) .. (fuori|uscire|andare|via)
(butta|soffia|rilascia) .. (aria|fiato|fuori)
(soffia|soffi|sospira|sospiri)
(dalla|con la) bocca
(svuota|svuoti) .. polmoni
""",
    "observe": """
(respira|respiri|respirate) (normalmente|naturalmente|tranquill*|dolcemente|piano|lentamente|con calma|regolar*)
(continua|continui|continuate) a respirare
(lascia|lasci|lasciate) che .. (respiro|respirazione|aria) .. (scorra|fluisca|sia|entri|venga|trovi|torni|si)
(inspira|inspiri) ed? (espira|espiri) (con|lenta*|natural*|dolce*|tranquill*)
(nota|noti|notate|notando|notare)
(osserva|osservi|osservate|osservando|osservare)
(senti|senta|sentite|sentendo|sentire) (come|il|la|lo|le|i|gli|l'|che|ogni|questa|questo|quella|tutto|tutta|un|una|ora|
  se)
(percepisci|percepisca|percepite|avverti|avverta|avvertite)
(ascolta|ascolti|ascoltate|ascoltando)
(concentrati|si concentri|concentratevi|concentra|focalizza|focalizzati)
(presta|presti|fai|prestate|fate) attenzione
(prendi|prenda|prendete|sii|diventa) (consapevol*|coscienza)
(goditi|si goda|godetevi|assapora|assapori|gusta|apprezza|apprezzi)
(esplora|esplori|percorri|scorri|confronta|accogli)
(permettiti|concediti|si permetta) di (sentire|notare|essere|stare)
(ripeti|di'|dì) .. (mentalmente|te stess*|silenzio|mente)
(segui|segua|seguite) .. (respiro|aria|movimento|respirazione)
""",
    "imagine": """
(immagina|immagini|immaginate|immaginando|immaginati)
(visualizza|visualizzi|visualizzate)
(pensa|pensi|pensate) a (un|una|qualcosa)
(ricorda|ricordi|ricordati) (un|una|quel|quando)
(vedi|vede|puoi vedere|puoi sentire|odi)
(stai|sei) (camminando|passeggiando|fluttuando|galleggiando|distes*|sdraiat*|sedut*|in piedi|su|in un|in una)
""",
    "next": """
(passiamo|ora (i|le|il|la|gli|lo|le tue|la tua|i tuoi)|ora passa|e ora (i|le|il|la|gli|passa)|adesso (i|le|il|la|gli)|
  l'altra|l'altro|proseguiamo|di seguito)
""",
    "release": """
(rilascia|rilasci|rilasciate|rilasciando|rilasciare)
(rilassa|rilassi|rilassate|rilassando|rilassati|rilassare|si rilassi|rilassal*|rilascial*|scioglil*|allental*)
(lascial*|lasciatel*) (andare|cadere|scendere|scivolare|riposare|morbid*|pesant*)
(lascia|lasci|lasciate|lasciando) .. (andare|cadere|sciogliere|che|scendere|scivolare|affondare|uscire|riposare|
  scorrere|morbid*|pesant*|rilassare)
(lasciati|si lasci|lasciatevi) (andare|cullare|sprofondare|portare)
(allenta|allenti|allentate|allentando|ammorbidisci|ammorbidisca|sciogli|sciolga|molla|molli|abbandona|abbandonati|
  distendi)
""",
    "deep-breath": """
(fai|faccia|fate|prendi|prenda|prendete|facendo) .. (respiro|respiri|inspirazione|inspirazioni)
(respira|respiri|respirate|inspira|inspiri) (molto )?(profondamente|a fondo|profondo)
(respiro|inspirazione) (profondo|profonda|lento|lungo)
""",
    "inhale": """
(inspira|inspiri|inspirate|inspirando|inspirare|inala|inali)
(riempi|riempia|gonfia) .. (polmoni|pancia|petto)
(dal|con il|attraverso il) naso
""",
    "hold": """
(trattieni|trattenga|trattenete|trattenere|mantieni|mantenga|mantenete|tieni|tenga|tenete)
""",
    "rest": """
(resta|resti|restate|rimani|rimanga|rimanete) (qui|così|lì|in|con)
(riposa|riposi|riposate|riposati)
(fluttua|galleggia|respira soltanto)
""",
    "practice": """
(sdraiati|si sdrai|sdraiatevi|stenditi|si stenda|siediti|si sieda|sedetevi|mettiti|si metta|mettetevi|accomodati|
  distenditi)
(trova|trovi|trovate|cerca|assumi|scegli) .. (posizione|postura|posto)
(chiudi|chiuda|chiudete|chiudere|chiudendo) .. occhi
(metti|metta|appoggia|appoggi|poggia|posa|porta|porti|alza|alzi|solleva|sollevi|piega|pieghi|muovi|muova|ruota|ruoti|
  gira|giri|massaggia|massaggi|strofina|scuoti|dondola|lascia|sistema) (la|le|il|i|lo|gli|una|un|tutt*|entramb*|
  dolcemente|l')
""",
}

ITALIAN = Book(
    phrases=PHRASES,
    numbers="uno/un/una due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici "
    "sedici diciassette diciotto diciannove venti",
    tens="venticinque trenta quaranta quarantacinque cinquanta sessanta novanta",
    one="un|una|ancora un|un altro",
    half="mezzo|mezza",
    few="alcuni|alcune|qualche|pochi|poche|diversi|diverse",
    couple="un paio di",
    seconds="second[oi]",
    minutes="minut[oi]",
    breaths="respiri|respirazioni|inspirazioni|espirazioni",
    counts="tempi|battute",
    to="a|o",
    count_to="conta fino a|conti fino a|contando fino a|contare fino a|conteggio di|contate fino a",
    or_two="o due",
    not_for="in|ogni|dopo|tra|fra|entro|dura|durano|primi|ultimi",
    upcoming="prossimi|prossime|seguenti",
    feet="piedi?|piede|dita dei piedi|dita del piede|polpaccio|polpacci|tallone|talloni|caviglie?|caviglia|piante?",
    breath_in=r"inspir(?:a|i|ate|iamo|are)|inal(?:a|i|ate)",
    breath_hold=r"tratt(?:ieni|enga|enete|eniamo)|mant(?:ieni|enga)|tieni|tenga|^pausa",
    breath_out=r"espir(?:a|i|ate|iamo|are)|butta fuori|soffia",
    conjunctions="e poi|ed|e|poi",
    times="volte|volta|cicli|giri",
    more="altre|ancora|altri|di più",
    repeat="ripeti|ripetilo|fallo|rifallo|ripeta|ripetete|ripetiamo|fai|faccia|fate|continua|continui|ancora",
    other=r"(?:e |ora |adesso |poi |passa )*(?:con |al|dal)?l'altr[oa](?: \w+)?|"
    r"(?:e |ora |adesso |poi )+(?:con )?(?:il|la|lo) \w+ (?:sinistr[oa]|destr[oa])",
)
