"""The folder of pages written by hand: which addresses a host makes of them, and what it would trip over.

What a page says is the host's to read; here only that it can be read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from policyref.load.snapshot import Snapshot, is_odd, shown
from policyref.load.yaml_file import check_encoding, check_file, conflict, read_bytes
from policyref.problems.locate import plain_line_ends
from policyref.problems.problem import Place, Problem, problem

_MARKDOWN = {".md", ".markdown", ".mdown", ".mkdn", ".mkd"}
# Seven = alone underline a heading of Markdown.
_CONFLICT = re.compile(r"^(?:<{7}|>{7})(?= |$)", re.MULTILINE)


@dataclass(frozen=True)
class Docs:
    """The folder, and what the configuration of the host says of it.

    `left_out` tells by its name in the folder whether a file is not published. `columns` are where the navigation
    leads, each with its place in the configuration; `problems` is what is wrong with the configuration itself.
    """

    folder: Path
    left_out: Callable[[str], bool] = lambda name: False
    columns: tuple[tuple[Place, str], ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass
class ByHand:
    """Address → file, as an editor sees it, and → text. The anchors of pages are the host's."""

    pages: dict[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read_by_hand(docs: Docs, snapshot: Snapshot | None = None) -> ByHand:
    snapshot = snapshot or Snapshot()
    found = ByHand(problems=list(docs.problems))
    if snapshot.file(docs.folder).kind != "folder":
        return found
    for path in _walk(docs, snapshot, docs.folder, frozenset({docs.folder.resolve()}), found.problems):
        name = path.relative_to(docs.folder).as_posix()
        place = Place(f"{docs.folder.name}/{name}")
        if path.suffix not in _MARKDOWN:
            check_file(snapshot.file(path, most=0), place, found.problems)
            found.files[name] = place.file
            continue
        content = read_bytes(snapshot.file(path), place, found.problems)
        if content is not None:
            found.problems += _look_into(content, place)
        address = _address(path, name)
        found.texts[address] = (content or b"").decode("utf-8-sig", "replace")
        other = found.pages.setdefault(address, place.file)
        if other != place.file:
            found.problems.append(problem("E504", place, address=address, other=other))
    return found


def _walk(
    docs: Docs, snapshot: Snapshot, folder: Path, above: frozenset[Path], problems: list[Problem]
) -> Iterator[Path]:
    """Every file that is published; links to folders are followed, as the host does, but not in a circle."""
    for entry, is_folder in snapshot.folder(folder).items():
        path = folder / entry
        name = path.relative_to(docs.folder).as_posix()
        if entry.startswith(".") or name == "templates" or docs.left_out(f"{name}/" if is_folder else name):
            continue
        if is_odd(entry):
            problems.append(problem("E118", Place(f"{docs.folder.name}/{shown(name)}"), name=shown(entry)))
        elif not is_folder:
            yield path
        elif path.resolve() in above:
            problems.append(problem("E513", Place(f"{docs.folder.name}/{name}")))
        else:
            yield from _walk(docs, snapshot, path, above | {path.resolve()}, problems)


def _address(path: Path, name: str) -> str:
    """README.md heads its folder, as index.md does."""
    stem = "index" if path.stem == "README" else path.stem
    return PurePosixPath(name).with_name(f"{stem}.html").as_posix()


def _look_into(content: bytes, place: Place) -> Iterator[Problem]:
    if wrong := check_encoding(content, place):
        yield wrong
    elif mark := _CONFLICT.search(plain_line_ends(content.decode("utf-8-sig"))):
        yield conflict(place._replace(near=mark[0], offset=mark.start()))
