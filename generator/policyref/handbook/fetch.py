"""Fetches fonts once, from a package registry: npm, or Debian where there is no npm. What comes is checked by hash.

npm's tarballs are pinned here; Debian's packages are checked by apt against its signed lists.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Callable
from pathlib import Path

Run = Callable[[list[str], Path], None]


class FetchError(Exception):
    """No fonts came; the words say why."""


# File in the package → SHA-256 of the font. Noto by Google, SIL Open Font License 1.1.
_PACKAGES: dict[str, dict[str, str]] = {
    "@expo-google-fonts/noto-serif-sc@0.4.3": {
        "400Regular/NotoSerifSC_400Regular.ttf": "c358a69de3df5f423a8946a7b03e3126fb6ba116f1130a463455b4e39e1f0742",
        "700Bold/NotoSerifSC_700Bold.ttf": "9c6a2ba736e4b499c84f65ce366bd3625c0401885fd3e585ace50fb738b96ff6",
    },
    "@expo-google-fonts/noto-sans-sc@0.4.3": {
        "400Regular/NotoSansSC_400Regular.ttf": "d45f67f0a7c0ca3f256950777ce6a61cc7ce5f9696d02900cbbaac25f8aa7d16",
        "700Bold/NotoSansSC_700Bold.ttf": "9a38ae0ab28cd5a256f9ea8e00dedc688aac17f7915fcb000572990afa956b96",
    },
}
_DEBIAN = "fonts-noto-cjk"


def run_quietly(command: list[str], folder: Path) -> None:
    """Runs a command in a folder. Raises FetchError where it is missing or fails."""
    if shutil.which(command[0]) is None:
        raise FetchError(f"没有 {command[0]}")
    try:
        subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True, timeout=900)
    except subprocess.SubprocessError as error:
        words = str(getattr(error, "stderr", None) or error).strip()
        raise FetchError(f"{command[0]} 没有成功：{words[-200:]}") from error


def fetch_fonts(target: Path, run: Run = run_quietly) -> str:
    """Puts a set of fonts into the target folder, whole or not at all; says where they came from. Raises FetchError."""
    said = []
    for source, fetch in (("npm", _from_npm), ("Debian", _from_debian)):
        with tempfile.TemporaryDirectory() as work:
            fresh = Path(work) / "fonts"
            fresh.mkdir()
            try:
                fetch(Path(work), fresh, run)
            except FetchError as error:
                said.append(str(error))
                continue
            target.mkdir(parents=True, exist_ok=True)
            for font in sorted(fresh.iterdir()):
                shutil.move(font, target / font.name)
            return source
    raise FetchError("；".join(said))


def _from_npm(work: Path, fresh: Path, run: Run) -> None:
    for package, fonts in _PACKAGES.items():
        run(["npm", "pack", "--silent", package], work)
        archive = work / (package.removeprefix("@").replace("/", "-").replace("@", "-") + ".tgz")
        with tarfile.open(archive) as tar:
            for name, wanted in fonts.items():
                member = tar.extractfile(f"package/{name}")
                content = member.read() if member else b""
                if hashlib.sha256(content).hexdigest() != wanted:
                    raise FetchError(f"{package} 里的 {name} 与记录的校验值不符，没有使用")
                (fresh / Path(name).name).write_bytes(content)


def _from_debian(work: Path, fresh: Path, run: Run) -> None:
    run(["apt-get", "download", "-qq", _DEBIAN], work)
    package = next(iter(sorted(work.glob(f"{_DEBIAN}_*.deb"))), None)
    if package is None:
        raise FetchError(f"apt-get 没有取得 {_DEBIAN}")
    run(["dpkg-deb", "-x", package.name, "deb"], work)
    for font in sorted((work / "deb").rglob("*.ttc")):
        shutil.move(font, fresh / font.name)
