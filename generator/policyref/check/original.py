"""The official text is what the file says: file ↔ blocks.json ↔ source.txt, with every correction stated."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import zip_longest

from policyref.intake.blocks import LEFT_OUT, Block, Document, IntakeError, block_lines, opening
from policyref.intake.corrections import Change, corrected, times
from policyref.intake.kept import read_kept
from policyref.intake.original import untold
from policyref.intake.readers import gives_the_same, read_content
from policyref.model.library import Library
from policyref.model.notice import Notice
from policyref.model.original import Original
from policyref.problems.problem import Problem, problem
from policyref.text.normalise import normalise_line
from policyref.text.sentences import squeeze

_LEFT_OUT = "略"
_DRAFTED = re.compile(r"(?P<word>\S+) (?P<block>\d+)(?:\.(?P<piece>\d+) (?P<words>.*))?", re.DOTALL)
_WIDE = str.maketrans(",:;?!()", "，：；？！（）")


def check_original(library: Library) -> Iterator[Problem]:
    for notice in library.notices:
        original = notice.original
        if original is None:
            yield from (problem("E386", one.place, found=one.wrong, why=_NO_BLOCKS) for one in notice.corrections)
            continue
        content = original.found.content
        if content is None:
            yield problem("E381", original.place.at("file"), file=original.file)
        elif len(content) != original.bytes or sha256(content).hexdigest() != original.sha256:
            yield problem("E382", original.place.at("sha256"), file=original.file, found=len(content))
            content = None
        kept = _kept(original)
        if isinstance(kept, Problem):
            yield kept
            continue
        document, drafted = kept
        if content is not None:
            yield from _read_again(original, content, document)
            if original.publish:
                yield from _publishable(original, content, document)
        yield from _corrections(notice, document)
        yield from _source(notice, document, drafted)


_NO_BLOCKS = "这份文件没有 blocks.json，没有可以改正的块"


def compared_by_hash_only(library: Library) -> list[str]:
    """The notices whose file was not read again: the reader is another one now, or not installed."""
    return [
        notice.id
        for notice in library.notices
        if (one := notice.original) and not gives_the_same(one.file, one.read_by)
    ]


def _kept(original: Original) -> tuple[Document, list[str]] | Problem:
    """What blocks.json holds, and the outline that the notice was last written from."""
    if original.blocks is None:
        return problem("E383", original.place, why="没有 blocks.json")
    try:
        document, source, drafted = read_kept(original.blocks)
    except IntakeError as refused:
        return problem("E383", original.place, why=str(refused))
    if source.sha256 != original.sha256:
        return problem("E383", original.place.at("sha256"), why=f"blocks.json 读的是另一个文件（{source.file}）")
    return document, drafted


def _read_again(original: Original, content: bytes, kept: Document) -> Iterator[Problem]:
    if not gives_the_same(original.file, original.read_by):
        return  # `policyref check` says so
    try:
        again = read_content(original.file, content)
    except IntakeError as refused:
        yield problem("E384", original.place.at("file"), block=1, kept="", found=str(refused))
        return
    for number, (before, now) in enumerate(zip_longest(kept.blocks, again.blocks), 1):
        if before is None or now is None or _said(before) != _said(now):
            words = ("（没有）" if one is None else opening(one.words) for one in (before, now))
            yield problem("E384", original.place, block=number, kept=next(words), found=next(words))
            return


def _said(block: Block) -> tuple[object, ...]:
    return block.kind, block.label, block.text, block.rows, block.spans


def _publishable(original: Original, content: bytes, document: Document) -> Iterator[Problem]:
    try:
        found = list(untold(original.file, content, document))
    except IntakeError as refused:
        found = [str(refused)]
    if found:
        yield problem("E387", original.place.at("publish"), found="、".join(found))


def _corrections(notice: Notice, document: Document) -> Iterator[Problem]:
    """Each on the words that those before it leave, as they are applied."""
    for one in notice.corrections:
        change = Change(one.block, one.wrong, one.right)
        count = times(document, change)
        if count != 1:
            block = "" if count is None else f"，那里写的是“{opening(document.blocks[one.block - 1].words)}”"
            why = "没有这一块" if count is None else f"在第 {one.block} 块里出现 {count} 次{block}"
            yield problem("E386", one.place.at("from"), found=one.wrong, why=why)
        document = corrected(document, [change])


def _source(notice: Notice, document: Document, drafted: list[str]) -> Iterator[Problem]:
    """Where the text parts from the blocks, told once."""
    changes = [Change(one.block, one.wrong, one.right) for one in notice.corrections]
    wanted = [*_in_order(corrected(document, changes).blocks, drafted)]
    text, offsets = _folded_text(notice.source)
    cursor = 0
    for number, words in wanted:
        if not text.startswith(words, cursor):
            at = next((at for at, char in enumerate(words) if text[cursor + at : cursor + at + 1] != char), 0)
            yield _parted(notice, number, words[max(0, at - 8) : at + 12], text, offsets, cursor + at)
            return
        cursor += len(words)
    if cursor < len(text):
        yield _parted(notice, len(document.blocks), "（到此为止）", text, offsets, cursor)


def _parted(notice: Notice, number: int, words: str, text: str, offsets: list[int], at: int) -> Problem:
    found = text[max(0, at - 8) : at + 12] if at < len(text) else "（到此为止）"
    offset = offsets[at] if at < len(offsets) else max(0, len(notice.source) - 1)
    place = notice.source_place.__class__(notice.source_place.file, offset=offset)
    return problem("E385", place, block=number, kept=words, found=found)


def _in_order(blocks: Sequence[Block], drafted: list[str]) -> Iterator[tuple[int, str]]:
    """The official words of the blocks: as the outline orders, splits and leaves them out, or of all that are words."""
    if not drafted:
        yield from ((at, _folded(block)) for at, block in enumerate(blocks, 1) if block.kind not in LEFT_OUT)
    lines = [found for found in map(_DRAFTED.fullmatch, drafted) if found and 0 < int(found["block"]) <= len(blocks)]
    after_first: dict[str, str] = {}  # the words of a block that is split, but those of its first piece
    for line in sorted((line for line in lines if line["piece"]), key=lambda line: int(line["piece"])):
        after_first[line["block"]] = after_first.get(line["block"], "") + _fold(line["words"])
    for line in lines:
        number = int(line["block"])
        if line["word"] != _LEFT_OUT:
            rest = after_first.get(line["block"], "")
            yield number, _fold(line["words"]) if line["piece"] else _folded(blocks[number - 1]).removesuffix(rest)


def _folded(block: Block) -> str:
    return _fold("".join(map(normalise_line, block_lines(block))))


def _fold(words: str) -> str:
    return squeeze(words).translate(_WIDE)


def _folded_text(source: str) -> tuple[str, list[int]]:
    """The text without white space and width of marks, and where each of its characters stands."""
    offsets = [index for index, char in enumerate(source) if not char.isspace()]
    return "".join(source[index] for index in offsets).translate(_WIDE), offsets
