"""Lengths of time as people write them, in six languages."""
