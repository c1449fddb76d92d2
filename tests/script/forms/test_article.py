"""An article about relaxation is told from a script for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from outline import codes

from audio_builder.script.forms.article import looks_like_article

ROOT = Path(__file__).parents[3]
SCRIPTS = sorted([*ROOT.joinpath("scripts").glob("*/*.txt"), *ROOT.joinpath("tests", "corpus").glob("*.txt")])

ARTICLES = {
    "en": "Progressive muscle relaxation is a technique that was developed in the 1920s. Studies show that it can "
    "reduce "
    ""
    "tension in people who sleep badly. Researchers found that participants who practised every evening reported fewer "
    "symptoms. According to one journal, the benefits of the method include better sleep. However, the evidence "
    "for other "
    "conditions is thin. Many people with chronic pain may benefit, and patients should ask their doctor first. "
    "The method "
    "is a simple practice: muscle groups are tensed and released in turn.",
    "es": "La relajación muscular progresiva es una técnica que fue desarrollada en los años veinte. Varios estudios "
    "muestran "
    "que reduce la tensión. Según los investigadores, los pacientes que la practicaron durmieron mejor y tuvieron "
    "menos "
    "síntomas. Sin embargo, las investigaciones son escasas. Por ejemplo, un estudio publicado en 2019 comparó dos "
    "grupos de "
    "pacientes. Los beneficios de esta práctica incluyen un sueño mejor. En este artículo se explica cómo funciona "
    "y qué dicen "
    "los investigadores sobre ella.",
    "fr": "La relaxation musculaire progressive est une technique qui a été développée dans les années vingt. "
    "Des études "
    ""
    "montrent qu'elle réduit la tension. Selon les chercheurs, les patients qui la pratiquent dorment mieux et ont "
    "moins de "
    "symptômes. Cependant, la recherche reste limitée. Par exemple, une étude a comparé deux groupes de patients. "
    "Dans cet "
    "article, les bienfaits de la méthode sont présentés, ainsi que les limites que les chercheurs ont relevées au "
    "cours des "
    "dernières années.",
    "de": "Die progressive Muskelentspannung ist eine Methode, die in den zwanziger Jahren entwickelt wurde. Studien "
    "zeigen, "
    "dass sie die Anspannung senkt. Laut Forschern schliefen Patienten, die sie übten, besser und hatten weniger "
    "Symptome. "
    "Jedoch ist die Forschung dünn. Zum Beispiel verglich eine Studie zwei Gruppen von Patienten. In diesem "
    "Artikel wird die "
    "Wirkung von Entspannung auf die Beschwerden beschrieben, und was die Forscher in den letzten Jahren darüber "
    "herausgefunden haben.",
    "pt": "O relaxamento muscular progressivo é uma técnica que foi desenvolvida nos anos vinte. Estudos mostram que "
    "reduz a "
    "tensão. Segundo os pesquisadores, os pacientes que o praticaram dormiram melhor e tiveram menos sintomas. No "
    "entanto, as "
    "pesquisas são escassas. Por exemplo, um estudo comparou dois grupos. Neste artigo são apresentados os "
    "benefícios da "
    "prática e o que os pesquisadores descobriram sobre ela nos últimos anos, com dados de 2019 e de 2021 e com alguns "
    "limites.",
    "it": "Il rilassamento muscolare progressivo è una tecnica che è stata sviluppata negli anni venti. Gli studi "
    "mostrano che "
    "riduce la tensione. Secondo i ricercatori, i pazienti che la praticano dormono meglio e hanno meno sintomi. "
    "Tuttavia la "
    "ricerca è scarsa. Per esempio, uno studio ha confrontato due gruppi di pazienti. In questo articolo si "
    "descrivono i "
    "benefici della pratica e quello che i ricercatori hanno scoperto negli ultimi anni, con dati del passato e "
    "con alcuni "
    "limiti.",
}


@pytest.mark.parametrize("language", ARTICLES)
def test_an_article_is_told(language: str) -> None:
    assert "reads-like-an-article" in codes(ARTICLES[language] + " " + ARTICLES[language])


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.stem)
def test_a_script_is_never_taken_for_an_article(path: Path) -> None:
    text = path.read_text("utf-8")
    assert not looks_like_article(text)
    assert not looks_like_article(text * 5)


def test_a_script_with_a_word_about_studies_is_a_script() -> None:
    about = "Studies show that slow breathing can help. People with tired legs may like this practice. "
    guided = (
        "Close your eyes. Breathe in slowly. Feel your feet. Let your legs be heavy. Notice the bed. Relax your jaw. "
        * 4
    )
    assert not looks_like_article(about + guided)
