"""`policyref schema`: for editors, what a data file may hold."""

from __future__ import annotations

from pathlib import Path

import click

from policyref.cli.options import out
from policyref.schema.export import schema_files


@click.command
@out("measures_data/schema")
def schema(out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    for name, text in schema_files().items():
        (out / name).write_text(text, encoding="utf-8", newline="\n")
        click.echo(str(out / name))
