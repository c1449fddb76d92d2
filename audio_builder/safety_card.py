"""The safety card: one text for the documents, the command line and every manifest.

It says who had better ask first and when to stop, plainly and without alarm; it never says what a session is good for.
"""

from __future__ import annotations

from msgspec import Struct

NOT_A_DEVICE = "General relaxation and sleep routine; not a medical device."

BRIEFLY = (
    "Never while driving, in the bath or in water, or operating machines.",
    "Stop on pain, dizziness or breathlessness, and leave out any part that hurts.",
    "Ask a clinician first when you are pregnant, or have a heart, lung, eye or seizure condition.",
    NOT_A_DEVICE,
)
"""The card in four lines, for every manifest."""


class Advice(Struct, frozen=True):
    """One part of the card."""

    title: str
    lines: tuple[str, ...]


CARD = (
    Advice(
        "Where and how",
        (
            "Never while driving, in the bath or in water, or operating machines.",
            "Standing or walking: a light on, something steady to hold, firm shoes or bare feet that feel the floor.",
            "Nothing standing after a sleeping tablet, another sedative or alcohol, nor if you have fallen lately.",
            "After lying down, sit up first, and stand only when the room is level.",
            "Warm and cold packs: through a cloth, never while you sleep, and never on skin that feels little.",
            "Quiet is enough: about as loud as somebody talking softly in the next room.",
        ),
    ),
    Advice(
        "When to stop",
        (
            "Stop on pain, dizziness or breathlessness; sit down if you stand, and let the breath go as it likes.",
            "When a calf or a foot cramps, let go, and draw the toes gently towards you.",
            "Leave out any part that hurts, or only picture it. You may move at any time.",
            "Now and then somebody feels uneasy when it gets quiet: open your eyes, look around, and stop listening.",
        ),
    ),
    Advice(
        "Ask a clinician first",
        (
            "Heart disease, or blood pressure that is not under control: no breath holds, and tense only lightly.",
            "Asthma, COPD, or anything else that makes breathing hard: no breath holds.",
            "Epilepsy, psychosis, or a trauma that still comes back; your eyes may stay open throughout.",
            "Pregnancy: no breath holds, and no long lying on the back after week 28.",
            "Glaucoma or a disease of the retina: no breath holds, and nothing with the head low.",
            "Recent surgery, a fracture or a blood clot, osteoporosis, a hip replacement, joints that slip out.",
            "Numb feet, poor circulation, Raynaud's, fragile skin or blood thinners: no roller, no heat and no cold.",
        ),
    ),
    Advice(
        "See a doctor soon",
        (
            "New swelling of a leg, or a calf that is hot, red or sore on one side: the same day; no massage before.",
            "Numbness or weakness that is new.",
            "Falling asleep by day, above all at the wheel.",
            "Legs that have become restless, or more so: a blood test shows whether iron is low.",
            "In pregnancy bleeding, leaking, regular tightenings, or a baby that moves less: at once.",
            "Chest pain, sudden breathlessness, weakness on one side, numbness between the legs: call for help now.",
        ),
    ),
)


def as_text() -> str:
    """The whole card in Markdown, as it stands in the documents."""
    parts = (f"## {advice.title}\n\n" + "\n".join(f"- {line}" for line in advice.lines) for advice in CARD)
    return "\n\n".join((NOT_A_DEVICE, *parts))
