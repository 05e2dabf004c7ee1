"""Whatever goes wrong at whatever moment, there is the old site or the new one, whole, with the promises that are its.

A process of its own publishes a small site while its file operations are counted. At one of them it is killed, a disk
is full or read-only from then on, a name is busy just once, somebody interrupts, or somebody else edits the promises.
"""

from __future__ import annotations

import errno
import os
import random
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from policyref.build.executors import Serial
from policyref.publish.gate import Expected, look
from policyref.publish.guard import alone
from policyref.publish.manifest import NAME, names_below, own, read_manifest
from policyref.publish.mkdocs_build import put_site
from policyref.publish.placing import work
from policyref.publish.placing.journal import JOURNAL, LOCK, Change, commit, finish, heal
from policyref.publish.placing.work import work_on

WRITES = {"os.rename", "os.link", "os.mkdir", "os.remove", "os.rmdir", "os.symlink", "os.chmod"}
FAULTS = ["killed", "full", "read-only", "once", "interrupted", "edited"]
FOREIGN = {".well-known/proof.txt": b"proof", ".htaccess": b"deny"}
Round = dict[str, bytes]


def of_round(number: int) -> Round:
    """A page, an asset with a hash in its name, and a page that no other round has."""
    asset = f"assets/js/site.{number:012x}.js"
    page = f'<p id="p">{number}</p><a href="page{number}.html#p">x</a><script src="{asset}"></script>'
    return {"index.html": page.encode(), f"page{number}.html": page.encode(), asset: b"%d" % number}


@dataclass
class Scene:
    """A project: its site, plain or behind a link, and two files of promises."""

    root: Path
    linked: bool

    @property
    def site(self) -> Path:
        return self.root / "site"

    @property
    def locks(self) -> list[Path]:
        return [self.root / "data/links.lock", self.root / "data/facts.lock"]

    def begin(self) -> None:
        (self.root / "data").mkdir(parents=True)
        place = self.root / "releases/1" if self.linked else self.site
        place.mkdir(parents=True)
        if self.linked:
            self.site.symlink_to("releases/1")
        self.publish(1)
        for address, content in FOREIGN.items():
            (self.site / address).parent.mkdir(exist_ok=True)
            (self.site / address).write_bytes(content)

    def publish(self, number: int) -> None:
        """As `policyref publish` does, of a site that is quickly made."""
        with alone(self.root / LOCK, print):
            finish(self.root)
            before = [path.read_bytes() if path.exists() else None for path in self.locks]
            with work_on(self.site) as place:
                last = own(place.current)
                for address, content in of_round(number).items():
                    path = place.fresh / address
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_bytes(content)
                files = look(place.fresh, Expected(of_round(number), of_round(number)), Serial())
                changes = [Change(*one, b"%d" % number) for one in zip(self.locks, before, strict=True)]
                put_site(place, last, files, self.root, changes)

    def whole(self) -> int:
        """Which round it is: every file of it, of the last what may still be asked for, and what is not ours."""
        number = int((self.site / "index.html").read_bytes().partition(b">")[2].partition(b"<")[0])
        mark = read_manifest(self.site)
        assert mark is not None and mark.files.keys() == of_round(number).keys()
        expected = of_round(number) | FOREIGN | {one: (self.site / one).read_bytes() for one in mark.kept}
        found = {one: (self.site / one).read_bytes() for one in names_below(self.site) if one != NAME}
        assert found == expected
        assert len(mark.kept) <= 1 and not {*mark.kept} & {*mark.files}
        assert {(self.site / one).stat().st_mode & 0o777 for one in mark.files} == {0o644}
        return number

    def promised(self) -> list[bytes | None]:
        return [path.read_bytes() if path.exists() else None for path in self.locks]


def stumbling(fault: str, moment: int, edit: Callable[[], None]) -> Callable[[str], None]:
    """What is asked at each file operation, by its name. From some faults on nothing more can be written."""
    count = 0

    def asked(operation: str) -> None:
        nonlocal count
        count += 1
        if count < moment or (count > moment and fault not in ("full", "read-only")):
            return
        if fault == "killed":
            os._exit(137)
        if fault == "interrupted":
            raise KeyboardInterrupt
        if fault == "edited":
            edit()
        elif fault == "full":
            if operation in ("open", "os.mkdir"):
                raise OSError(errno.ENOSPC, "full")
        else:
            raise OSError(errno.EROFS if fault == "read-only" else errno.EACCES, "no")

    return asked


def run(scene: Scene, number: int, fault: str, moment: int, swaps: bool) -> int:
    """The exit code of a process that publishes a round, with a fault at a moment."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    code = 3
    try:
        os.umask(0o077)
        given = work.exchange
        busy = False

        def edit() -> None:
            nonlocal busy
            busy = True
            scene.locks[1].write_bytes(b"by hand")

        asked = stumbling(fault, moment, edit)

        def heard(event: str, arguments: tuple[object, ...]) -> None:
            writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)
            if not busy and (event in WRITES or writes) and str(scene.root) in str(arguments[0]):
                asked(event)

        def exchange(one: Path, other: Path) -> bool:
            asked("exchange")
            return swaps and given(one, other)

        work.exchange = exchange
        sys.addaudithook(heard)
        scene.publish(number)
        code = 0
    except KeyboardInterrupt:
        code = 130
    except OSError:
        code = 1
    except BaseException as error:
        sys.stderr.write(f"{error!r}\n")
    finally:
        os._exit(code)


@pytest.mark.parametrize("rounds", [40, pytest.param(500, marks=pytest.mark.slow)])
@pytest.mark.parametrize("swaps", [True, False], ids=["in one step", "in two steps"])
@pytest.mark.parametrize("linked", [False, True], ids=["folder", "link"])
def test_there_is_always_a_whole_site_with_its_promises(tmp_path: Path, rounds: int, swaps: bool, linked: bool) -> None:
    scene = Scene(tmp_path / "project", linked)
    scene.begin()
    chance = random.Random(f"{rounds} {swaps} {linked}")
    now, ends = 1, set[tuple[str, bool]]()
    for number in range(2, rounds + 2):
        fault = chance.choice(FAULTS)
        code = run(scene, number, fault, chance.randrange(1, 60), swaps)
        assert code in (0, 1, 130, 137), (number, fault)
        edited = b"by hand" in scene.promised()
        at_once = scene.whole() if (scene.site / "index.html").exists() else None
        assert at_once in ((number,) if code == 0 else (now, number) if swaps else (now, number, None)), (fault, code)
        heal(scene.root)
        with work_on(scene.site):
            pass
        after = scene.whole()
        assert after in (now, number) and (code != 0 or after == number), (number, fault, code)
        if not edited:
            assert scene.promised() == [b"%d" % after] * 2, (number, fault, code, after)
        assert not (scene.root / JOURNAL).exists()
        ends.add((fault, after == number))
        for path in scene.locks:
            path.write_bytes(b"%d" % after)
        now = after
    assert len(ends) >= 8, "faults came at few moments"
    scene.publish(rounds + 2)
    assert scene.whole() == rounds + 2
    assert [path.name for path in scene.root.rglob(".*policyref-*")] == []
    assert not [*scene.root.rglob(".site.policyref")]
    assert not linked or len([*(scene.root / "releases").iterdir()]) <= rounds // 4


def test_two_at_once_come_one_after_the_other(tmp_path: Path) -> None:
    scene = Scene(tmp_path / "project", linked=False)
    scene.begin()
    program = (
        "import sys; from pathlib import Path; from tests.publish.test_faults import Scene\n"
        "for number in map(int, sys.argv[2:]): Scene(Path(sys.argv[1]), False).publish(number)\n"
    )
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    both = [
        subprocess.Popen([sys.executable, "-c", program, scene.root, "2", "2", "2"], env=environment) for _ in range(2)
    ]
    assert [one.wait(timeout=120) for one in both] == [0, 0]
    assert scene.whole() == 2
    assert scene.promised() == [b"2", b"2"]


def test_what_was_edited_after_the_process_was_killed_stays_and_nothing_is_published(tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    first.write_bytes(b"1")
    second.write_bytes(b"1")
    child = os.fork()
    if not child:
        sys.addaudithook(lambda event, given: event == "os.rename" and str(given[1]) == str(second) and os._exit(9))
        commit(tmp_path, [Change(first, b"1", b"2"), Change(second, b"1", b"2")])
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    assert (first.read_bytes(), second.read_bytes()) == (b"2", b"1")
    second.write_bytes(b"by hand")
    heal(tmp_path)
    assert (first.read_bytes(), second.read_bytes()) == (b"1", b"by hand")


def test_a_process_that_was_killed_is_finished_by_the_next(tmp_path: Path) -> None:
    """The right twin: nobody has edited anything."""
    path, other = tmp_path / "a", tmp_path / "b"
    path.write_bytes(b"1")
    child = os.fork()
    if not child:
        sys.addaudithook(lambda event, given: event == "os.rename" and str(given[1]) == str(other) and os._exit(9))
        commit(tmp_path, [Change(path, b"1", b"2"), Change(other, None, b"2")])
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    assert not other.exists()
    heal(tmp_path)
    assert (path.read_bytes(), other.read_bytes()) == (b"2", b"2")
    assert sorted(one.name for one in tmp_path.iterdir()) == [".cache", "a", "b"]


@pytest.mark.parametrize("spoil", [b"", b"{}", b'{"steps": [{"path": "x"}]}', b"[1]"])
def test_a_journal_that_nobody_can_read_is_put_away(tmp_path: Path, spoil: bytes) -> None:
    journal = tmp_path / JOURNAL
    journal.parent.mkdir()
    journal.write_bytes(spoil)
    heal(tmp_path)
    assert not journal.exists()
