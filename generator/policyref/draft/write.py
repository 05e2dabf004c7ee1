"""A draft → files in the data folder. What only a person can know is left empty, so that the check asks for it."""

from __future__ import annotations

import re
from pathlib import Path

from jinja2 import Environment, StrictUndefined

from policyref.draft.split import Draft, DraftItem, DraftMeasure
from policyref.draft.units import units_named
from policyref.start.write import write_new

_HERE = Path(__file__).parent
_PLAIN = re.compile(r"(?![-?:,\[\]{}#&*!|>'\"%@`~=<]|\.\.\.)(?:(?!: | #|:$).)+")


def write_draft(draft: Draft, source: str, folder: Path, open_ended: tuple[str, ...]) -> list[Path]:
    """Writes notice.yml, source.txt and one file per measure into a new folder; the paths written."""
    environment = Environment(
        trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined, keep_trailing_newline=True
    )
    environment.filters["block"] = _block
    environment.filters["plain"] = _plain
    environment.globals["units"] = lambda lines: _units(lines, open_ended)
    files = {"source.txt": source, "notice.yml": _render(environment, "notice.yml.jinja", draft=draft)}
    for measure in draft.measures:
        text = _render(environment, "measure.yml.jinja", measure=measure)
        files[f"{measure.number:02d}.yml"] = text
    return write_new({folder / name: text for name, text in files.items()})


def _render(environment: Environment, name: str, **words: Draft | DraftMeasure | DraftItem) -> str:
    return environment.from_string((_HERE / name).read_text(encoding="utf-8")).render(**words)


def _block(lines: list[str], indent: int) -> str:
    """A YAML block scalar: `|-` and the lines, indented."""
    return "|-\n" + "\n".join(" " * indent + line for line in lines)


def _plain(words: str) -> str:
    """Words on one line, in quotes only where YAML would take them for something else (`- 1 -`)."""
    doubled = words.replace("'", "''")
    return words if _PLAIN.fullmatch(words) else f"'{doubled}'"


def _units(lines: list[str], open_ended: tuple[str, ...]) -> str:
    """A flow list of the units that the brackets in the lines name."""
    entries = []
    for unit in units_named(lines, open_ended):
        stated = f"{{unit: {unit.words}, role: {unit.role}}}"
        entries.append(unit.words if unit.role == "responsible" else stated)
    return "[" + ", ".join(dict.fromkeys(entries)) + "]"
