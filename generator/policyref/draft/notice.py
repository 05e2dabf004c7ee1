"""A file with the text of a notice → the folder of a new notice."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from policyref.build.tasks import FOLDERS
from policyref.draft.split import split_notice
from policyref.draft.units import missing_units
from policyref.draft.write import write_draft
from policyref.intake.blocks import IntakeError, doubts, source_text
from policyref.intake.readers import read
from policyref.load.files import DataFolder
from policyref.load.vocabulary import load_vocabulary


class DraftError(Exception):
    """Why nothing was drafted, in Chinese."""


class Drafted(NamedTuple):
    """The files written, what to compare with the original, and what units.yml lacks, in words for the editor."""

    paths: list[Path]
    doubts: list[str]
    missing_units: str


def draft_notice(notice_id: str, file: Path, data: Path, *, accept_changes: bool = False) -> Drafted:
    """Writes the draft of a notice. Raises DraftError and writes nothing where it cannot."""
    folder = DataFolder(data.resolve().parent, data.resolve(), [], taken=FOLDERS)
    if not folder.is_address(notice_id):
        raise DraftError(f"“{notice_id}”不能用作地址：请用小写英文字母、数字和连字符，例如 yourcity-2024-7")
    if (data / notice_id).exists():
        raise DraftError(f"{data / notice_id} 已经存在，不会覆盖")
    try:
        document = read(file, accept_changes=accept_changes)
    except IntakeError as refused:
        raise DraftError(str(refused)) from refused
    source = source_text(document)
    try:
        draft = split_notice(source)
    except ValueError as error:
        raise DraftError("找不到“1.”“第一条”“（一）”这样的编号，无法分条") from error
    vocabulary = load_vocabulary(folder, [])
    paths = write_draft(draft, source, data / notice_id, vocabulary.open_ended)
    return Drafted(paths, doubts(document), missing_units(draft, source, vocabulary))
