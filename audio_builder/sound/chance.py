"""Chance without a history: what falls depends on the seed and on where one asks, and on nothing asked before."""

from __future__ import annotations


def bits(seed: int, *place: int) -> int:
    """64 well-mixed bits for a place of any whole numbers.

    Source: Steele, Lea, Flood, "Fast Splittable Pseudorandom Number Generators" (SplitMix64), OOPSLA 2014.
    """
    mask = 2**64 - 1
    mixed = seed & mask
    for number in place:
        mixed = (mixed * 0xD1342543DE82EF95 + (number + 1) * 0x9E3779B97F4A7C15) & mask
        mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9 & mask
        mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EB & mask
        mixed ^= mixed >> 31
    return mixed


def share(seed: int, *place: int) -> float:
    """A number from 0 to just under 1 for a place, each as likely as any other.

    >>> share(1, 2, 3) == share(1, 2, 3) != share(1, 3, 2)
    True
    """
    return (bits(seed, *place) >> 11) / 2**53
