"""Spanish instructions: tú, usted, ustedes and vosotros."""

from __future__ import annotations

from audio_builder.plan.practice.book import Book

PHRASES = {
    "silence": """
(guardaré|guardaremos|voy a guardar|estaré|me quedaré|permaneceré|habrá) .. (silencio|callad*)
en silencio
voy a callar*
me callo
(disfruta|disfrute) .. (silencio|quietud)
""",
    "explains": """
(voy|vamos) a
vas a (sentir|notar|aprender|tensar|relajar|hacer|poder|necesitar|empezar|trabajar)
(en|dentro de) un (momento|instante|minuto)
(en|dentro de) unos (momentos|instantes|segundos|minutos)
(durante|en) los próximos (minutos|momentos|diez|quince|veinte|treinta|10|15|20|30)
(este|esta) (ejercicio|sesión|práctica|grabación|técnica|método|relajación|audio|meditación) (es|te|le|puede|ayuda|
  consiste|dura|sirve|está)
(la )?relajación muscular progresiva
(normalmente|generalmente|habitualmente|después|luego aprenderás)
antes de (empezar|comenzar)
(iremos|haremos|tensaremos|relajaremos|recorreremos|trabajaremos|respiraremos|contaremos|aprenderemos|empezaremos|
  comenzaremos|aprenderás|tensarás|sentirás que)
(debe|debes|deben) (ser|estar)
""",
    "daily": """
cada (día|noche|mañana|semana)
(al|por) (día|semana)
""",
    "not": """
(no|sin|nunca|evita|evite|en lugar de|en vez de) _( la| el| los| las| tu| su)?
si (te|le|lo|la|notas|sientes|nota|siente|algo|hay|tienes|tiene|quieres|prefieres|alguna|algún) _
(hasta|para) que _
(sensación|sensaciones|sentimiento|estado|momento de) de _
(la|una|esta|esa|tu|su|más|toda|total|completa|profunda) (relajación|tensión|pausa|contracción|respiración)
(ayuda|ayudan|ayudará|aprender|cómo|manera de|capaz de) (a )?(relajar*|soltar|respirar)
(el|la|los|las) _ (sube|suben|baja|bajan|gira|giran)
""",
    "closing": """
(abre|abra|abran|abrid|abrir|abriendo) .. ojos
(buenas noches|dulces sueños|que descanses|que descanse|que descansen|felices sueños|duerme bien|duerma bien)
(sesión|práctica|ejercicio|relajación|meditación) (ha|se ha|está|llega|termina|concluye|acaba)
(hemos|has) (terminado|llegado|acabado|concluido)
(vuelve|vuelva|volver|regresa|regrese|regresar|regresando|volviendo) .. (habitación|presente|sala|aquí|cuarto)
(mueve|mueva|mover|moviendo) .. dedos
gracias por (practicar|tu|su|escuchar|haber)
que tengas _
puedes dormir* (ya|ahora)
(déjate|déjese) .. (dormir|sueño)
""",
    "welcome": """
(bienvenid*|hola|buenas tardes|buenos días)
gracias por (acompañar*|estar|unirte|elegir)
(me llamo|mi nombre es)
""",
    "minutes": """
(unos|algunos|varios|un par de) (cuantos )?minutos
""",
    "moments": """
(unos|algunos|varios) (pocos |breves |cuantos )*(momentos|instantes|segundos)
(tómate|tómese|dedica|dedique) (algo de|un poco de|unos) (tiempo|momentos|instantes)
""",
    "moment": """
(por|durante|solo|sólo|tómate|tómese|toma) un (breve |pequeño |solo )?(momento|instante|momentito|ratito)
un (momento|instante) (más|para|aquí)
(haz|haga|hacer) una (breve |pequeña )?pausa
""",
    "while": """
(por|durante|un) (un )?(buen )?rato
(todo )?el tiempo que (quieras|quiera|necesites|necesite|desees|desee)
durante (algún|un) tiempo
""",
    "own-time": """
cuando (estés|esté|estén|te sientas|se sienta|quieras|quiera) (list*|preparad*|lo desees)?
a tu (propio )?(ritmo|tiempo|aire)
a su (propio )?(ritmo|tiempo)
(tómate|tómese|toma|tome) (todo )?(tu|su|el) tiempo
sin (prisa|prisas)
""",
    "with-breath": """
(cuando|mientras|al|cada vez que|a medida que|conforme) (inhal*|exhal*|inspir*|espir*|respir*|tomas aire|
  sueltas el aire)
(con|en) (cada|tu|la|una) (próxima |siguiente |nueva )?(respiración|inhalación|exhalación|inspiración|espiración)
""",
    "again": """
(repite|repita|repitan|repetir|repetimos|repetiremos) (esto|lo|el|la|con|una|otra|de|este|dos|tres|cuatro|cinco|#|ahora)
(repítelo|repítalo)
(haz|haga|hagan|haced|hazlo|hágalo) (lo mismo|otra vez|de nuevo|una vez más|con|dos|tres|cuatro)
(una vez más|otra vez|de nuevo|nuevamente)
(cambia|cambie|cambien) de (lado|pierna|brazo|mano)
(sigue|siga|continúa|continúe) (así|con|de esta|de este)
""",
    "attend": """
(lleva|lleve|lleven|llevad|llevando|dirige|dirija|dirijan|dirigiendo|mueve|mueva|trae|traiga|pon|ponga|desplaza|
  desplace|centra|centre|enfoca|enfoque) .. (atención|consciencia|conciencia|concentración|mente|foco) .. (a|al|en|
  hacia|por|desde)
(lleva|lleve|dirige|dirija|centra|centre|enfoca|enfoque|pon|ponga) .. (atención|conciencia|consciencia)
(pasa|pase|pasamos|pasemos|pasando|sube|suba|subimos|baja|baje|avanza|avance) (ahora )?(a|al|hacia|por) (los|las|el|la|
  tu|tus|tus|su|sus)?
""",
    "tense": """
(tensa|tense|tensen|tensad|tensando|ténsa*|pon en tensión)
(aprieta|apriete|aprieten|apretad|apretando|apriétalo|apriétal*)
(contrae|contraiga|contraigan|contrayendo|contráel*)
(cierra|cierre|cierren|cerrad|cerrando|haz|haga|forma|forme) .. (puño|puños)
(frunce|frunza|frunzan|frunciendo|arruga|arrugue|arrugando)
(presiona|presione|presionen|presionando|empuja|empuje|empujando)
(encoge|encoja|encojan|encogiendo)
(eleva|eleve|elevando|levanta|levante|levantando|sube|suba) .. (cejas|hombros|frente|dedos)
(tira|tire|apunta|apunte|estira|estire|lleva|lleve|dirige|dobla|doble|flexiona|flexione|curva|curve) .. (dedos|puntas|
  pies|pie)
(mete|meta|metiendo|hunde|hunda) .. (abdomen|vientre|barriga|estómago|tripa)
(arquea|arquee|arqueando) .. espalda
(cierra|cierre) .. (fuerza|fuertemente|fuerte)
(súbelos|súbalos|levántalos|levántelos|elévalos) .. (orejas|hacia)
(mantén|mantenga|mantengan|sostén|sostenga|aguanta|aguante) .. (tensión|contracción|presión)
(más fuerte|con fuerza|tan fuerte como)
muerde
""",
    "stretch": """
(mantén|mantenga|sostén|sostenga) .. (estiramiento|postura|posición|estirad*)
(estira|estire|estiren|estirad|estirando)
(inclina|incline|inclinen|inclinando|inclínate|inclínese)
(alarga|alargue|alargando|extiende|extienda|extendiendo)
(gira|gire|girando) .. (cabeza|cuello|tronco|torso)
(lleva|lleve|acerca|acerque) .. rodillas? .. (pecho|hacia)
(abraza|abrace) .. rodillas?
""",
    "ease": """
(vuelve|vuelva|vuelvan|volviendo|regresa|regrese) .. (al|a la|centro|posición|atrás|inicio)
(baja|baje|bajen|bajando) (los|las|el|la|despacio|lentamente|suavemente|poco)
(deshaz|deshaga|deshaciendo)
""",
    "exhale": """
(exhala|exhale|exhalen|exhalad|exhalando|exhalar|espira|espire|espiren|espirando)
(suelta|suelte|suelten|soltando|deja|deje|dejando|expulsa|expulse|expulsando|saca|saque|bota|bote|libera) .. aire
(suéltalo|suéltelo) .. (boca|lentamente|despacio|poco a poco)
(por la boca|y fuera)
(vacía|vacíe) .. pulmones
(suspira|suspire)
""",
    "observe": """
(respira|respire|respirando) (con normalidad|normalmente|con naturalidad|naturalmente|tranquil*|suave*|despacio|lenta*|
  con calma)
(sigue|siga|continúa|continúe) respirando
(deja|deje|permite|permita) que .. (respiración|aire) .. (fluya|entre|sea|vuelva|encuentre|se)
(inhala|inhale|inspira|inspire) y (exhala|exhale|espira|espire) (con|a|de|suave*|lenta*|natural*)
(nota|note|noten|notad|notando) (cómo|como|el|la|los|las|lo|qué|que|tu|su|cualquier|si|esa|ese|una)
(observa|observe|observen|observad|observando)
(siente|sienta|sientan|sentid|sintiendo) (cómo|como|el|la|los|las|lo|que|tu|tus|su|sus|cada|esa|ese|esta|este|una|un|
  todo|toda|ahora)
(fíjate|fíjese|fijaos|fíjense)
(percibe|perciba|percibiendo|advierte|advierta|date cuenta|dese cuenta)
(escucha|escuche|escuchando)
(concéntrate|concéntrese|céntrate|céntrese|enfócate|enfóquese|concentra|concentre)
presta atención
preste atención
(toma|tome|tomando) conciencia
(sé|sea) consciente
(disfruta|disfrute|disfrutando|saborea|saboree) (de|el|la|esta|este|esa)
(recorre|recorra|explora|explore|compara|compare|aprecia|aprecie)
(permítete|permítase) (sentir|notar|estar)
(repite|repita|di|diga) .. (mente*|ti mism*|silencio|interior*)
(sigue|siga) .. (respiración|aire)
""",
    "imagine": """
(imagina|imagine|imaginen|imaginad|imaginando|imagínate|imagínese)
(visualiza|visualice|visualicen|visualizando)
(piensa|piense|pensando) en (un|una|algún|ese|algo)
(recuerda|recuerde) (un|una|algún|aquel)
(te ves|se ve|mírate|obsérvate)
(ves|oyes|hueles|puedes ver|puedes oír|puede ver|puede oír)
(estás|está) (caminando|paseando|flotando|tumbad*|sentad*|de pie|en una|en un)
""",
    "next": """
(ahora (los|las|el|la|tu|tus|su|sus)|ahora pasamos|a continuación|ahora la otra|ahora el otro|seguimos con|
  y ahora (los|las|el|la|tu|tus)|pasamos a|el otro|la otra)
""",
    "release": """
(suelta|suelte|suelten|soltad|soltando|suéltal*|suéltelo)
(relaja|relaje|relajen|relajad|relajando|relájate|relájese|relájal*|relajar)
(afloja|afloje|aflojen|aflojad|aflojando|aflójal*|alisa|alise|alísal*)
(libera|libere|liberen|liberando)
(deja|deje|dejen|dejad|dejando|permite|permita|permitiendo) .. (caiga|caigan|caer|salga|vaya|vayan|ir|relaj*|descans*|
  suavi*|afloj*|hund*|derrit*|disuelv*|pes*|fluir|fluya|flot*|reposa*|reposen)
(déjate|déjese|déjal*|déjel*) (ir|caer|llevar|descansar|reposar|colgar|suelt*)
(suaviza|suavice|ablanda|ablande|descansa|distiende|distienda)
""",
    "deep-breath": """
(toma|tome|tomen|tomad|tomando|haz|haga|hagan|realiza|realice|respira|respire) .. (respiración|respiraciones|aire|
  hondo|profund*|profundamente|inspiración|bocanada)
(respiración|inspiración|inhalación) (profunda|lenta|larga)
(respira|respire) (hondo|profund*)
""",
    "inhale": """
(inhala|inhale|inhalen|inhalad|inhalando|inhalar|inspira|inspire|inspiren|inspirad|inspirando)
(toma|tome|coge|coja) aire
(llena|llene) .. pulmones
por la nariz
""",
    "hold": """
(mantén|mantenga|mantengan|mantener|manteniendo|sostén|sostenga|sostener|aguanta|aguante|retén|retenga|retener)
""",
    "rest": """
(quédate|quédese|permanece|permanezca) (aquí|así|ahí|en|con)
(descansa|descanse|descansen|descansando|reposa|repose)
(flota|flote|flotando)
solo (respira|descansa|siente)
""",
    "practice": """
(túmbate|túmbese|acuéstate|acuéstese|siéntate|siéntese|recuéstate|recuéstese|échate|ponte|póngase|acomódate|acomódese)
(busca|busque|encuentra|encuentre|adopta|adopte) .. (posición|postura|lugar)
(cierra|cierre|cierren|cerrad|cerrando) .. ojos
(coloca|coloque|pon|ponga|apoya|apoye|lleva|lleve|sube|suba|levanta|levante|eleva|eleve|dobla|doble|flexiona|flexione|
  mueve|mueva|gira|gire|rota|rote|masajea|masajee|frota|frote|sacude|sacuda|balancea|balancee|descruza|ajusta|ajuste|
  deja|deje) (la|las|el|los|una|un|tu|tus|su|sus|ambas|ambos|suavemente)
""",
}

SPANISH = Book(
    phrases=PHRASES,
    numbers="uno/un/una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince "
    "dieciséis/dieciseis diecisiete dieciocho diecinueve veinte",
    tens="veinticinco treinta cuarenta cuarenta_y_cinco cincuenta sesenta noventa",
    one="un|una|otro|otra",
    half="medio|media",
    few="unos|unas|algunos|algunas|varios|varias|unos cuantos|unas cuantas|unos pocos|unas pocas",
    couple="un par de",
    seconds="segundos?",
    minutes="minutos?",
    breaths="respiraciones|inhalaciones|exhalaciones",
    counts="tiempos?|cuentas?",
    to="a|o",
    count_to="cuenta de|cuenta hasta|cuente hasta|contar hasta|contando hasta|contamos hasta|cuentas hasta",
    or_two="o dos",
    not_for="en|cada|tras|después de|dentro de|dura|duran|primeros|últimos|unos de",
    upcoming="próximos|próximas|siguientes",
    feet="pies?|dedos de los pies|dedos del pie|pantorrillas?|gemelos?|talón|talones|tobillos?|plantas?",
    breath_in=r"inhal(?:a|e|en|amos|ar)|inspir(?:a|e|en|amos|ar)|tom[ae] aire|coge aire",
    breath_hold=r"mantén|manten(?:ga|emos|er)|sost(?:én|enga|enemos)|aguant[ae]|ret(?:én|enga|enemos)|^pausa",
    breath_out=r"exhal(?:a|e|en|amos|ar)|espir(?:a|e|en|amos|ar)|suelt[ae] el aire|^suelt[ae]",
    conjunctions="y luego|y después|y|luego|después",
    times="veces|rondas|ciclos|vez",
    more="más",
    repeat="repite|repita|repítelo|repítalo|repetimos|repetir|haz|hazlo|haga|hágalo|continúa|continúe|sigue|siga|otra",
    other=r"(?:y |ahora |luego |después )*(?:con |en )?(?:el|la|tu|su|al) otr[oa](?: \w+)?|"
    r"(?:y |ahora |luego |después )+(?:con )?(?:el|la|tu|su) \w+ (?:izquierd[oa]|derech[oa])",
)
