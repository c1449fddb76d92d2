"""The words by which a step is known in Portuguese."""

from audio_builder.plan.body.words.step_words import StepWords

PORTUGUESE = StepWords(
    effort="tensione tensiona tencione contraia contrai contrair aperte aperta apertar feche cerre estique "
    "estica esticar "
    "alongue alonga alongar dobre dobra dobrar flexione flexiona levante levanta levantar erga eleve pressione "
    "pressiona "
    "empurre empurra puxe puxa puxar traga encolha encolhe franza enrugue punho punhos aponte",
    holds="segure segura mantenha mantém",
    nouns="o a os as um uma do da de",
    release="solte solta soltar relaxe relaxa relaxar libere libera afrouxe afrouxa descanse descansa largue "
    "cair caírem",
    pronouns="ele ela eles elas isso isto",
    opening="e depois então mas também isso isto",
    onward=r"(?:e )?(?:agora|depois|em seguida|a seguir|por fim|finalmente|passe|passamos|leve (?:a|sua) "
    r"(?:atenção|mente)|"
    r"traga (?:a|sua) atenção|daqui a pouco|num momento|desta vez)",
    general=r"(?:e |agora )*(?:respire|respira|inspire|inspira|expire|expira|faça uma|a cada|com cada|deixe "
    r"(?:a|sua|o seu) "
    r"(?:respiração|corpo)|todo o (?:seu )?corpo|o corpo inteiro|quando (?:você|quiser|estiver)|pode|você pode|"
    r"durma|boa noite|"
    r"obrigad[oa]|bem vind[oa]|abra|feche os|se (?:algo|você|sentir)|vou|nada|imagine)",
    body="corpo",
    closing=r"quando (?:estiver|você estiver|quiser)(?: pront[oa])?|abra os olhos|boa noite|"
    r"(?:deixe se|deixa te|permita se|entregue se)(?: \w+){0,4} (?:sono|dormir|adormecer)|adormeça",
    carries_on=r"(?:mantenha|mantém|segure|segura|sinta|sente|note|perceba|repare|observe|observa|aproveite|comece|"
    r"agora (?:solte|relaxe|mantenha)|deixe|deixa)",
    hints="compare compara diferença outro outra outros outras mesmo mesma novo novamente vez repita repete "
    "repetimos igual troque também",
    returns=r"compar[ae]|diferença entre|o mesmo|a mesma coisa|de novo|novamente|outra vez|mais uma vez|repita|"
    r"repete|(?:o|a|ao|à|do|da|no|"
    r"na|seu|sua) outr[oa](?: \w+)?",
    other=r"(?:o|a|ao|à|do|da|no|na|com o|com a|seu|sua) outr[oa](?: (?:lado|mão|punho|braço|perna|pé|joelho|"
    r"coxa|panturrilha|ombro))?|"
    r"troque de (?:lado|perna|braço|mão|pé)",
    also="também igualmente",
    imagine="Nesta parte, apenas imagine o movimento.",
    down=r"(?:curv|encolh|enrol)\w*(?: \w+){0,3} dedos dos pés(?! (?:\w+ ){0,2}(?:cima|rosto|você))|"
    r"(?:apont|estic)\w*(?: \w+){0,5} (?:pés?|pontas?|dedos)(?: \w+){0,3} (?:para baixo|para a frente|para "
    r"longe)",
    toes="pé ponta dedos",
)
