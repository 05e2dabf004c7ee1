"""What MkDocs says → words for editors: of a configuration in Chinese; a link on a page written by hand as a problem
like any other, with file, line and code. What this does not know is passed on as MkDocs said it."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.exceptions import BuildError, MkDocsException

from policyref.problems.problem import Place, problem
from policyref.problems.report import report

# Said by MkDocs → said to an editor. The parts of a sentence that are sentences themselves are called `said`.
_KNOWN = [
    (r"Plugin '(?P<name>.+?)' option '(?P<key>.+?)': (?P<said>.+)", "{name} 的 {key} {said}"),
    (r"Sub-option '(?P<key>.+?)': (?P<said>.+)", "里面的 {key} {said}"),
    (r"Config value '(?P<key>.+?)': (?P<said>.+)", "{key} {said}"),
    (r"Required configuration not provided\.", "必须写，不能空着"),
    (r"Unrecognised configuration name: (?P<name>.+)", "不是配置里有的项，请改正或删去"),
    (r"The configuration is invalid\. Expected a key-value mapping .+", "整个文件要写成一组“键: 值”"),
    (r"Expected nav to be a list, got .+", "要写成列表，每项是“- 标题: 页面.md”"),
    (r"Expected nav item to be .+", "的每项要写成“- 标题: 页面.md”"),
    (r"Expected one of: \((?P<options>.+)\) but received: (?P<found>.+)", "不能写 {found}，可以写：{options}"),
    (r"Expected type: <class 'bool'> but received: .+", "只能写 true 或 false"),
    (r"Expected type: <class 'str'> but received: .+", "要写成文字，必要时加引号"),
    (r"Expected type: <class 'int'> but received: .+", "要写成整数"),
    (r"Expected a string, got .+", "要写成文字，必要时加引号"),
    (r"Expected (?:a dict of items|type: <class 'dict'>).+", "要写成一组“键: 值”"),
    (r"(?:Expected|Invalid).*?\blist\b.*", "要写成列表"),
    (r"The URL isn't valid.+|Unable to parse the URL\.", "不是完整的网址，要以 http:// 或 https:// 开头"),
    (r"The path '(?P<path>.+)' isn't an existing \w+\.", "写的 {path} 不存在"),
    (r"Unrecognised theme name: '(?P<name>.+?)'\..*", "没有主题 {name}，请写 material"),
    (r"No theme name set\.|At least one of 'name' or 'custom_dir'.+", "要写 name: material"),
    (r"The path set in custom_dir \('(?P<path>.+)'\) does not exist\.", "的 custom_dir 写的文件夹 {path} 不存在"),
    (r"The \"(?P<name>.+)\" plugin is not installed", "没有安装插件 {name}"),
    (r"'(?P<name>.+)' is not a valid plugin name\.", "写的 {name} 不是插件的名称"),
    (r"Invalid config options for the '(?P<name>.+)' plugin\.", "里 {name} 的选项要写成一组“键: 值”"),
    (r"Failed to load extension '(?P<name>.+?)'\..*", "没有扩展 {name}"),
    (r"'(?P<name>.+)' is not a valid Markdown Extension name\.", "写的 {name} 不是扩展的名称"),
    (r"Invalid config options for Markdown Extension '(?P<name>.+)'\.", "里 {name} 的选项要写成一组“键: 值”"),
    (r"The 'docs_dir' should not be within the 'site_dir'.+", "不能就是 docs_dir，也不能是它上面的文件夹，请换一个"),
    (r"The 'site_dir' should not be within the 'docs_dir'.+", "不能在 docs_dir 里面，请换一个文件夹"),
    (r"The '(?P<key>\w+)' should not be the parent directory.+", "不能是配置文件所在的文件夹，请写它下面的一个"),
]
_PATTERNS = [(re.compile(pattern, re.DOTALL), words) for pattern, words in _KNOWN]
_LINK = re.compile(r"Doc file '(?P<file>.+?)' contains an? .*?link '(?P<link>.+?)',")
_GUESS = re.compile(r"Did you mean '(?P<guess>.+?)'")


@contextmanager
def plain_words(docs: Path) -> Iterator[None]:
    """Turns whatever MkDocs ends with into a BuildError that says what it complained of before.

    `docs` is the folder of the pages written by hand.
    """
    heard = Heard()
    log = logging.getLogger("mkdocs")
    log.addHandler(heard)
    try:
        yield
    except MkDocsException as error:
        raise BuildError(_told(heard.words or [str(error)], docs)) from error
    finally:
        log.removeHandler(heard)


class Heard(logging.Handler):
    """Warnings and errors, in order. In a strict build a warning ends it as well."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.words: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.words.append(record.getMessage())


def _told(said: list[str], docs: Path) -> str:
    problems, others = [], []
    for words in said:
        if link := _LINK.match(words):
            guess = _GUESS.search(words)
            near = f"您是不是要写“{guess['guess']}”？" if guess else ""
            place = Place(f"{docs.name}/{link['file']}", near=link["link"])
            problems.append(problem("E505", place, address=link["link"], near=near))
        else:
            others.append(words)
    return "\n".join([*others, *([report(problems, docs.parent)] if problems else [])])


def in_chinese(said: str) -> str:
    for pattern, words in _PATTERNS:
        if found := pattern.fullmatch(said):
            parts = found.groupdict()
            if "said" in parts:
                parts["said"] = in_chinese(parts["said"])
            return words.format(**parts)
    return said
