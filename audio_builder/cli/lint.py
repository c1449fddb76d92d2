"""`lint`: what a script says, line by line, and what is wrong with it."""

from __future__ import annotations

import json
import sys
from typing import Any

import click

from audio_builder.cli.options import (
    SOURCES,
    form_option,
    json_option,
    scripts_argument,
    setting_options,
    spoken,
    standard_input,
)

EXAMPLES = """\b
Examples:
  audio-builder lint my-script.txt
  audio-builder lint my-script.txt --explain     also why each pause is there
  audio-builder lint --fix pasted.txt            writes it in the markup of this program
  audio-builder lint --json *.txt
"""


@click.command(epilog=f"{SOURCES}\n{EXAMPLES}")
@scripts_argument
@form_option
@click.option(
    "--explain",
    is_flag=True,
    help="Show after each line the words that are sent for it, where others, and its pauses, and why.",
)
@click.option("--fix", is_flag=True, help="Rewrite each SCRIPT in native markup; the earlier text is kept as .bak.")
@setting_options
@json_option
def command(
    scripts: tuple[str, ...],
    form: str | None,
    explain: bool,
    fix: bool,
    assignments: tuple[str, ...],
    as_json: bool,
    **options: Any,
) -> None:
    """Show for each line of SCRIPT what is spoken, what is silent and what is skipped, then what was noticed.

    Ends with 1 when there are errors: then no session can be made of it.
    """
    from audio_builder.cli.linted import as_tree, linted, shown
    from audio_builder.cli.settled import given, settled
    from audio_builder.sources import load

    sources = [load(name, stdin=standard_input(), form=form, language=spoken(options)) for name in scripts]
    values = given(options, assignments, sources)
    found = [linted(name, settled(source, values)) for name, source in zip(scripts, sources, strict=True)]
    if as_json:
        trees = [as_tree(one, explain=explain) for one in found]
        click.echo(json.dumps(trees[0] if len(trees) == 1 else trees, ensure_ascii=False))
    elif not (fix and scripts == ("-",)):
        for one in found:
            click.echo(shown(one, explain=explain))
    failed = any(finding.level == "error" for one in found for finding in one.findings)
    if fix:
        from audio_builder.cli.fix import fixed

        for one, source in zip(found, sources, strict=True):
            fixed(one.name, source, one.findings)
    sys.exit(failed)
