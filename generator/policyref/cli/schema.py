"""`policyref schema`: for editors, what a data file may hold, with the units, sectors and answers of this library."""

from __future__ import annotations

from pathlib import Path

import click

from policyref.cli.options import out
from policyref.load.library import load_shared
from policyref.schema.export import Offered, schema_files


@click.command
@out("measures_data/schema")
def schema(out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    for name, text in schema_files(offered(out.resolve().parent)).items():
        (out / name).write_text(text, encoding="utf-8", newline="\n")
        click.echo(str(out / name))


def offered(data: Path) -> Offered:
    """What the data folder has, as far as it can be read; elsewhere there is nothing to choose from."""
    if not (data / "units.yml").exists():
        return Offered()
    shared, _ = load_shared(data.parent, data)
    names = (name for unit in shared.vocabulary.units for name in unit.written)
    questions = shared.questions or ()
    return Offered(
        units=tuple(dict.fromkeys([*names, *shared.vocabulary.open_ended])),
        sectors=tuple(sector.id for sector in shared.vocabulary.sectors),
        questions=tuple(one.id for one in questions),
        answers=tuple(dict.fromkeys(option.id for one in questions for option in one.answers)),
    )
