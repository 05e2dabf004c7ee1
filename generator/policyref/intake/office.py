""".doc, .wps, .odt and .rtf: LibreOffice, where it is installed, makes a .docx of them, and that is read.

Readers of our own for these would lose automatic numbers and publish deleted words. LibreOffice runs without a window,
in a folder and with a profile of its own, which forbids macros and links to other files, and it is ended when it takes
too long. The file is not changed.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from policyref.intake.blocks import Document, IntakeError
from policyref.intake.docx import read as read_docx

LONGEST = 60  # seconds
# Without one named, LibreOffice takes what it does not know for a plain text, whatever bytes it is.
FILTERS = {".doc": "MS Word 97", ".wps": "MS Word 97", ".odt": "writer8", ".rtf": "Rich Text Format"}
_COMMANDS = ("soffice", "libreoffice")
_ELSEWHERE = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)
_SAVE_AS = "请在 Word 或 WPS 里打开，另存为 .docx 再试"
_SCRIPTING = "/org.openoffice.Office.Common/Security/Scripting"
_FORBIDDEN = (
    (_SCRIPTING, "DisableMacrosExecution", "true"),
    (_SCRIPTING, "MacroSecurityLevel", "3"),
    (_SCRIPTING, "BlockUntrustedRefererLinks", "true"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),
)
_PROFILE = (
    '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">{}</oor:items>'
)
_ITEM = '<item oor:path="{}"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>'


def soffice() -> str | None:
    """The command of LibreOffice; None where it is not installed."""
    found = next(filter(None, map(shutil.which, _COMMANDS)), None)
    return found or next((path for path in _ELSEWHERE if Path(path).exists()), None)


def read(content: bytes, kind: str) -> Document:
    """The blocks of a file of that kind (`.doc`)."""
    command = soffice()
    if command is None:
        raise IntakeError("", f"读 {kind} 要先转成 .docx，而这台电脑上没有 LibreOffice", _SAVE_AS)
    return read_docx(_converted(command, content, kind))


def _converted(command: str, content: bytes, kind: str) -> bytes:
    with TemporaryDirectory(prefix="policyref-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        profile = folder / "profile"
        (profile / "user").mkdir(parents=True)
        settings = _PROFILE.format("".join(_ITEM.format(*one) for one in _FORBIDDEN))
        (profile / "user/registrymodifications.xcu").write_text(settings, encoding="utf-8")
        (folder / f"in{kind}").write_bytes(content)
        words = [command, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nolockcheck"]
        words += [
            f"--infilter={FILTERS[kind]}",
            "--convert-to",
            "docx",
            "--outdir",
            str(folder / "out"),
            str(folder / f"in{kind}"),
        ]
        _run(words, folder)
        made = folder / "out/in.docx"
        if not made.is_file():
            raise IntakeError("", "LibreOffice 打不开它，可能加了密码或已损坏", _SAVE_AS)
        return made.read_bytes()


def _run(words: list[str], folder: Path) -> None:
    """Runs a command in a group of its own, and ends the whole group when the time is over."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "LANG", "LC_ALL") if name in os.environ}
    environment = kept | {"HOME": str(folder), "TMPDIR": str(folder), "SAL_USE_VCLPLUGIN": "svp"}
    nothing = subprocess.DEVNULL
    process = subprocess.Popen(
        words, cwd=folder, env=environment, stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True
    )
    try:
        process.wait(LONGEST)
    except subprocess.TimeoutExpired as error:
        raise IntakeError("", f"LibreOffice 转换了 {LONGEST} 秒还没有完", _SAVE_AS) from error
    finally:
        with suppress(OSError):  # it has ended of itself
            os.killpg(process.pid, signal.SIGKILL) if hasattr(os, "killpg") else process.kill()
        process.wait()
