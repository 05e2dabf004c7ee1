"""Who asks the preview for a page waits for the newest notices, but not for the lists of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from policyref.load.snapshot import Snapshot
from policyref.pipeline import Result
from policyref.publish.preview import Preview

PATIENCE = 60


class Slow(Preview):
    """A preview that is asked for a page in the middle of every rebuild."""

    def __init__(self, site: Path) -> None:
        super().__init__(site.parent / "mkdocs.yml", site.parent, site, 0, print)
        self.asked = ThreadPoolExecutor()

    def _publish(self, only_lists: bool, built: Callable[[], None]) -> Result:
        before = self.asked.submit(self.page)
        if only_lists:
            before.result(PATIENCE)
        built()
        after = self.asked.submit(self.page)
        (self.site / "page.html").write_text(f"<body>{'lists' if only_lists else 'pages'}</body>", encoding="utf-8")
        self.waiting = before, after
        return Result(None, None, {}, [], stale=not only_lists)

    def saved_within(self, build: Callable[[], None]) -> bool:
        """Whether it wants to build again after such a build."""
        self._publish = lambda *_: build() or Result(None, None, {}, [])  # type: ignore[assignment]
        self._want_rebuild = False
        self.rebuild()
        return self._edited_within(1)

    def page(self) -> bytes:
        answer = self._serve_request({"PATH_INFO": "/page.html"}, lambda *_: None)
        return b"".join(answer or ())

    def take_up(self) -> list[bytes]:
        """What MkDocs does when there is an edit, or something is left to do; the answers to both questions."""
        self._wanted_epoch += 1
        self._want_rebuild = False
        self.rebuild()
        with self._epoch_cond:
            self._visible_epoch = self._wanted_epoch
            self._epoch_cond.notify_all()
        return [one.result(PATIENCE) for one in self.waiting]


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Slow]:
    site = tmp_path / "site"
    site.mkdir()
    (site / "page.html").write_text("<body>old</body>", encoding="utf-8")
    preview = Slow(site)
    yield preview
    preview.asked.shutdown()
    preview.server_close()


def test_an_edit_is_waited_for_and_the_lists_are_not(preview: Slow) -> None:
    before, after = preview.take_up()
    assert b"pages" in before and b"pages" in after, "who asks during an edit sees it"
    before, after = preview.take_up()
    assert b"pages" in before, "while lists are made the site is there as it was"
    assert b"lists" in after, "nobody asks between two sites"


def test_what_is_saved_in_the_middle_of_a_build_is_built_though_nobody_told(preview: Slow, tmp_path: Path) -> None:
    file = tmp_path / "units.yml"
    file.write_text("one", encoding="utf-8")

    def build() -> None:
        preview.snapshot = Snapshot()
        preview.snapshot.file(file)

    def build_beside_a_save() -> None:
        build()
        file.write_text("two", encoding="utf-8")

    assert preview.saved_within(build_beside_a_save)
    assert not preview.saved_within(build)
