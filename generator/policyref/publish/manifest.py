"""The mark in the folder of a site: it is ours, and these files in it are. Whatever else is there is somebody else's.

Verification files, `.well-known`, `.htaccess`: they are kept. So are, for one round, files of ours with a hash in their
name that are no longer asked for: a page that somebody has open may still ask.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from policyref.build.entry import is_within

NAME = ".policyref"
_ABOUT = "policyref 生成的网站；files 是这一次的文件，kept 是上一次的、还会有人用到的。别的文件不是程序的，程序不动。"
_HASHED = re.compile(r"[./][0-9a-f]{12}(?=[./])")
_ADDED = re.compile(r"\.|[^/]+$")  # in a site without a mark: what begins with a dot, and what stands beside index.html
_FRAME = re.compile(rb'(?:src|href)="(?:\.\./)*assets/(?:js|css)/')


class ForeignError(Exception):
    """Why a folder is not taken for a site, in words for people."""


@dataclass(frozen=True)
class Manifest:
    """Address → hash of the content: of `files` of this round, of those `kept` from the last. `before` is the name of
    the folder that was replaced, where folders are switched by a link."""

    files: Mapping[str, str] = field(default_factory=dict)
    kept: Mapping[str, str] = field(default_factory=dict)
    before: str | None = None

    def written(self) -> bytes:
        said = {"policyref": _ABOUT, "before": self.before, "files": self.files, "kept": self.kept}
        return (json.dumps(said, ensure_ascii=False, indent=0, sort_keys=True) + "\n").encode()

    def followed_by(self, files: Mapping[str, str], last: Path, before: str | None) -> Manifest:
        """The next round: with what is kept of this one, which stands in a folder."""
        candidates = self.kept if files == self.files else self.files
        kept = {
            address: content
            for address, content in candidates.items()
            if address not in files and _HASHED.search(address) and hash_of(last / address) == content
        }
        return Manifest(files, kept, before)


_MANIFEST = TypeAdapter(Manifest)


def hash_of(path: Path) -> str | None:
    try:
        return digest(path.read_bytes())
    except OSError:
        return None


def digest(content: bytes) -> str:
    return blake2b(content, digest_size=16).hexdigest()


def read_manifest(folder: Path) -> Manifest | None:
    """None where there is no mark, or one that nobody can read."""
    try:
        found = _MANIFEST.validate_json((folder / NAME).read_bytes())
    except (OSError, ValidationError):
        return None
    return found if all(map(is_within, (*found.files, *found.kept))) else None


def own(folder: Path, adopt: bool = False) -> Manifest:
    """What of a folder is ours. Raises ForeignError where it is not the folder of a site of ours.

    A site of an earlier version has no mark, and is known by what only we write; of it, what stands beside the start
    page without being one of our pages is somebody else's. `adopt`: it shall be ours, and all that is in it is kept.
    """
    marked = read_manifest(folder)
    if marked is not None:
        return marked
    there = [*names_below(folder)] if folder.is_dir() else []
    if not there or adopt:
        return Manifest()
    if not _is_known(folder):
        raise ForeignError(
            f"{folder} 里有 {min(there)} 等文件，不像是 policyref 生成的网站；生成会换掉同名的文件。"
            "请把 site_dir 改成空的或新的文件夹；确实要用它的，运行 policyref build --adopt，里面别的文件都会留着"
        )
    return Manifest(dict.fromkeys((one for one in there if not _is_added(folder, one)), ""))


def _is_known(folder: Path) -> bool:
    try:
        said = json.loads((folder / "data/measures.json").read_bytes())
        start = (folder / "index.html").read_bytes()
    except (OSError, ValueError):
        return False
    return isinstance(said, dict) and "measures" in said and _FRAME.search(start) is not None


def _is_added(folder: Path, address: str) -> bool:
    if not _ADDED.match(address) or address in ("404.html", "sitemap.xml", "sitemap.xml.gz"):
        return False
    return not (address.endswith(".html") and _FRAME.search((folder / address).read_bytes()))


def names_below(folder: Path) -> Iterator[str]:
    """The addresses of everything below a folder that is no folder; links are not followed."""
    for root, folders, files in os.walk(folder):
        links = [name for name in folders if Path(root, name).is_symlink()]
        within = os.path.relpath(root, folder)
        for name in (*files, *links):
            yield name if within == "." else f"{within}/{name}".replace(os.sep, "/")


def foreign(folder: Path, ours: Manifest) -> list[str]:
    known = {*ours.files, *ours.kept, NAME}
    return sorted(name for name in names_below(folder) if name not in known)


def carry(last: Path, fresh: Path, addresses: Iterable[str]) -> None:
    """Puts files of one folder into another as well. Raises ForeignError where there is something else."""
    for address in addresses:
        source, place = last / address, fresh / address
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            if source.is_symlink():
                place.symlink_to(os.readlink(source))  # noqa: PTH115 - as it is written
                continue
            try:
                os.link(source, place)  # a moment, whatever it holds
            except FileExistsError:
                raise
            except OSError:  # a disk that knows no links
                shutil.copy2(source, place)
        except (FileExistsError, NotADirectoryError, IsADirectoryError) as error:
            raise ForeignError(
                f"{source} 不是程序写的，现在网站自己也有 {address}（手写页面的文件夹里的也算）；请把其中一个移走"
            ) from error


def make_readable(folder: Path, ours: Iterable[str]) -> None:
    """Our files 0644 and their folders 0755, whatever the umask: a web server is somebody else."""
    folders = {""}
    for address in ours:
        _allow(f"{folder}/{address}", 0o644)
        folders.add(address.rpartition("/")[0])
    for one in {above for name in folders for above in (Path(name), *Path(name).parents)}:
        _allow(f"{folder}/{one}", 0o755)


def _allow(path: str, mode: int) -> None:
    now = os.stat(path).st_mode & 0o7777  # noqa: PTH116 - many thousand times
    wanted = (now & 0o7000) | mode
    if now != wanted:
        Path(path).chmod(wanted)
