"""The parts of the package and who imports whom, read from its files; and the picture of that in docs/dev.

`python -m tests.architecture` draws the picture again; a test fails while it differs from the imports.
"""

from __future__ import annotations

import ast
import textwrap
from collections.abc import Iterator
from functools import cache
from html import escape
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "generator/policyref"
PICTURE = ROOT / "docs/dev/architecture.svg"

BOX_WIDTH, BOX_HEIGHT, GAP_X, GAP_Y, EDGE = 236, 76, 24, 46, 16
STYLE = """
text { font: 12px system-ui, sans-serif; fill: #222 }
.name { font-weight: 600; font-size: 15px }
rect { fill: #f6f8fa; stroke: #57606a }
line { stroke: #8c959f; stroke-width: 1.4; marker-end: url(#end) }
"""


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def part(path: Path) -> str:
    """`pages` for a file in pages/, `links` for links.py."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(path: Path) -> Iterator[str]:
    """Every module that a file imports, wherever in the file."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.relative_to(PACKAGE)} imports relatively: write the whole name"
            yield node.module or ""
            if node.module == "policyref":  # `from policyref import words`
                yield from (f"policyref.{alias.name}" for alias in node.names if not alias.name.startswith("_"))


def imports_of_parts() -> dict[str, set[str]]:
    """Part → the other parts that it imports."""
    found: dict[str, set[str]] = {part(path): set() for path in modules()}
    found.pop("__init__")
    for path in modules():
        targets = {module.split(".")[1] for module in imported(path) if module.startswith("policyref.")}
        found.get(part(path), set()).update(targets - {part(path)})
    return found


def layers(arrows: dict[str, set[str]]) -> list[list[str]]:
    """The parts in rows: each imports only what stands in rows above it. A circle raises `ValueError`."""
    rows: list[list[str]] = []
    waiting = dict(arrows)
    while waiting:
        free = sorted(one for one, others in waiting.items() if not others & set(waiting))
        if not free:
            raise ValueError(f"these import each other in a circle: {sorted(waiting)}")
        rows.append(free)
        for one in free:
            del waiting[one]
    return rows


def lowered(rows: list[list[str]], arrows: dict[str, set[str]]) -> list[list[str]]:
    """The rows, with what the last row alone needs just above it, so that no arrow crosses the whole picture."""
    late = {
        one for row in rows[:-1] for one in row if not any(one in arrows[user] for above in rows[:-1] for user in above)
    }
    kept = [[one for one in row if one not in late] for row in rows[:-1]]
    return [*filter(None, kept), sorted(late), rows[-1]]


def reached(start: str, arrows: dict[str, set[str]]) -> set[str]:
    """All that a part leans on, by whatever way."""
    found: set[str] = set()
    waiting = [start]
    while waiting:
        new = arrows[waiting.pop()] - found
        found |= new
        waiting += new
    return found


def needed_arrows(arrows: dict[str, set[str]]) -> dict[str, set[str]]:
    """Without each arrow that longer ways say already, so that the picture can be read."""
    return {
        one: {other for other in others if not any(other in reached(way, arrows) for way in others - {other})}
        for one, others in arrows.items()
    }


def purpose(name: str) -> str:
    """The first sentence of a part's docstring."""
    package = PACKAGE / name / "__init__.py"
    said = ast.get_docstring(tree(package if package.exists() else PACKAGE / f"{name}.py")) or ""
    return said.split("\n")[0].split(". ")[0].rstrip(".")


def drawn(arrows: dict[str, set[str]]) -> str:
    """The picture as SVG: what is read first on top, the command at the bottom; an arrow leads to what is imported."""
    rows = lowered(layers(arrows), arrows)
    width = max(map(len, rows)) * (BOX_WIDTH + GAP_X) + GAP_X
    place: dict[str, tuple[float, float]] = {}
    for y, row in enumerate(rows):
        left = (width - len(row) * (BOX_WIDTH + GAP_X) + GAP_X) / 2
        for x, name in enumerate(row):
            place[name] = left + x * (BOX_WIDTH + GAP_X), EDGE + y * (BOX_HEIGHT + GAP_Y)
    height = EDGE * 2 + len(rows) * (BOX_HEIGHT + GAP_Y) - GAP_Y
    middle = BOX_WIDTH / 2
    lines = [
        f'<line x1="{place[one][0] + middle:g}" y1="{place[one][1]:g}"'
        f' x2="{place[other][0] + middle:g}" y2="{place[other][1] + BOX_HEIGHT + 3:g}"/>'
        for one, others in sorted(needed_arrows(arrows).items())
        for other in sorted(others)
    ]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">',
            "<title>The parts of policyref and what each imports</title>",
            f"<style>{STYLE}</style>",
            '<defs><marker id="end" markerWidth="9" markerHeight="8" refX="7" refY="4" orient="auto">'
            '<path d="M0 0 8 4 0 8z" fill="#8c959f"/></marker></defs>',
            f'<rect width="{width}" height="{height}" style="fill:#fff;stroke:none"/>',
            *lines,
            *(line for name in sorted(place) for line in box(name, *place[name])),
            "</svg>\n",
        ]
    )


def box(name: str, x: float, y: float) -> Iterator[str]:
    yield f'<rect x="{x:g}" y="{y:g}" width="{BOX_WIDTH}" height="{BOX_HEIGHT}" rx="6"/>'
    yield f'<text class="name" x="{x + 10:g}" y="{y + 21:g}">{escape(name)}</text>'
    for number, line in enumerate(textwrap.wrap(purpose(name), 36, max_lines=3, placeholder=" …")):
        yield f'<text x="{x + 10:g}" y="{y + 38 + 14 * number:g}">{escape(line)}</text>'


if __name__ == "__main__":
    PICTURE.write_text(drawn(imports_of_parts()), encoding="utf-8")
