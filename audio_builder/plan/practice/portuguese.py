"""Portuguese instructions: você and tu, of Brazil and of Portugal."""

from __future__ import annotations

from audio_builder.plan.practice.book import Book

PHRASES = {
    "silence": """
(ficarei|ficaremos|vou ficar|estarei|permanecerei|farei|haverá) .. (silêncio|calad*)
em silêncio
(aproveite|aproveita|desfrute|desfruta) .. silêncio
""",
    "explains": """
(vou|vamos) (guiar|começar|trabalhar|percorrer|pedir|fazer|contar|aprender|tensionar|contrair|relaxar|iniciar|passar|
  usar|respirar)
(você vai|vais|você irá|irá|iremos|faremos|começaremos|tensionaremos|relaxaremos|aprenderá|vai) (sentir|aprender|
  contrair|tensionar|perceber|precisar|fazer|relaxar|começar|ser)
(em|dentro de|daqui a) (um|uns|alguns|instantes|poucos) (momento|momentos|instante|instantes|segundos|minutos)
(durante|pelos|nos) (os )?próximos (minutos|momentos|dez|quinze|vinte|trinta|10|15|20|30)
(este|esta|esse|essa) (exercício|sessão|prática|gravação|técnica|método|relaxamento|meditação|áudio) (é|pode|ajuda|
  consiste|dura|vai|serve|foi)
(o )?relaxamento muscular progressivo
(normalmente|geralmente|habitualmente|mais tarde)
antes de (começar|iniciar)
(deve|devem|deves) (ser|estar|ficar)
""",
    "daily": """
(cada|todo|toda|todos os|todas as) (dia|dias|noite|noites|manhã|manhãs)
por (dia|semana)
""",
    "not": """
(não|sem|nunca|evite|evita|em vez de|ao invés de) _( a| o| as| os| sua| seu)?
se (você|sentir|sentires|notar|algo|houver|tiver|quiser|preferir|alguma|algum|perceber) _
(até|para) que _
(sensação|sensações|sentimento|estado|momento de) de _
(a|o|uma|um|esta|essa|este|sua|seu|mais|toda|todo|profundo|total) (relaxamento|tensão|pausa|contração|respiração|
  descanso)
(ajuda|ajudam|ajudar|aprender|como|capaz de) (a |você |você a )*(relaxar|soltar|respirar)
""",
    "closing": """
(abra|abre|abrir|abrindo) .. olhos
(boa noite|durma bem|dorme bem|bons sonhos|bom descanso|descanse bem)
(sessão|prática|exercício|relaxamento|meditação) (terminou|acabou|chegou|está|chega|termina)
(volte|volta|voltar|voltando|regresse|regressa|retorne|retornando) .. (quarto|presente|sala|aqui|ambiente)
(mova|mexa|mexe|move|movimente|mexendo|movendo) .. dedos
(obrigado|obrigada) por (praticar|ter|escutar|ouvir|sua)
tenha (um|uma) _
(pode|podes) dormir (agora|já)
(deixe-se|deixa-te) .. (adormecer|dormir|sono)
""",
    "welcome": """
(bem-vind*|olá|boa tarde|bom dia)
(obrigado|obrigada) por (estar|se juntar|escolher)
(meu nome é|chamo-me|eu me chamo)
""",
    "minutes": """
(alguns|uns|vários|poucos) minutos
""",
    "moments": """
(alguns|uns|vários|poucos) (breves |curtos |poucos )?(momentos|instantes|segundos)
(reserve|tire|dedique) (algum|um pouco de|um) tempo
""",
    "moment": """
(por|durante|apenas|só|tire|reserve|mais) um (breve |pequeno |curto )?(momento|instante|momentinho|instantinho)
um (momento|instante) (para|aqui|mais)
(faça|faz) uma (breve |pequena |curta )?pausa
""",
    "while": """
(por|durante) (um|algum) (bom )?(tempo|bocado|tempinho)
(o )?(tempo que|quanto tempo) (quiser|precisar|desejar|quiseres|precisares)
""",
    "own-time": """
quando (estiver|estiveres|se sentir|te sentires|quiser|quiseres) (pronto|pronta|preparad*)?
(no|ao) (seu|teu) (próprio )?(ritmo|tempo)
(leve|use|tome|leva) (todo )?(o )?(seu |teu )?tempo
sem (pressa|pressas)
""",
    "with-breath": """
(quando|enquanto|ao|cada vez que|à medida que|conforme) (você )?(inspir*|expir*|respir*|inal*|exal*|solta o ar)
(a|com|em|na) (cada|sua|próxima|tua) (próxima |nova )?(respiração|inspiração|expiração|inalação|exalação)
""",
    "again": """
(repita|repete|repetir|repetimos|repetindo) (isso|isto|o|a|com|mais|este|esta|esse|duas|três|quatro|cinco|#|agora|tudo)
(faça|faz) (o mesmo|a mesma coisa|isso|isto|de novo|novamente|mais uma vez|outra vez)
(mais uma vez|outra vez|de novo|novamente)
(troque|troca|mude|muda) (de lado|de perna|de braço|de mão|o lado)
(continue|continua) (assim|com|dessa|desta|nesse|neste)
""",
    "attend": """
(leve|leva|levando|traga|traz|trazendo|dirija|dirige|direcione|direciona|mova|move|volte|volta|coloque|coloca|desloque|
  passe) .. (atenção|consciência|foco|mente|concentração) .. (para|ao|à|aos|às|até|nos|nas|no|na|pelo|pela)
(leve|leva|traga|traz|dirija|dirige|direcione|direciona|coloque|coloca) .. (atenção|consciência|foco)
(passe|passa|passamos|passemos|passando|suba|sobe|subindo|desça|desce|siga|vá) (agora |lentamente )?(para|aos|às|ao|à|
  até) (os|as|o|a|seus|suas|seu|sua)?
""",
    "tense": """
(contraia|contrai|contraindo|contrair)
(tensione|tensiona|tensionando|tense|tensa) (o|a|os|as|todos|todas|bem|seu|sua|seus|suas|agora|novamente)?
(aperte|aperta|apertando|apertar)
(feche|fecha|fechando|faça|cerre|cerra|cerrando|forme) .. (punho|punhos|mão|mãos|dentes|maxilar*|mandíbula)
(franza|franze|franzindo|enrugue|enruga|enrugando)
(pressione|pressiona|pressionando|empurre|empurra|empurrando)
(encolha|encolhe|encolhendo)
(levante|levanta|eleve|eleva|suba|erga|ergue|puxe|puxa) .. (sobrancelhas|ombros|testa|dedos|pés|pontas)
(dobre|dobra|estique|estica|curve|curva|flexione|aponte|aponta) .. (dedos|pontas|pés|pé)
(encolha|contraia|puxe|sugue) .. (barriga|abdômen|abdómen|umbigo|estômago)
(arqueie|arqueia|arqueando) .. costas
(feche|fecha) .. (força|firmemente|forte)
(mantenha|mantém|segure|segura|sustente|sustém) .. (tensão|contração|pressão|contraíd*)
(mais forte|com força|o mais forte)
morda
""",
    "stretch": """
(mantenha|mantém|segure|segura|sustente) .. (alongamento|postura|posição|alongad*)
(alongue|alonga|alongando|alongar)
(estique|estica|esticando|estenda|estende|estendendo)
(incline|inclina|inclinando|incline-se|inclina-te)
(gire|gira|rode|roda|vire|vira) .. (cabeça|pescoço|tronco)
(traga|leve|puxe|abrace|leva|abraça) .. joelhos?
""",
    "ease": """
(volte|volta|voltando|retorne|retornando|regresse) (ao|à|para|lentamente|devagar|suavemente)
(abaixe|abaixa|baixe|baixa|desça|desce) (o|a|os|as|seu|sua|lentamente|devagar|suavemente)
(desfaça|desfaz|desenrole)
""",
    "exhale": """
(expire|expira|expirando|expirar|exale|exala|exalando)
(solte|solta|soltando|deixe|deixa|libere|liberte|ponha|sopre) .. ar
(sopre|sopra|soprando|suspire|suspira)
pela boca
(esvazie|esvazia) .. pulmões
""",
    "observe": """
(respire|respira) (normalmente|naturalmente|tranquil*|suavemente|devagar|calmamente|lentamente|com calma)
(continue|continua|continuando) (a respirar|respirando)
(deixe|deixa|permita) .. (respiração|ar) .. (fluir|flua|ser|entrar|voltar|vir|encontrar|acontecer|siga)
(inspire|inspira) e (expire|expira) (com|de|suave*|lenta*|natural*|calma*)
(note|nota|notando|repare|repara|reparando)
(observe|observa|observando)
(sinta|sente|sentindo) (como|o|a|os|as|que|seu|sua|seus|suas|cada|essa|esse|esta|este|um|uma|todo|toda|agora|qualquer)
(perceba|percebe|percebendo)
(escute|escuta|ouça|ouve|escutando|ouvindo)
(concentre|concentra|concentre-se|concentra-te|foque|foca|focalize)
(preste|presta) atenção
(tome|toma|tomando|ganhe) consciência
(esteja|fique) (consciente|atent*)
(aproveite|aproveita|desfrute|desfruta|saboreie|aprecie|aprecia) (o|a|essa|esse|esta|este|d*)?
(explore|percorra|percorre|compare|compara)
(permita-se|permite-te) (sentir|notar|estar|perceber)
(repita|diga|repete|diz) .. (mentalmente|silêncio|mente|si mesm*|ti mesm*)
(acompanhe|acompanha|siga|segue) .. (respiração|ar|movimento)
""",
    "imagine": """
(imagine|imagina|imaginando|imaginar)
(visualize|visualiza|visualizando)
(pense|pensa|pensando) em (um|uma|algum)
(lembre-se|lembra-te|recorde|recorda|relembre)
(veja|vê|vês|você vê|você ouve|você pode ver|pode ouvir|ouves)
(você está|estás|está) (caminhando|andando|flutuando|deitad*|sentad*|numa|em uma|a caminhar|num|de pé)
""",
    "next": """
(agora (os|as|o|a|seu|sua|seus|suas|teu|tua)|agora passamos|agora vamos para|em seguida|a seguir|agora a outra|
  agora o outro|e agora (os|as|o|a|seus|suas)|passamos|o outro|a outra|vamos agora para)
""",
    "release": """
(solte|solta|soltando|soltar|largue|larga)
(alise|alisa|alisando) (a|o|as|os)?
(relaxe|relaxa|relaxando|relaxar)
(liberte|liberta|libere|libera|liberando|libertando)
(afrouxe|afrouxa|afrouxando|descontraia|descontrai|amoleça|suavize|suaviza)
(deixe|deixa|deixando|permita|permite|permitindo) .. (cair|caia|caiam|ir|vá|sair|saia|relax*|afund*|derret*|descans*|
  amolec*|pes*|fluir|flu*|dissolv*|solt*|repous*|escorr*|caírem|irem)
(deixe-o*|deixe-a*|deixa-o*|deixa-a*) (cair|ir|descansar|repousar|relaxar|solt*|pesad*)
(deixe-se|deixa-te|entregue-se|entrega-te)
""",
    "deep-breath": """
(respire|respira|faça|faz|tome|toma|dê|puxe) .. (fundo|profund*|profundamente|respiração|respirações)
(respiração|inspiração) (profunda|lenta|longa)
(inspire|inspira) (bem )?(fundo|profundamente)
""",
    "inhale": """
(inspire|inspira|inspirando|inspirar|inale|inala|inalando)
(puxe|puxa|encha|enche) .. (ar|pulmões)
pelo nariz
""",
    "hold": """
(segure|segura|segurando|mantenha|mantém|mantendo|prenda|prende|prendendo|retenha|retém|sustente)
""",
    "rest": """
(fique|fica|permaneça|permanece) (aqui|assim|aí|em|com|nesta|nessa)
(descanse|descansa|descansando|repouse|repousa)
(flutue|flutua|apenas (respire|descanse|sinta|fique))
""",
    "practice": """
(deite-se|deita-te|sente-se|senta-te|acomode-se|acomoda-te|instale-se|coloque-se|recoste-se)
(encontre|encontra|procure|procura|busque|adote|escolha) .. (posição|postura|lugar)
(feche|fecha|fechar|fechando) .. olhos
(coloque|coloca|ponha|põe|apoie|apoia|pouse|levante|levanta|eleve|eleva|dobre|dobra|flexione|mova|move|gire|gira|rode|
  roda|massageie|massaja|esfregue|balance|balança|sacuda|descruze|ajuste|deixe|deixa|leve|traga) (a|as|o|os|uma|um|seu|
  sua|seus|suas|ambas|ambos|suavemente)
""",
}

PORTUGUESE = Book(
    phrases=PHRASES,
    numbers="um/uma dois/duas três quatro cinco seis sete oito nove dez onze doze treze catorze/quatorze quinze "
    "dezesseis/dezasseis dezessete/dezassete dezoito dezenove/dezanove vinte",
    tens="vinte_e_cinco trinta quarenta quarenta_e_cinco cinquenta sessenta noventa",
    one="um|uma|mais um|mais uma|outro|outra",
    half="meio|meia",
    few="alguns|algumas|uns|umas|vários|várias|poucos|poucas",
    couple="um par de|uns dois",
    seconds="segundos?",
    minutes="minutos?",
    breaths="respirações|inspirações|expirações",
    counts="tempos?|contagens",
    to="a|ou",
    count_to="conte até|conta até|contagem de|contar até|contando até|contamos até",
    or_two="ou dois|ou duas",
    not_for="em|cada|após|depois de|dentro de|dura|duram|primeiros|últimos|daqui a",
    upcoming="próximos|próximas|seguintes",
    feet="pés?|dedos dos pés|dedos do pé|panturrilhas?|gémeos|calcanhar|calcanhares|tornozelos?|solas?|"
    "barriga da perna",
    breath_in=r"inspir(?:e|a|amos|ar)|inal(?:e|a|amos)|pux[ae] o ar",
    breath_hold=r"segur(?:e|a|amos)|mantenha|mantém|prend[ae]|ret(?:enha|ém)|sustente|^pausa",
    breath_out=r"expir(?:e|a|amos|ar)|exal(?:e|a|amos)|solt[ae] o ar|^solt[ae]",
    conjunctions="e depois|e então|e|depois|então",
    times="vezes|vez|rodadas|ciclos|rondas",
    more="mais",
    repeat="repita|repete|repetimos|repetir|faça|faz|continue|continua|novamente|outra",
    other=r"(?:e |agora |depois )*(?:com |para )?(?:o|a|ao|à|seu|sua) outr[oa](?: \w+)?|"
    r"(?:e |agora |depois )+(?:com )?(?:o|a|seu|sua) \w+ (?:esquerd[oa]|direit[oa])",
)
