"""The configuration of a site as MkDocs reads it; what it finds wrong becomes problems like any other."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError, MkDocsException

from policyref.load.pages import Docs
from policyref.load.snapshot import Input, Snapshot
from policyref.load.syntax_errors import explain_syntax_error
from policyref.load.yaml_file import MAX_BYTES, read_text
from policyref.model.host import Host
from policyref.problems.near import near_miss
from policyref.problems.problem import Place, Problem, problem
from policyref.problems.report import report
from policyref.publish.mkdocs_plugin import PolicyReferenceConfig, PolicyReferencePlugin, docs_of, host_of
from policyref.publish.mkdocs_words import Heard, in_chinese
from policyref.publish.promised_settings import broken_promises

_NO_FOLDER = re.compile(
    r"(?:Config value|.*option) '(?P<key>\w+)': The path '(?P<path>.+)' isn't an existing directory"
)
_NO_WORDS = {f"tag:yaml.org,2002:{kind}" for kind in ("bool", "int", "float", "timestamp")}
_UNKNOWN = re.compile(r"Unrecognised configuration name: (?P<name>\w+)$")
_ELSEWHERE = re.compile(rb"INHERIT|!ENV")  # what it says stands outside of this file
_OPTION = re.compile(r"(?:Config value|[Oo]ption) '(\w+)': ")


class ConfigError(BuildError):
    """What is wrong with a configuration."""

    def __init__(self, problems: list[Problem], root: Path) -> None:
        super().__init__(report(problems, root))
        self.problems = problems


def our_plugin(config: MkDocsConfig) -> PolicyReferencePlugin:
    """The generator in a configuration that names it."""
    return next(one for one in config.plugins.values() if isinstance(one, PolicyReferencePlugin))


class _Named(io.BytesIO):
    """A file that has been read."""

    def __init__(self, content: bytes, name: str) -> None:
        super().__init__(content)
        self.name = name


def read_config(config_file: Path, snapshot: Snapshot | None = None, **changes: Any) -> MkDocsConfig:
    """Raises ConfigError."""
    name, root = config_file.name, config_file.resolve().parent
    found = (snapshot or Snapshot()).file(config_file, MAX_BYTES)
    if (problems := _unreadable(found, name)) or found.content is None:
        raise ConfigError(problems, root)
    heard = Heard()
    log = logging.getLogger("mkdocs")
    log.addHandler(heard)
    try:
        config = load_config(_Named(found.content, str(config_file.absolute())), strict=True, **changes)
    except MkDocsException as error:
        raise ConfigError([_told(words, name) for words in heard.words or [str(error)]], root) from error
    except ValueError as error:  # MkDocs reads the address with a parser that refuses some
        said = "site_url 不是一个网址，请写完整的网址，或留空"
        raise ConfigError([problem("E514", Place(name, near="site_url:"), said=said)], root) from error
    finally:
        log.removeHandler(heard)
    if not any(isinstance(one, PolicyReferencePlugin) for one in config.plugins.values()):
        said = "plugins 里没有 policyref，请加上一项 - policyref"
        raise ConfigError([problem("E514", Place(name, ("plugins",)), said=said)], root)
    if wrong := list(broken_promises(config)):
        raise ConfigError(wrong, root)
    return config


def _unreadable(found: Input, name: str) -> list[Problem]:
    problems: list[Problem] = []
    text = read_text(found, name, problems)
    if text is not None:
        try:
            written = yaml.compose(text, Loader=yaml.SafeLoader)
        except yaml.YAMLError as error:
            return [*problems, explain_syntax_error(error, text, name)]
        problems += _misread_titles(written, name)
    return problems


def _misread_titles(written: yaml.Node | None, name: str) -> Iterator[Problem]:
    """Titles of the navigation that YAML takes for something else than their words: true, 010, 12:30."""
    top = written.value if isinstance(written, yaml.MappingNode) else ()
    for title in (title for key, nav in top if key.value == "nav" for title in _titles(nav)):
        if (read := _read_as(title)) != title.value:
            said = f"nav 的标题“{title.value}”会读成“{read}”，请加上引号，写成 '{title.value}'"
            yield problem("E514", Place(name, offset=title.start_mark.index), said=said)


def _read_as(title: yaml.ScalarNode) -> str:
    """What is printed of a title."""
    if title.tag not in _NO_WORDS:
        return str(title.value)
    try:
        return str(yaml.safe_load(title.value))
    except ValueError:
        return "日期"  # of which the calendar has none: 2026-02-30


def _titles(nav: yaml.Node) -> Iterator[yaml.ScalarNode]:
    entries = nav.value if isinstance(nav, yaml.SequenceNode) else ()
    for title, target in (pair for one in entries if isinstance(one, yaml.MappingNode) for pair in one.value):
        yield from [title] if isinstance(title, yaml.ScalarNode) else []
        yield from _titles(target)


def _told(words: str, name: str) -> Problem:
    if found := _NO_FOLDER.match(words):
        return problem("E512", Place(name, near=f"{found['key']}:"), key=found["key"], found=found["path"])
    options = _OPTION.findall(words)
    said = in_chinese(words)
    if unknown := _UNKNOWN.search(words):
        known = PolicyReferenceConfig() if " option '" in words else MkDocsConfig()
        near = near_miss(unknown["name"], list(known))
        said += f"，{near}" if near else ""
    return problem("E514", Place(name, near=f"{options[-1]}:" if options else ""), said=said)


@dataclass(frozen=True)
class Beside:
    """What the configuration beside a data folder says. `known`: the snapshot has seen all that it is made of."""

    docs: Docs
    host: Host
    known: bool


def beside(data: Path, docs: Path, snapshot: Snapshot) -> Beside:
    """The pages written by hand, as the configuration beside a data folder has them, and the host; the pages as they
    are and no host where it is about other folders, or where there is none."""
    config_file = data.resolve().parent / "mkdocs.yml"
    nowhere = Host("", "")
    found = snapshot.file(config_file, MAX_BYTES)
    if found.kind == "missing":
        return Beside(Docs(docs), nowhere, known=True)
    try:
        config = read_config(config_file, snapshot)
    except ConfigError as error:
        return Beside(Docs(docs, problems=tuple(error.problems)), nowhere, known=False)
    plugin = our_plugin(config).config
    for folder in (config.docs_dir, config.theme.custom_dir, plugin.measures, plugin.fonts):
        if folder:
            snapshot.file(Path(folder))  # MkDocs asks whether it is there
    known = len(config.plugins) == 1 and not config.hooks and not _ELSEWHERE.search(found.content or b"")
    same = [path.resolve() for path in (Path(plugin.measures), Path(config.docs_dir))] == [
        data.resolve(),
        docs.resolve(),
    ]
    return Beside(docs_of(config), host_of(config), known) if same else Beside(Docs(docs), nowhere, known)
