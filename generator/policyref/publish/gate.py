"""The last look, at the files as they were written: only what passes is put in place.

Every promised address is there with its anchors, every link leads somewhere, and no file is there that nobody knows of.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from html import unescape
from pathlib import Path
from posixpath import normpath
from urllib.parse import unquote, urlsplit

from policyref.build.executors import Executor
from policyref.problems.near import near_miss
from policyref.problems.problem import Place, Problem, problem
from policyref.problems.report import report
from policyref.publish.manifest import digest, names_below

_MANY = 3000  # files that a process looks at at once: not worth another for fewer
# A comment or a script as a whole, for what looks like a tag in one is none; or the tag of what leads or asks.
_TAGS = re.compile(
    rb"<!--.*?-->|<script\b(?P<script>[^>]*)>.*?</script>"
    rb"|<(?:a|area|link|img|iframe|source|video|audio|embed|object)\b(?P<tag>[^>]*)>",
    re.DOTALL | re.IGNORECASE,
)
_LEADS = re.compile(rb"""(?:^|\s)(?:href|src)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_ANCHORS = re.compile(rb"""\s(?:id|name)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)


class GateError(Exception):
    """What is wrong with what was written, in words for people."""


@dataclass(frozen=True)
class Expected:
    """`required` must be there, `allowed` may be (None: anything may, for other plugins write what they like); of the
    `promised` addresses (with their anchors) all but what is `retired`. `address` is that of the site."""

    required: Collection[str]
    allowed: Collection[str] | None
    promised: Mapping[str, Collection[str]] = field(default_factory=dict)
    retired: Collection[str] = frozenset()
    address: str = ""


@dataclass(frozen=True)
class Look:
    """At some files of a folder: for each the hash of its content; for a page its anchors, and where it leads."""

    folder: Path
    address: str

    def __call__(self, names: tuple[str, ...]) -> list[tuple[str, str, set[str], list[str]]]:
        found = []
        for name in names:
            content = (self.folder / name).read_bytes()
            page = content if name.endswith(".html") else b""
            found.append((name, digest(content), anchors_in(page), sorted(leading(page, name, self.address))))
        return found


def look(folder: Path, expected: Expected, executor: Executor) -> dict[str, str]:
    """The hash of every file of a written site. Raises GateError."""
    names = sorted(names_below(folder))
    parts = [tuple(names[start : start + _MANY]) for start in range(0, len(names), _MANY)]
    leads: dict[str, str] = {}  # where → the first page that leads there
    hashes: dict[str, str] = {}
    anchors: dict[str, set[str]] = {}
    for _, seen in sorted(executor.run("核对网站", Look(folder, expected.address), parts)):
        for name, content, own, targets in seen:
            hashes[name], anchors[name] = content, own
            for target in targets:
                leads.setdefault(target, name)
    wrong = [*_lost(anchors, expected), *_dangling(anchors, leads)]
    if wrong:
        raise GateError("写出的网站有问题：\n" + report(wrong, folder))
    if strange := sorted(set(hashes) - {*expected.required, *(expected.allowed or hashes)}):
        raise GateError(
            f"写网站的时候，别的程序在 {folder} 里写了 {'、'.join(strange[:9])}；请找出是谁写的，再生成一次"
        )
    return dict(sorted(hashes.items()))


def _lost(anchors: Mapping[str, set[str]], expected: Expected) -> Iterator[Problem]:
    for address in sorted({*expected.required, *(set(expected.promised) - set(expected.retired))}):
        if address not in anchors:
            yield problem("E501", Place(address), address=address)
            continue
        promised = () if address in expected.retired else expected.promised.get(address, ())
        for anchor in sorted(set(promised) - anchors[address]):
            if f"{address}#{anchor}" not in expected.retired:
                yield problem("E501", Place(address), address=f"{address}#{anchor}")


def _dangling(anchors: Mapping[str, set[str]], leads: Mapping[str, str]) -> Iterator[Problem]:
    for target, page in leads.items():
        address, _, anchor = target.partition("#")
        if address not in anchors:
            near = near_miss(address, list(anchors))
        elif anchor and address.endswith(".html") and anchor not in anchors[address]:
            near = near_miss(anchor, sorted(anchors[address]))
        else:
            continue
        yield problem("E505", Place(page), address=target, near=near)


def leading(content: bytes, page: str, address: str) -> set[str]:
    """Where a page leads in its own site: addresses, with their anchors."""
    tags = (tag["tag"] or tag["script"] or b"" for tag in _TAGS.finditer(content))
    links = {b"".join(values) for tag in tags for values in _LEADS.findall(tag)}
    found = {resolved(unescape(link.decode("utf-8", "replace")), page, address) for link in links}
    return {target for target in found if target is not None}


@cache
def _site(address: str) -> tuple[str, str]:
    """What an address of the site begins with, and the path alone."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}".lower(), parts.path.rstrip("/") + "/"


def resolved(link: str, page: str, address: str) -> str | None:
    """Where a link leads; None where that is another site, or no place at all."""
    parts = urlsplit(link.strip())
    host, root = _site(address)
    path = parts.path
    if parts.scheme or parts.netloc:
        if not address or f"{parts.scheme}://{parts.netloc}".lower() != host or not path.startswith(root):
            return None
        path = path.removeprefix(root)
    elif path.startswith("/"):
        if not path.startswith(root) or not (address or page == "404.html"):
            return None  # elsewhere on the same host
        path = path.removeprefix(root)
    elif path:
        path = normpath(f"{page.rpartition('/')[0]}/{path}").lstrip("/") + "/" * path.endswith(("/", "/.", "/.."))
        path = path.removeprefix("./")
    else:
        path = page
    if path in ("", ".", "/") or path.endswith("/"):
        path = f"{path.rstrip('./')}/index.html".lstrip("/")
    anchor = unquote(parts.fragment)
    return unquote(path) + (f"#{anchor}" if anchor not in ("", "top") and not anchor.startswith(":~:") else "")


def anchors_in(content: bytes) -> set[str]:
    return {unescape(b"".join(values).decode("utf-8", "replace")) for values in _ANCHORS.findall(content)}
