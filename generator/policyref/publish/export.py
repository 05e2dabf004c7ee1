"""`policyref export`: the site as files that Zensical builds, a host without plugins.

HTML of the generator is no Markdown and must not be read as such: a page is a file of front matter alone, with its
HTML as one of the values, and the template prints it. So every character arrives, whatever it means in Markdown.
Front matter is YAML; its values are written as JSON, which is YAML too and needs no rules for indenting.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any

from policyref.build.context import Context
from policyref.build.executors import Processes
from policyref.build.site_plan import SitePlan
from policyref.handbook.press import Press
from policyref.load.pages import Docs
from policyref.load.snapshot import Snapshot
from policyref.model.library import Library
from policyref.pipeline import run
from policyref.present.output import Asset, elements
from policyref.problems.problem import Problem
from policyref.problems.report import report
from policyref.publish.bundles import COMPONENTS, BundleError, Bundles, bundles
from policyref.publish.frame import page_words, site_words, words_by_hand
from policyref.publish.navigation import columns, default_nav, present, title_in
from policyref.publish.placing.work import ReplaceError, replaced
from policyref.publish.setting import Setting
from policyref.publish.zensical import CONFIG, MADE, zensical_config

_OVERRIDES = "site_overrides"
# JSON may leave these as they are; YAML would take them for line breaks or refuse them.
_UNPRINTABLE = re.compile(r"[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


class ExportError(Exception):
    """Why nothing was written, in words for people."""


def export_site(setting: Setting, press: Press | None, out: Path) -> list[Problem]:
    """Checks the data and writes the site of a setting into `out`; the questions still open.

    Raises ExportError, and leaves `out` as it was.
    """
    context = Context.beside(setting.file.parent, Processes())
    result = run(setting.data, setting.docs, setting.host, press, context)
    if result.library is None or result.plan is None:
        raise ExportError("数据有问题：\n" + report(result.found, setting.data.resolve().parent))
    try:
        export(result.plan, result.library, setting, out)
    except ReplaceError as error:
        raise ExportError(str(error)) from error
    return result.left


def export(plan: SitePlan, library: Library, setting: Setting, out: Path) -> None:
    """Writes the site into `out`, in place of an earlier export. Raises ExportError, and leaves `out` as it was."""
    if out.exists() and not _is_export(out):
        raise ExportError(f"{out} 里有别的东西，导出会把它换掉；请用 --out 换一个文件夹")
    out.parent.mkdir(parents=True, exist_ok=True)
    with replaced(out) as fresh:
        docs = fresh / "docs"
        shutil.copytree(setting.docs.folder, docs, ignore=partial(_left_out, setting.docs))
        for folder in reversed(setting.theme):
            joined = partial(_joined, folder)
            shutil.copytree(folder, fresh / _OVERRIDES, ignore=joined, dirs_exist_ok=True)
        asked = _bundles(plan, docs, setting)
        for address, content in asked.files.items():
            _write(fresh / _OVERRIDES / address, content)
        _tag_pages_by_hand(docs, library, setting, asked)
        for thing in plan.contents():
            if isinstance(thing, Asset):
                _write(docs / thing.address, asked.finished(thing))
            else:
                path = docs / PurePosixPath(thing.address).with_suffix(".md")
                _write(path, front_matter({**page_words(thing, asked), "html": thing.html}))
        nav = setting.nav or default_nav(path.name for path in setting.docs.folder.glob("*.md"))
        nav = present(nav, lambda uri: (docs / uri).exists(), lambda uri: _title(docs / uri))
        config = setting.file.read_text(encoding="utf-8")
        _write(fresh / CONFIG, zensical_config(config, _OVERRIDES, site_words(library, nav, asked), nav))


def _bundles(plan: SitePlan, docs: Path, setting: Setting) -> Bundles:
    on_pages = {page.elements for page in plan.pages}
    on_pages |= {elements(path.read_text(encoding="utf-8-sig")) for path in docs.rglob("*.md")}
    try:
        return bundles(setting.theme, Snapshot(), on_pages)
    except BundleError as error:
        raise ExportError(str(error)) from error


def _joined(theme: Path, folder: str, names: list[str]) -> set[str]:
    """Of a folder of the theme, what the bundles are made of; what stands around every page is a template still."""
    inside = Path(folder).is_relative_to(theme / COMPONENTS)
    return {one for one in names if inside and not one.endswith(".html") and Path(folder, one).is_file()}


def front_matter(words: Mapping[str, Any]) -> str:
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in words.items())
    return "---\n" + _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", "".join(lines)) + "---\n"


def _is_export(folder: Path) -> bool:
    config = folder / CONFIG
    return folder.is_dir() and (
        (config.is_file() and config.read_text(encoding="utf-8").startswith(MADE)) or not any(folder.iterdir())
    )


def _left_out(docs: Docs, folder: str, names: list[str]) -> list[str]:
    """Of the names in a folder, those that the site does not publish: Zensical would."""
    paths = ((name, Path(folder, name)) for name in names)
    told = ((name, path.relative_to(docs.folder).as_posix() + "/" * path.is_dir()) for name, path in paths)
    return [name for name, address in told if docs.left_out(address)]


def _write(path: Path, content: str | bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)


def _title(path: Path) -> str:
    return title_in(path.read_text(encoding="utf-8-sig"), path.stem)[0]


def _tag_pages_by_hand(docs: Path, library: Library, setting: Setting, asked: Bundles) -> None:
    """Titles are found as MkDocs finds them: navigation, front matter, first heading."""
    named = {uri: title for _, title, uri in columns(setting.nav) if title}
    for path in sorted(docs.rglob("*.md")):
        text = path.read_text(encoding="utf-8-sig")
        said, front, body = title_in(text, path.stem)
        uri = path.relative_to(docs).as_posix()
        words = words_by_hand(uri, named.get(uri, said), text, library, setting.host, asked)
        if any(words.values()):
            _write(path, front_matter(words).replace("---\n", f"---\n{front}", 1) + body)
