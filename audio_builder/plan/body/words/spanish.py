"""The words by which a step is known in Spanish."""

from audio_builder.plan.body.words.step_words import StepWords

SPANISH = StepWords(
    effort="tensa tense tensar tensando aprieta apriete apretar apretando contrae contraiga contraer cierra "
    "cierre estira "
    "estire estirar estirando dobla doble doblar flexiona flexione flexionar levanta levante levantar eleva "
    "eleve sube "
    "presiona presione presionar empuja empuje lleva lleve encoge encoja arruga arrugue frunce frunza puño "
    "puños apunta",
    holds="mantén mantenga mantener sostén sostenga aguanta aguante",
    nouns="el la los las un una del al de",
    release="suelta suelte soltar soltando relaja relaje relajar afloja afloje aflojar descansa descanse libera libere "
    "caer suéltalo suéltala suéltalos suéltalas relájalo relájala relájalos relájalas",
    pronouns="ella ellas ello suéltalo suéltala suéltalos suéltalas mantenla mantenlo mantenlos mantenlas "
    "relájalo relájala "
    "relájalos relájalas apriétalo apriétala apriétalos apriétalas nótalo siéntelo siéntela déjalo déjala "
    "déjalos déjalas",
    opening="y luego después pero también entonces eso esto así",
    onward=r"(?:y )?(?:ahora|después|luego|a continuación|por último|finalmente|pasa|pasamos|lleva (?:la|tu) "
    r"(?:atención|mente)|"
    r"dirige|en un momento|esta vez)",
    general=r"(?:y |ahora |por ahora )*(?:respira|respire|inhala|inhale|exhala|exhale|toma (?:aire|una)|tome "
    r"(?:aire|una)|inspira|"
    r"espira|con cada|deja que (?:tu|la) (?:respiración|cuerpo)|todo (?:tu|el|su) cuerpo|cuando (?:estés|"
    r"quieras|esté|quiera)|"
    r"puedes|puede|duerme|buenas noches|gracias|bienvenid[oa]|abre|cierra los ojos|si (?:algo|sientes|te)|"
    r"voy|nada|imagina|ya)",
    body="cuerpo",
    closing=r"cuando (?:estés|esté) (?:listo|lista|preparado|preparada)|cuando quieras|abre los ojos|abra los "
    r"ojos|buenas noches|"
    r"(?:déjate|déjese|dejarte|dejarse|permítete|abandónate)(?: \w+){0,4} (?:sueño|dormir|dormid[oa])|"
    r"quédate dormid[oa]|duérmete|(?:noche|tarde|día)(?: ahora)? es (?:toda )?(?:tuya|suya|tuyo|suyo)",
    free=r"(?:puedes|puede) mover(?:te|se) (?:cuando|cuanto|siempre)|(?:para|pare|detente) si algo",
    carries_on=r"(?:mantén|mantenga|sostén|sostenga|aguanta|aguante|nota|note|siente|sienta|observa|observe|"
    r"percibe|disfruta|"
    r"empieza|comienza|ahora (?:suelta|relaja|afloja|mantén)|deja|deje)",
    hints="compara compare diferencia otro otra otros otras mismo misma vez nuevo repite repita repetimos igual "
    "cambia cambie también",
    returns=r"compar[ae]|diferencia entre|lo mismo|de nuevo|otra vez|una vez más|repit[ea]|repetimos|igual que|"
    r"al? otr[oa] \w+|(?:el|la|tu|"
    r"su) otr[oa] \w+|"
    r"del otro|con (?:el|la) otr[oa]",
    other=r"(?:el|la|tu|su|al|del) otr[oa](?: (?:lado|mano|puño|brazo|pierna|pie|rodilla|muslo|pantorrilla|"
    r"hombro|tobillo|cadera))?|"
    r"cambi[ae] de (?:lado|pierna|brazo|mano|pie)",
    apart=r"un[oa]? (?!momento|instante|rato|minuto|vez|respiración)\w+(?: ,)?(?: y)?(?: luego)? "
    r"(?:el|la) otr[oa](?: \w+)?|"
    r"el otro lado (?:del|de la|de los|de las) (?!cuerpo)\w+",
    also="también igualmente",
    imagine="En esta parte, imagina solo el movimiento.",
    down=r"(?:encog|encoj|enrosc|curv)\w*(?: \w+){0,3} dedos (?:de los pies|del pie)(?! (?:\w+ "
    r"){0,2}(?:arriba|cara|ti))|"
    r"(?:apunt|estir)\w*(?: \w+){0,5} (?:pies?|puntas?|dedos)(?: \w+){0,3} (?:abajo|adelante|lejos)|puntas "
    r"de los pies hacia abajo",
    toes="pie punta dedos",
)
