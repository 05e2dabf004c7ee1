"""The machine: Python, libraries, fonts, a browser for the tests."""

from __future__ import annotations

import platform
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from policyref import __version__
from policyref.doctor.finding import Finding
from policyref.handbook.fonts import NO_FONTS, find_fonts

_LEAST = (3, 11)
_NEEDED = re.compile(r"^(?P<name>[\w.-]+)(?P<wanted>[^;]*)(?:;(?P<only>.*))?$")


def machine(fonts: Path | None = None) -> Iterator[Finding]:
    yield _python()
    yield from _libraries()
    yield _fonts(fonts)
    yield _browser()
    yield _encoding()


def _python() -> Finding:
    said = f"{platform.python_version()}，policyref {__version__}"
    if sys.version_info < _LEAST:
        return Finding("cannot", "Python", said, "要 3.11 或更新的版本，请另装一个，再建一次虚拟环境")
    return Finding("fine", "Python", said)


def _libraries() -> Iterator[Finding]:
    """Those that the program names as it was installed: whether they are there, in a version that will do."""
    from packaging.specifiers import SpecifierSet

    wrong = []
    count = 0
    for line in requires("policyref") or []:
        named = _NEEDED.match(line)
        if named is None or "extra" in (named["only"] or ""):
            continue
        count += 1
        wanted = re.sub(r"^\[[^\]]*\]", "", named["wanted"].strip()).strip("() ")
        try:
            found = version(named["name"])
        except PackageNotFoundError:
            wrong.append(f"{named['name']} 没有装")
            continue
        if found not in SpecifierSet(wanted):
            wrong.append(f"{named['name']} 是 {found}，要 {wanted}")
    if wrong:
        yield Finding("cannot", "程序库", "；".join(wrong), "请在虚拟环境里重新安装：pip install policyref")
    else:
        yield Finding("fine", "程序库", f"{count} 个都在，版本合适")


def _fonts(folder: Path | None) -> Finding:
    found = find_fonts(folder)
    if found is None:
        return Finding("note", "印刷的字体", NO_FONTS, "没有字体时网站照常生成，只是没有印刷的手册")
    return Finding("fine", "印刷的字体", f"{found.serif}、{found.sans}（{found.files[0].parent}）")


def _browser() -> Finding:
    """Only developers need one."""
    with suppress(PackageNotFoundError):
        version("playwright")
        names = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
        found = next((path for name in names if (path := shutil.which(name))), None)
        kept = Path.home() / ".cache/ms-playwright"
        if found or (kept.is_dir() and any(kept.glob("chromium*"))):
            return Finding("fine", "测试用的浏览器", found or str(kept))
        return Finding(
            "note", "测试用的浏览器", "没有找到", "要运行测试的：playwright install chromium；生成网站用不着"
        )
    return Finding("note", "测试用的浏览器", "没有装 Playwright", "改程序、运行测试才要；生成网站用不着")


def _encoding() -> Finding:
    found = (sys.getfilesystemencoding(), getattr(sys.stdout, "encoding", None) or "")
    if any(name.lower().replace("-", "") != "utf8" for name in found if name):
        return Finding("note", "字符编码", "、".join(found), "屏幕上的字可能是乱的：请设环境变量 PYTHONUTF8=1")
    return Finding("fine", "字符编码", "UTF-8")
