"""Reads every template as Jinja does, and says what in it is wrong or of no use: `python lint_templates.py FOLDER …`.

What a template makes of real data is checked by the judges of built pages; this finds what no data may ever reach.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError, nodes

ENDINGS = {".html", ".xml", ".jinja"}


def slips(text: str) -> Iterator[tuple[int, str]]:
    """Line and words of each."""
    try:
        tree = Environment(autoescape=True).parse(text)
    except TemplateSyntaxError as error:
        yield error.lineno, error.message or "cannot be read"
        return
    read = {node.name for node in tree.find_all(nodes.Name) if node.ctx == "load"}
    for node in tree.find_all(nodes.FromImport):
        for name in node.names:
            known = name if isinstance(name, str) else name[1]
            if known not in read:
                yield node.lineno, f"{known} is imported and not used"
    macros: set[str] = set()
    for macro in tree.find_all(nodes.Macro):
        if macro.name in macros:
            yield macro.lineno, f"there are two macros {macro.name}"
        macros.add(macro.name)
        used = {node.name for node in macro.find_all(nodes.Name) if node.ctx == "load"}
        for argument in macro.args:
            if argument.name not in used:
                yield macro.lineno, f"macro {macro.name} does not use {argument.name}"
    for number, line in enumerate(text.splitlines(), 1):
        if "\t" in line or line != line.rstrip(" "):
            yield number, "white space at the end of a line, or a tabulator"


def main(folders: list[str]) -> int:
    found = 0
    for path in sorted(path for folder in folders for path in Path(folder).rglob("*") if path.suffix in ENDINGS):
        for line, words in slips(path.read_text(encoding="utf-8")):
            print(f"{path}:{line}: {words}")
            found += 1
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
