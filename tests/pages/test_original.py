"""The page of a notice offers the file it was read from, where that is published, and prints its corrections."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from policyref.exports.original import original_file
from policyref.facts.record import changed, put
from policyref.model.host import Host
from policyref.model.original import Correction, Original
from policyref.pages.notice import notice_page

from tests.data import Data

HOST = Host("试", "")


@pytest.mark.parametrize("publish", [True, False])
def test_the_file_is_offered_with_kind_and_size_only_where_it_is_published(publish: bool, tmp_path: Path) -> None:
    library = Data(tmp_path).library
    original = Original(file="通知 1.docx", sha256="0" * 64, bytes=39976, read_by="docx 1", publish=publish)
    put(original, "found", SimpleNamespace(content=b"PK"))
    notice = changed(library.notices[0], original=original)
    page = next(iter(notice_page(notice, library, HOST)))
    offered = [(one.address, one.content) for one in original_file(notice, library, HOST)]
    assert offered == ([(f"{notice.id}/original.docx", b"PK")] if publish else [])
    assert ('download="通知 1.docx"' in page.html) == ("（DOCX，40 KB）" in page.html) == publish
    assert (f"{notice.id}/original.docx" in page.links) == publish


def test_corrections_are_printed_as_editors_notes(tmp_path: Path) -> None:
    library = Data(tmp_path).library
    slips = (
        Correction(block=3, wrong="培陪训", right="培训", why="多印一字"),
        Correction(block=4, wrong="的", right="", why="重复"),
    )
    page = next(iter(notice_page(changed(library.notices[0], corrections=slips), library, HOST)))
    assert "原件作<q>培陪训</q>，这里改作<q>培训</q>：多印一字" in page.html
    assert "原件作<q>的</q>，这里删去：重复" in page.html
