"""From a script to a plan: sentences become phrases, every gap gets its kind, length and reason.

The plan depends on nothing but the script, the settings and the voices' names and limits.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from audio_builder.errors import PlanError
from audio_builder.plan.counted import counted
from audio_builder.plan.cramp import cramp_guarded, tenses_long
from audio_builder.plan.cues import LeftOut, Plan
from audio_builder.plan.estimate import likely_factor, likely_length
from audio_builder.plan.gentle import gentler, gentler_gaps
from audio_builder.plan.holds import without_holds
from audio_builder.plan.manner import Speaker
from audio_builder.plan.planner import Planner
from audio_builder.plan.ramp import ramped
from audio_builder.plan.rests import is_airy
from audio_builder.plan.steps import Step, located, steps
from audio_builder.plan.unroll import unrolled
from audio_builder.plan.wake import woken
from audio_builder.script.nodes import Node, Script
from audio_builder.script.reader import speaks
from audio_builder.settings import Settings
from audio_builder.units import Seconds


def make_plan(
    script: Script,
    settings: Settings,
    *,
    voice: str,
    max_chars: int,
    voices: Mapping[str, str] | None = None,
    areas: bool = True,
    calm: Mapping[str, float] | None = None,
) -> Plan:
    """The plan of a script for a voice of this fingerprint that takes texts of at most `max_chars` characters.

    `voices` are the fingerprints of the voices that the script asks for, by the names it writes; without them, as in
    a dry run, every name is good.  `areas` says whether cues are to name the part of the body that they are about; no
    length depends on it.  `calm` are the words a minute of measured voices at pace 1, by fingerprint.
    Raises PlanError.
    """
    nodes, left_out = _nodes(script, settings)
    by_area = areas or bool(settings.skip or settings.only or settings.gentle) or tenses_long(nodes)

    def planned(chosen: Settings) -> Plan:
        every = steps(nodes, chosen) if by_area else ((Step(tuple(nodes), ""),), ())
        return _planned(*every, Planner(chosen, Speaker(chosen, voice, voices, calm or {}), max_chars, is_airy(nodes)))

    plan = planned(settings)
    if settings.skip or settings.only:
        whole = planned(replace(settings, skip=(), only=()))
        plan = replace(plan, spared=max(Seconds(0), likely_length(whole) - likely_length(plan)))
    return replace(plan, left_out=(*left_out, *plan.left_out))


def _planned(chosen: Sequence[Step], skipped: Sequence[LeftOut], planner: Planner) -> Plan:
    """The plan of the steps that are done."""
    guarded, cut = cramp_guarded(chosen)
    area = ""
    for step in guarded:
        for node in step.nodes:
            start = len(planner.cues)
            planner.add(node)
            if step.area or area:
                planner.cues[start:] = located(planner.cues[start:], step.area, before=area)
                area = step.area if len(planner.cues) > start else area
    plan = replace(planner.plan(), left_out=(*skipped, *cut))
    if planner.settings.intensity == "gentle":
        plan = replace(plan, cues=gentler_gaps(plan.cues))
    speaker = planner.speaker
    paced = replace(planner.settings, pace=speaker.factor(planner.settings.pace, speaker.main))
    return ramped(woken(plan, paced, voice=speaker.main), planner.settings)


def _nodes(script: Script, settings: Settings) -> tuple[Sequence[Node], tuple[LeftOut, ...]]:
    """What is heard, in order, and what no breath holds and the gentle form take away."""
    done = tuple(unrolled(script.nodes, settings))
    if speaks(script.nodes) and not speaks(done):
        other = "usual" if settings.intensity == "gentle" else "gentle"
        raise PlanError(f"nothing to say: all of it stands in [if {other}]; choose --intensity {other}")
    nodes = counted(
        done,
        language=settings.language,
        clock=settings.breath_clock,
        pace=likely_factor(settings.pace, settings.language),
    )
    nodes, held = without_holds(nodes) if settings.holds == "none" else (nodes, ())
    kept, cut = gentler(nodes) if settings.intensity == "gentle" else (nodes, ())
    return kept, (*held, *cut)
