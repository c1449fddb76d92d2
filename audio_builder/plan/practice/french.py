"""French instructions: vous and tu."""

from __future__ import annotations

from audio_builder.plan.practice.book import Book

PHRASES = {
    "silence": """
je (vais|vous|te) .. (silence|silencieu*|laisse*)
je me tais
en silence
(savourez|savoure|profitez|profite) .. silence
""",
    "explains": """
(nous|on) (allons|va)
(vous allez|tu vas|je vais|nous commencerons|nous ferons|vous apprendrez|vous contracterez|vous serrerez|
  vous relâcherez)
dans (un|quelques) (instant|instants|moment|moments|secondes|minutes)
(pendant|durant|au cours|dans) (les|des) (prochaines|prochains|quelques|dix|quinze|vingt|trente|10|15|20|30) (minutes|
  prochaines)
(cet|cette|ce) (exercice|séance|pratique|enregistrement|technique|méthode|relaxation|méditation) (est|vous|te|peut|
  aide|consiste|dure|permet|va)
(la )?relaxation musculaire progressive
(généralement|habituellement|d'habitude|plus tard|ensuite nous)
avant de (commencer|débuter)
(doit|doivent|devez|dois) (être|rester)
""",
    "daily": """
chaque (jour|soir|nuit|matin|semaine)
par (jour|semaine)
""",
    "not": """
(ne|n'|sans|évitez|évite|au lieu de|plutôt que de) _( pas| plus| la| le| les| votre)?
si (vous|tu|quelque|une|un|votre|ta|ton|cela) _( une| le| la| des)?
jusqu'à ce que _
(pour que|afin que|afin de) _
(sensation|sensations|sentiment|état|impression) de _
(la|une|cette|votre|ta|toute|profonde) (détente|relaxation|tension|pause|contraction|respiration)
(aide|aider|apprendre|permet|comment|capable) (vous |à |de |te )*(détendre|relâcher|respirer)
(le|la|un|une) _ (garde|tient|souffle|lève|tourne)
""",
    "closing": """
(ouvrez|ouvre|ouvrir|rouvrez|rouvre|rouvrir|ouvrant) .. yeux
(bonne nuit|dormez bien|dors bien|faites de beaux rêves|fais de beaux rêves|beaux rêves|reposez-vous bien)
(séance|pratique|exercice|relaxation|méditation) (est|se|touche|prend|s'achève|arrive)
(revenez|reviens|revenir|revenant|retour) .. (pièce|présent|ici|monde|moment)
(bougez|bouge|bouger|remuez|remue|remuer) .. (doigts|orteils|mains|pieds)
merci (d'avoir|de votre|de ton|pour)
(passez|passe|je vous souhaite|je te souhaite) (une|de|un) (bonne|belle|douce|excellente|agréable|bon|bel|doux)
(vous pouvez|tu peux) (maintenant )?dormir
laissez-vous .. (sommeil|endormir)
laisse-toi .. (sommeil|endormir)
""",
    "welcome": """
(bienvenue|bonjour|bonsoir)
merci (d'être|de me|de nous)
je m'appelle
""",
    "minutes": """
quelques (longues |petites )?minutes
""",
    "moments": """
quelques (brefs |courts |longs )?(instants|moments|secondes)
(prenez|prends) (un peu de|le) temps
""",
    "moment": """
(pendant|pour|prenez|prends|juste|durant|encore) un (petit |court |bref |long )?(instant|moment)
un (instant|moment) (pour|ici|encore)
(faites|fais|marquez|marque) une (petite |courte |brève )?pause
""",
    "while": """
(pendant|pour|durant) (un certain|un bon|quelque) (temps|moment)
(aussi longtemps|autant de temps|tant) que (vous|tu) _
""",
    "own-time": """
(quand|lorsque|dès que) (vous êtes|vous serez|vous vous sentez|tu es|tu seras|tu te sens|vous le|tu le) (prêt*|
  souhait*|voul*)
à (votre|ton) (propre )?rythme
(prenez|prends) (tout )?(votre|ton) temps
sans (hâte|vous presser|te presser|précipitation)
""",
    "with-breath": """
(quand|lorsque|en|chaque fois que|pendant que|tandis que) (vous |tu )?(inspir*|expir*|respir*|inhal*|exhal*)
(à|sur|avec) (chaque|l'|votre|ta|la|une) ?(prochaine |nouvelle )?(inspiration|expiration|inspire|expire|respiration|
  souffle)
""",
    "again": """
(répétez|répète|répéter|répétons|recommencez|recommence|recommençons|refaites|refais|refaire)
(faites|fais|faire) (de même|la même chose|pareil|cela|ça|encore)
(encore une fois|une fois de plus|à nouveau|de nouveau)
(changez|change) de (côté|jambe|bras|main)
(continuez|continue) (ainsi|comme|de cette|avec|à ce)
""",
    "attend": """
(portez|porte|amenez|amène|dirigez|dirige|tournez|tourne|ramenez|ramène|déplacez|déplace|posez|pose|laissez|laisse|
  fixez|placez|place|guidez|conduisez|emmenez) .. (attention|l'attention|conscience|esprit|concentration|
  regard intérieur) .. (sur|à|vers|dans|au|aux|le|jusqu'*)
(portez|porte|dirigez|dirige|amenez|amène|déplacez|déplace) .. (attention|l'attention|conscience)
(passez|passe|passons|montez|remontez|remonte|descendez|descends|continuez) (maintenant |ensuite |doucement )?(à|au|
  aux|vers|jusqu'*) (la|le|les|vos|votre|ta|ton|tes)?
""",
    "tense": """
(contractez|contracte|contractant|contracter)
(serrez|serre|serrant|serrer)
(crispez|crispe|tendez|bandez|raidissez|raidis|durcissez)
(tends) (les|le|la|tous|tes)
(fermez|ferme|formez|faites) .. (poing|poings|fort|fortement)
(plissez|plisse|froncez|fronce|fronçant)
(pressez|presse|appuyez|appuie|poussez|pousse|enfoncez|enfonce)
(haussez|hausse|haussant)
(levez|lève|relevez|relève|remontez|remonte|montez|monte) .. (épaules|sourcils|orteils|front)
(pliez|recroquevillez|recroqueville|fléchissez|fléchis|pointez|pointe|ramenez|ramène|tirez|tire|étirez|
  enroulez) .. (orteils|pieds|pied|pointe|pointes)
(rentrez|rentre|rentrant) .. (ventre|nombril|menton)
(cambrez|cambre|arquez|arque|creusez|creuse) .. dos
(maintenez|maintiens|gardez|garde|tenez|tiens) .. (tension|contraction|contracté*|serré*|pression)
(plus fort|aussi fort que)
mordez
""",
    "stretch": """
(maintenez|maintiens|gardez|garde|tenez|tiens) .. (étirement|posture|position|pose)
(étirez|étire|étirant|étirez-vous|étire-toi|étirer)
(penchez|penche|inclinez|incline|inclinant|penchez-vous|penche-toi)
(allongez|allonge) (le bras|la jambe|les bras|les jambes|votre bras|votre jambe|la colonne|le dos)
(tournez|tourne) .. (tête|cou|buste)
(ramenez|ramène|rapprochez|rapproche|amenez|amène) .. genou* .. (poitrine|vers)
""",
    "ease": """
(revenez|reviens|revenir|revenant) (au|à|doucement|lentement|vers|en)
(baissez|baisse|abaissez|abaisse|reposez|repose|redescendez|redescends) (le|la|les|votre|vos|ta|tes|ton|doucement|
  lentement|votre)
(redressez|redresse|déroulez|déroule)
""",
    "exhale": """
(expirez|expire|expirant|expirer|exhalez|exhale)
(soufflez|souffle) (doucement|lentement|par|l'air|tout|longuement|maintenant|à)
(laissez|laisse|relâchez|relâche|videz|vide|rejetez|rejette) .. (air|l'air|souffle) .. (sortir|partir|s'échapper|s'en)
(videz|vide) .. poumons
par la bouche
(soupirez|soupire)
""",
    "observe": """
(respirez|respire|respires) (normalement|naturellement|calmement|doucement|tranquillement|lentement|librement)
(continuez|continue) (à|de) respirer
(laissez|laisse) .. (respiration|souffle) .. (venir|aller|couler|suivre|être|circuler|retrouver|devenir|se)
(inspirez|inspire) et (expirez|expire) (calmement|lentement|doucement|naturellement|à)
(remarquez|remarque|remarquant|remarquer)
(observez|observe|observes|observant|observer)
(sentez|sens|ressentez|ressens|ressentant|sentant|sentir|ressentir)
(notez|note) (comme|la|le|les|que|toute|chaque|ce)
(percevez|perçois|constatez|constate|goûtez|goûte)
(écoutez|écoute|écoutant)
(concentrez-vous|concentre-toi|concentrez|concentre|focalisez|focalise)
(prenez|prends|prenant) conscience
(soyez|sois) (attentif*|conscient*|à l'écoute)
(faites|fais|prêtez|prête) attention
(savourez|savoure|profitez|profite|appréciez|apprécie|accueillez|accueille) (de|le|la|cette|ce|ces|l')?
(explorez|explore|parcourez|parcours|scannez|comparez|compare)
(suivez|suis) .. (respiration|souffle|mouvement|air)
(répétez|répète|dites|dis) .. (intérieurement|mentalement|silence|vous-même|toi-même)
""",
    "imagine": """
(imaginez|imagine|imaginant|imaginer)
(visualisez|visualise|visualiser)
(représentez-vous|représente-toi|figurez-vous|rêvez)
(pensez|pense) à (un|une|quelque)
(souvenez-vous|souviens-toi|rappelez-vous|rappelle-toi)
(vous voyez|tu vois|voyez|vous entendez|tu entends|vous sentez l'odeur)
(vous êtes|tu es|vous vous|tu te) (en train|assis*|allongé*|debout|sur|promen*|marche*|dans)
""",
    "next": """
(passons|maintenant (vos|votre|ta|tes|ton)|passez maintenant|maintenant les|maintenant la|maintenant le|maintenant l'|
  l'autre|à présent (les|la|le)|et maintenant (les|la|le|vos|votre))
""",
    "release": """
(relâchez|relâche|relâches|relâchant|relâcher)
(détendez|détends|détendez-vous|détends-toi|détendant|détendre)
(lâchez|lâche|lâchant|lâcher)
(lissez|lisse|défroncez|défronce)
(desserrez|desserre|décontractez|décontracte|dénouez|dénoue|assouplissez|assouplis|libérez|libère|relaxez|relaxe)
(laissez|laisse|laissant|laissez-les|laissez-le|laissez-la|laisse-les|laisse-le|laisse-la) .. (aller|tomber|partir|
  fondre|se|s'|couler|descendre|glisser|peser|flotter|devenir|reposer|retomber|relâch*|détend*|lourd*|alourd*|
  s'alourd*|se détend*)
(laissez-vous|laisse-toi) (aller|porter|glisser|couler)
(abandonnez|abandonne|abandonnez-vous|abandonne-toi)
""",
    "deep-breath": """
(prenez|prends|faites|fais|prenant) .. (inspiration|inspirations|respiration|respirations|souffle)
(respirez|respire|inspirez|inspire) (très )?(profondément|à fond|amplement)
(inspiration|respiration) (profonde|lente)
(profonde|grande|longue|lente) (inspiration|respiration)
""",
    "inhale": """
(inspirez|inspire|inspirant|inspirer|inhalez|inhale)
(remplissez|remplis|gonflez|gonfle) .. (poumons|ventre|poitrine)
par le nez
""",
    "hold": """
(retenez|retiens|maintenez|maintiens|tenez|bloquez|bloque|gardez|garde)
""",
    "rest": """
(restez|reste|demeurez|demeure) (ici|là|ainsi|dans|avec|comme|un)
(reposez-vous|repose-toi|flottez|flotte)
""",
    "practice": """
(allongez-vous|allonge-toi|asseyez-vous|assieds-toi|installez-vous|installe-toi|couchez-vous|couche-toi|étendez-vous|
  mettez-vous|mets-toi)
(trouvez|trouve|choisissez|choisis|adoptez|adopte|prenez|prends) .. (position|posture|place)
(fermez|ferme|fermer|fermant) .. (yeux|paupières)
(posez|pose|placez|place|mettez|mets|déposez|dépose|levez|lève|pliez|plie|bougez|bouge|soulevez|soulève|roulez|roule|
  massez|masse|frottez|frotte|secouez|secoue|balancez|balance|décroisez|ajustez|amenez|amène|ramenez|ramène|tournez|
  tourne|faites|laissez|laisse) (la|le|les|une|un|votre|vos|ta|tes|ton|doucement)
""",
}

FRENCH = Book(
    phrases=PHRASES,
    numbers="un/une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept "
    "dix-huit dix-neuf vingt",
    tens="vingt-cinq trente quarante quarante-cinq cinquante soixante quatre-vingt-dix",
    one="un|une|encore un|encore une",
    half="une demi|demi|la moitié d'une",
    few="quelques|plusieurs",
    couple="deux ou trois|une paire de",
    seconds="secondes?|sec",
    minutes="minutes?",
    breaths="respirations|inspirations|expirations|souffles",
    counts="temps",
    to="à|ou",
    count_to="compte de|compter jusqu'à|comptez jusqu'à|compte jusqu'à|comptant jusqu'à",
    or_two="ou deux",
    not_for="dans|toutes les|tous les|après|chaque|en|moins de|dure|durent|premières|dernières",
    upcoming="prochaines|prochains",
    feet="orteils?|pieds?|mollets?|talons?|chevilles?|plantes?|voûtes?",
    breath_in=r"inspir(?:ez|e|ons|er)|inhal(?:ez|e)",
    breath_hold=r"retenez|retiens|bloque[z]?|mainten(?:ez|iens)|gardez?|tenez|tiens|^pause",
    breath_out=r"expir(?:ez|e|ons|er)|exhal(?:ez|e)|souffle[z]?",
    conjunctions="et puis|puis|et|ensuite",
    times="fois|cycles|tours",
    more="de plus|encore",
    repeat="répétez|répète|répétons|répéter|recommencez|recommence|faites|fais|refaites|refais|continuez|continue|encore",
    other=r"(?:et |maintenant |puis |ensuite |passez |à présent )*(?:à |avec |de )?l'autre(?: \w+)?|"
    r"(?:et |maintenant |puis |ensuite )+(?:avec )?(?:le|la|votre|ton|ta) \w+ (?:gauche|droite?)",
)
