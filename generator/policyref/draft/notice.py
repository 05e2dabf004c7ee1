"""A file with the text of a notice → the folder of a new notice; and the same again from its corrected outline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from policyref.build.tasks import FOLDERS
from policyref.draft.division import draft_of
from policyref.draft.draft import Draft
from policyref.draft.fields import fields
from policyref.draft.hints import hints
from policyref.draft.keep import Kept, keep
from policyref.draft.known import KnownDocuments, known_documents
from policyref.draft.said import said_of
from policyref.draft.units import missing_units
from policyref.draft.write import source_of, written
from policyref.intake.blocks import LEFT_OUT, Document, IntakeError, doubts
from policyref.intake.corrections import Change, corrected
from policyref.intake.kept import BLOCKS, Source, kept_text, read_kept, source_of_file, with_drafted
from policyref.intake.original import FOLDER, kept_name, original_key
from policyref.intake.readers import read
from policyref.load.files import DataFolder
from policyref.load.vocabulary import Vocabulary, load_vocabulary
from policyref.load.yaml_file import parse_yaml
from policyref.outline.file import OUTLINE, compact, outline_text
from policyref.outline.find import find_outline
from policyref.outline.lines import Outline, line_of, lines_of
from policyref.outline.read import read_outline
from policyref.problems.problem import Problem
from policyref.problems.report import report
from policyref.start.write import replace_all, write_new

LEFTOVER = "leftover.txt"
SOURCE = "source.txt"


class DraftError(Exception):
    """Why nothing was drafted, in Chinese."""


@dataclass(frozen=True)
class Drafted:
    """The files written, and what to tell the editor: what to compare, what to fill in, what units.yml lacks.

    `divided` is whether the measures were written, or only the outline.
    """

    paths: list[Path]
    doubts: list[str]
    missing_units: str
    divided: bool
    said: list[str]


def draft_notice(
    notice_id: str, file: Path, data: Path, *, accept_changes: bool = False, outline_only: bool = False
) -> Drafted:
    """Writes the draft of a notice. Raises DraftError and writes nothing where it cannot."""
    folder = _folder(notice_id, data)
    if (data / notice_id).exists():
        raise DraftError(f"{data / notice_id} 已经存在，不会覆盖；要按改过的提纲重新分条，请用 --redo")
    try:
        document = read(file, accept_changes=accept_changes)
    except IntakeError as refused:
        raise DraftError(str(refused)) from refused
    if all(block.kind in LEFT_OUT for block in document.blocks):
        raise DraftError(f"{file}：里面找不到公文的文字。没有写任何文件")
    content = file.read_bytes()
    source = source_of_file(kept_name(file.name), content)
    outline = find_outline(lines_of(document))
    divided = outline.sure and not outline_only
    made = _Made(outline, document, source, load_vocabulary(folder, []), known_documents(folder))
    files: dict[str, str | bytes] = {f"{FOLDER}/{source.file}": content}
    files |= {OUTLINE: outline_text(outline, source.file, source.sha256)}
    files[BLOCKS] = kept_text(document, source, compact(outline) if divided else ())
    files |= made.files if divided else {}
    paths = write_new({data / notice_id / name: text for name, text in files.items()})
    told = [*doubts(document), *_doubts(outline), *(made.fields.doubts if divided else ())]
    if divided:
        first = f"起草了 {len(paths)} 个文件，在 {data / notice_id}。接着运行 policyref check，它会说出还要填什么。"
    else:
        why = "" if outline_only else f"{outline.why}，所以没有分条。"
        first = f"{why}写了提纲 {data / notice_id / OUTLINE}，请改好左边的字，再运行 policyref new {notice_id} --redo。"
    units = made.missing_units if divided else ""
    return Drafted(paths, told, units, divided, [first, *told, *([units] if units else [])])


def redo_notice(notice_id: str, data: Path) -> Drafted:
    """Writes a notice anew from its corrected outline. What was filled in stays; what has no place is kept apart."""
    folder = _folder(notice_id, data)
    held = {name: folder.exists(f"{notice_id}/{name}") for name in (OUTLINE, BLOCKS)}
    if not all(held.values()):
        lacking = "、".join(name for name, there in held.items() if not there)
        raise DraftError(f"{data / notice_id} 里没有 {lacking}，不能重新分条；它们由 policyref new --from 写下")
    texts = {name: folder.text(f"{notice_id}/{name}") for name in (OUTLINE, BLOCKS)}
    _refuse(folder.problems, folder.root)
    try:
        as_read, source, drafted = read_kept(texts[BLOCKS] or "")
    except IntakeError as refused:
        raise DraftError(f"{data / notice_id}/{refused}") from refused
    now = _now(notice_id, folder)
    changes = _changes(now.get("notice.yml", ""), folder)
    document = corrected(as_read, changes)
    outline = _read(texts[OUTLINE] or "", document, folder.name(f"{notice_id}/{OUTLINE}"), folder)
    made = _Made(outline, document, source, load_vocabulary(folder, []), known_documents(folder, notice_id))
    kept = Kept(dict(made.files))
    if now:
        if not drafted:
            raise DraftError(f"{data / notice_id} 里已有措施，{BLOCKS} 却没有记下是怎样分的，不能重新分条")
        earlier_outline = _earlier("\n".join(drafted), as_read, changes, notice_id, folder)
        before = _Made(earlier_outline, document, source, made.vocabulary, made.known)
        kept = keep(before.draft, before.files, now, made.draft, made.files)
    files = {**kept.files, SOURCE: made.files[SOURCE]}
    files[BLOCKS] = with_drafted(texts[BLOCKS] or "", compact(outline))
    if kept.homeless:
        earlier = folder.text(f"{notice_id}/{LEFTOVER}") if folder.exists(f"{notice_id}/{LEFTOVER}") else ""
        if earlier is None:  # what cannot be read is not overwritten
            _refuse(folder.problems, folder.root)
        files[LEFTOVER] = (earlier or "") + "\n".join(kept.homeless)
    gone = [data / notice_id / name for name in now if name not in files]
    replace_all({data / notice_id / name: text for name, text in files.items()}, gone)
    told = [*_doubts(outline), *made.fields.doubts, *kept.said]
    if kept.homeless:
        said = [one.splitlines()[0].removeprefix("# ") for one in kept.homeless]
        told.append(f"放不进新的条里的，都在 {data / notice_id / LEFTOVER}，请移到该在的地方：{'、'.join(said)}")
    first = f"按提纲重新分条：{len(made.draft.measures)} 条措施，在 {data / notice_id}；填过的内容保留。"
    units = made.missing_units
    return Drafted([*map(Path, files)], told, units, True, [first, *told, *([units] if units else [])])


class _Made:
    """What is written from an outline."""

    def __init__(
        self,
        outline: Outline,
        document: Document,
        source: Source,
        vocabulary: Vocabulary,
        known: KnownDocuments,
    ) -> None:
        self.vocabulary, self.known = vocabulary, known
        self.draft: Draft = draft_of(outline)
        self.source = source_of(outline)
        self.fields = fields(said_of(outline), hints(document.blocks), known, self.draft.named_tables)
        self.files = {SOURCE: self.source, **written(self.draft, self.fields, vocabulary.open_ended)}
        self.files["notice.yml"] += original_key(source, document.read_by)

    @property
    def missing_units(self) -> str:
        return missing_units(self.draft, self.fields, self.source, self.vocabulary)


def _folder(notice_id: str, data: Path) -> DataFolder:
    folder = DataFolder(data.resolve().parent, data.resolve(), [], taken=FOLDERS)
    if not folder.is_address(notice_id):
        raise DraftError(f"“{notice_id}”不能用作地址：请用小写英文字母、数字和连字符，例如 yourcity-2024-7")
    return folder


def _read(text: str, document: Document, name: str, folder: DataFolder) -> Outline:
    outline, problems = read_outline(text, [line_of(n, block) for n, block in enumerate(document.blocks, 1)], name)
    _refuse(problems, folder.root)
    return outline


def _earlier(drafted: str, as_read: Document, changes: Sequence[Change], notice_id: str, folder: DataFolder) -> Outline:
    """The outline that the notice was last written from, with as many corrections as the text had by then.

    With those that were added since, what drafting wrote would look like what a person has changed.
    """
    source = folder.text(f"{notice_id}/{SOURCE}") if folder.exists(f"{notice_id}/{SOURCE}") else None
    for count in reversed(range(len(changes))):
        blocks = corrected(as_read, changes[:count]).blocks
        outline, slips = read_outline(drafted, [line_of(n, block) for n, block in enumerate(blocks, 1)], BLOCKS)
        if not slips and source_of(outline) == source:
            return outline
    return _read(drafted, corrected(as_read, changes), BLOCKS, folder)


def _now(notice_id: str, folder: DataFolder) -> dict[str, str]:
    """The files of the notice as they are; refused while one of them cannot be read."""
    names = ["notice.yml", *folder.measure_files(notice_id)]
    texts = {name: folder.text(f"{notice_id}/{name}") for name in names if folder.exists(f"{notice_id}/{name}")}
    for name, text in texts.items():
        if text is not None:
            parse_yaml(text, folder.name(f"{notice_id}/{name}"), folder.problems)
    _refuse(folder.problems, folder.root)
    return {name: text for name, text in texts.items() if text is not None}


def _changes(notice: str, folder: DataFolder) -> list[Change]:
    """What notice.yml corrects of the words of the file."""
    written = (parse_yaml(notice, "", folder.problems) or {}).get("corrections") or ()
    stated = [one for one in written if isinstance(one, dict) and str(one.get("block", "")).isdecimal()]
    return [Change(int(one["block"]), str(one.get("from") or ""), str(one.get("to") or "")) for one in stated]


def _refuse(problems: Sequence[Problem], root: Path) -> None:
    if problems:
        raise DraftError(f"没有改动任何文件，请先改好：\n{report(problems, root)}")


def _doubts(outline: Outline) -> list[str]:
    """The doubts of an outline, each with the line it is about."""
    said = [f"提纲：{doubt}" for doubt in outline.doubts]
    for one in outline.placed:
        said += [f"提纲第 {one.line.blocks[0]} 段“{one.line.text[:20]}”：{doubt}" for doubt in one.doubts]
    return said
