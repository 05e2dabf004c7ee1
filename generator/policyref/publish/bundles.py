"""Style sheets and scripts of the theme, joined into few files, each with a hash in its name: servers may let them be
kept for ever.

Each stands in the folder of its component. A file says at its head which others come before it (`@uses status, words`),
and nothing else says in which order they stand. Every page gets the scripts that define the elements of the frame, and
in one file more those of its own elements. `@early` is what must run before a page is drawn; `@loads` what a script
asks for only when it is needed: it finds there what that script uses, and no element may be defined a second time.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from hashlib import blake2b
from pathlib import Path

from policyref import words
from policyref.load.snapshot import Snapshot
from policyref.pages.embed import HEAD
from policyref.pages.kinds import FRAMES
from policyref.present.output import Asset, elements

COMPONENTS = "components/"
"""Where in a theme the components stand, a folder each."""
SCRIPTS, STYLES = ".js", ".css"
_FOLDER = {SCRIPTS: "assets/js/", STYLES: "assets/css/"}
_TAG = re.compile(r"@(uses|loads|early)\b[ \t]*([\w-]+(?:,[ \t]*[\w-]+)*)?")
_HEAD = re.compile(r"\s*/\*.*?\*/\s*", re.DOTALL)
_DEFINES = re.compile(r'customElements\.define\(\s*"([^"]+)"')
_INCLUDES = re.compile(r'{%-?\s*include\s+"([^"]+)"')
# Whole lines of comments; what begins with /*! is a licence and stays.
_COMMENT = re.compile(r"^[ \t]*(?:/\*(?!!)(?:[^*]|\*(?!/))*\*/[ \t]*|//.*)\n", re.MULTILINE)
# A script that fails must not take with it those behind it in the same file.
_ALONE = "try {{\n{}\n}} catch (error) {{\n  setTimeout(() => {{ throw error; }});\n}}\n"


class BundleError(Exception):
    """What is wrong with what files of the theme say of each other, in words for people."""


@dataclass(frozen=True)
class Sources:
    """The scripts or the style sheets of the components of a theme: name → text. `places` says where each stands."""

    ending: str
    texts: Mapping[str, str]
    places: Mapping[str, str]

    @cached_property
    def bare(self) -> dict[str, str]:
        """Name → text without comments."""
        return {name: without_comments(text) for name, text in self.texts.items()}

    @cached_property
    def _said(self) -> dict[str, dict[str, list[str]]]:
        """Name → what its head says: tag → names."""
        found: dict[str, dict[str, list[str]]] = {}
        for name, text in sorted(self.texts.items()):
            head = _HEAD.match(text)
            found[name] = {}
            for tag, names in _TAG.findall(head[0]) if head else []:
                found[name].setdefault(tag, []).extend(re.split(r",[ \t]*", names) if names else [])
            for other in [*found[name].get("uses", []), *found[name].get("loads", [])]:
                if other not in self.texts:
                    raise BundleError(
                        f"{self.places[name]} 的开头写了 {other}，没有 {other}{self.ending}；请改正名字或补上文件"
                    )
        return found

    def named(self, tag: str) -> list[str]:
        """All names that stand behind a tag."""
        return sorted({name for said in self._said.values() for name in said.get(tag, [])})

    def tagged(self, tag: str) -> list[str]:
        return [name for name, said in self._said.items() if tag in said]

    def uses(self, name: str) -> list[str]:
        return self._said[name].get("uses", [])

    def loads(self, name: str) -> list[str]:
        return self._said[name].get("loads", [])

    @cached_property
    def order(self) -> list[str]:
        """All names, each behind what it uses."""
        try:
            return [*TopologicalSorter({name: self.uses(name) for name in self._said}).static_order()]
        except CycleError as error:
            circle = " → ".join(error.args[1])
            raise BundleError(
                f"{COMPONENTS} 里的 {self.ending} 用成了一个圈：{circle}；请去掉其中一处 @uses"
            ) from error

    def with_used(self, names: Iterable[str]) -> list[str]:
        """The names and all that they use, in order."""
        wanted, left = set[str](), list(names)
        while left:
            name = left.pop()
            if name not in wanted:
                wanted.add(name)
                left += self.uses(name)
        return [name for name in self.order if name in wanted]

    def defining(self, tags: Collection[str]) -> list[str]:
        """The scripts that define elements."""
        return [name for name, text in self.texts.items() if set(_DEFINES.findall(text)) & set(tags)]

    def later(self) -> dict[str, list[str]]:
        """What is loaded only when it is needed → that with what it uses, without what whoever loads it uses."""
        found = {}
        for one in self.named("loads"):
            there = [set(self.with_used([name])) for name in self.texts if one in self.loads(name)]
            found[one] = [name for name in self.with_used([one]) if not all(name in used for used in there)]
        return found

    def twice(self, pages: Iterable[Sequence[str]]) -> list[str]:
        """The scripts of pages that would define their elements again where another is loaded later."""
        defining = {name for name, text in self.texts.items() if _DEFINES.search(text)}
        late = self.later()
        return [name for page in pages for one in late if one not in page for name in {*page} & {*late[one]} & defining]


@dataclass(frozen=True)
class Bundles:
    """Addresses of what pages ask for: the `style` of all, the scripts that run `early`, those of the `frame`; those of
    a page's own elements; all those of a page `alone`, which has no frame. `files` are what is there."""

    style: str
    early: str
    frame: str
    own: Mapping[frozenset[str], str | None]
    alone: Mapping[frozenset[str], str]
    files: Mapping[str, bytes] = field(repr=False)

    def script_of(self, html: str) -> str | None:
        return self.own.get(frozenset(elements(html)))

    def finished(self, asset: Asset) -> str | bytes:
        """A file as it is published: a page without a frame asks for what it needs."""
        if not any(kind.covers(asset.address) for kind in FRAMES):
            return asset.content
        html = asset.content if isinstance(asset.content, str) else asset.content.decode()
        own = {*elements(html)}
        alone = self.alone[max(self.alone, key=lambda tags: (len(tags & own), -len(tags)))]
        style, early, script = ("../" * asset.address.count("/") + one for one in (self.style, self.early, alone))
        head = f'<link rel="stylesheet" href="{style}">\n<script src="{early}"></script>\n<script defer src="{script}">'
        return html.replace(HEAD, f"{head}</script>")


def bundles(theme: Sequence[Path], snapshot: Snapshot, on_pages: Iterable[Collection[str]]) -> Bundles:
    """Of the folders of a theme, for pages with such elements on them. Raises BundleError."""
    scripts = _sources(theme, SCRIPTS, snapshot, {**words.scripts(), "later": ""})
    styles = _sources(theme, STYLES, snapshot)
    files: dict[str, bytes] = {}

    def joined(name: str, names: Sequence[str], given: Sequence[str] = ()) -> str:
        text = "".join(_ALONE.format(scripts.bare[one]) for one in names if one not in given)
        return _put(files, SCRIPTS, name, text)

    frames = {tag for text in _frames(theme, snapshot) for tag in elements(text)}
    early = scripts.with_used(scripts.tagged("early"))
    wanted = {tags: scripts.with_used(scripts.defining(tags)) for tags in map(frozenset, on_pages)}
    frame = scripts.with_used([*scripts.defining(frames), *scripts.twice(wanted.values())])
    later = {one: joined(one, names, [*early, *frame]) for one, names in scripts.later().items()}
    told = f"window.policyLater = {json.dumps(later)};"
    scripts = Sources(SCRIPTS, {**scripts.texts, "later": told}, scripts.places)

    given = {*early, *frame}
    alone = {frozenset(tags): scripts.with_used(scripts.defining(tags)) for kind in FRAMES for tags in kind.elements}
    return Bundles(
        style=_put(
            files,
            STYLES,
            "site",
            "\n".join(styles.bare[one] for one in styles.order) + "\n",
        ),
        early=joined("early", early),
        frame=joined("site", frame, early),
        own={tags: joined("page", names, [*given]) if {*names} - given else None for tags, names in wanted.items()},
        alone={tags: joined("alone", names, early) for tags, names in alone.items()},
        files=files,
    )


def without_comments(text: str) -> str:
    """Comments are for whoever reads the source: a visitor would load a sixth more with them. A text in which a string
    goes on in the next line stays as it is, for what looks like a comment there may be none."""
    goes_on = any(line.endswith("\\") or line.count("`") % 2 for line in text.split("\n"))
    return (text if goes_on else _COMMENT.sub("", text)).strip()


def _put(files: dict[str, bytes], ending: str, name: str, text: str) -> str:
    data = text.encode()
    address = f"{_FOLDER[ending]}{name}.{blake2b(data, digest_size=6).hexdigest()}{ending}"
    files[address] = data
    return address


def _sources(theme: Sequence[Path], ending: str, snapshot: Snapshot, made: Mapping[str, str] | None = None) -> Sources:
    """Of the components; a file of the first folder that has it is taken. `made` are texts without a file."""
    texts, places = dict[str, str](), dict[str, str]()
    for folder in reversed(theme):
        for component in snapshot.folder(folder / COMPONENTS):
            for name, text in _texts(folder / COMPONENTS / component, ending, snapshot):
                texts[name], places[name] = text, f"{COMPONENTS}{component}/{name}{ending}"
    return Sources(ending, dict(sorted({**texts, **(made or {})}.items())), places)


def _texts(folder: Path, ending: str, snapshot: Snapshot) -> Iterator[tuple[str, str]]:
    for name in snapshot.folder(folder):
        content = snapshot.file(folder / name).content
        if name.endswith(ending) and content is not None:
            yield name.removesuffix(ending), content.decode("utf-8-sig")


def _frames(theme: Sequence[Path], snapshot: Snapshot) -> list[str]:
    """What stands around every page, with the components that it includes; of the first folder that has them."""
    found = dict[str, str]()
    for folder in reversed(theme):
        found |= dict(_texts(folder, ".html", snapshot))
        for component in snapshot.folder(folder / COMPONENTS):
            for name, text in _texts(folder / COMPONENTS / component, ".html", snapshot):
                found[f"{COMPONENTS}{component}/{name}.html"] = text
    own = [text for name, text in found.items() if "/" not in name]
    return own + [found[name] for text in own for name in _INCLUDES.findall(text) if name in found]
