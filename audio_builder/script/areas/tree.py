"""The parts of the body: each has one name and lies within one other, or stands alone.

The whole body is no part of itself.  What lies left and right has a side; what there is once has none.
"""

from __future__ import annotations

from msgspec import Struct

_ROWS = """
head: face, scalp, ear
face: forehead, temple, eye, nose, cheek, mouth, jaw
forehead: eyebrow
eye: eyelid
mouth: lips, tongue, teeth
jaw: chin
neck: throat
shoulder: shoulder blade, collarbone, armpit
arm: upper arm, elbow, forearm, wrist, hand
upper arm: biceps, triceps
hand: palm, fingers, knuckles
fingers: thumb
torso: chest, abdomen, back
chest: ribs, heart
abdomen: navel, waist
back: upper back, middle back, lower back, spine
pelvis: hip, buttock, groin
leg: thigh, knee, lower leg, ankle, foot
thigh: hamstring, quadriceps
knee: kneecap
lower leg: shin, calf
ankle: achilles tendon
foot: heel, sole, instep, toes
toes: big toe
"""

PARENTS: dict[str, str] = {
    part.strip(): whole.strip()
    for whole, _, parts in (row.partition(":") for row in _ROWS.strip().splitlines())
    for part in parts.split(",")
}
"""What each part lies within."""

NAMES: tuple[str, ...] = tuple(dict.fromkeys(name for pair in PARENTS.items() for name in reversed(pair)))
"""Every part, each after what it lies within."""

_ONCE = frozenset(
    "head, face, forehead, scalp, nose, mouth, lips, tongue, teeth, jaw, chin, neck, throat, torso, chest, heart, "
    "abdomen, navel, waist, back, upper back, middle back, lower back, spine, pelvis, groin".split(", ")
)

BREATHING = frozenset(["nose", "mouth", "lips", "throat", "chest", "ribs", "abdomen", "navel", "torso"])
"""Parts that a sentence about breathing may name without being about them."""


class Area(Struct, frozen=True):
    """A part of the body."""

    name: str
    """One of `NAMES`."""
    side: str = ""
    """left, right or, for both and for what there is once, nothing."""

    def __str__(self) -> str:
        return f"{self.side} {self.name}".strip()

    def on(self, side: str) -> Area:
        """The same on a side, if it has sides and none was named."""
        return Area(self.name, side) if side and not self.side and self.name not in _ONCE else self


def covers(whole: Area, part: Area) -> bool:
    """Whether one area is the other or holds it; one side alone does not cover what was named without a side.

    >>> covers(Area("leg"), Area("calf", "left")), covers(Area("leg", "left"), Area("calf"))
    (True, False)
    """
    return whole.side in ("", part.side) and within(part.name, whole.name)


def within(part: str, whole: str) -> bool:
    """Whether a part is, or lies within, another, whatever the side."""
    name = part
    while name != whole:
        if name not in PARENTS:
            return False
        name = PARENTS[name]
    return True


def in_line(one: Area, other: Area) -> bool:
    """Whether one lies within the other and neither is on the other's opposite side."""
    if one.side and other.side and one.side != other.side:
        return False
    return within(one.name, other.name) or within(other.name, one.name)
