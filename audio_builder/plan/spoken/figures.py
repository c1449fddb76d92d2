"""Everything that English writes in figures, in words: one expression finds it, one row says how it is read.

Figures within a word (`B12`), in a chain of points (`1.2.3`) and of a length nobody reads stay as they are.
"""

from __future__ import annotations

from audio_builder.plan.spoken import dates, quantities, ratios
from audio_builder.plan.spoken.row import Table

FIGURES = Table((*dates.ROWS, *ratios.ROWS, *quantities.ROWS))
"""Dates and times, then ratios, then amounts: a bare number comes last, because all others begin with one."""
