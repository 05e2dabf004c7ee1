"""What pyproject.toml cannot say: a wheel carries some folders in the package that have their homes outside of it.

A mapping of packages would say it too, but then an editable install finds modules by a hook that more than doubles the
time in which Python starts. There, policyref/carried.py looks beside the package instead.
"""

from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

# Folder of the package → its home, and which of its files.
CARRIED = {"theme": ("site_overrides", "**/*"), "start/docs": ("docs", "*.md")}


class BuildCarrying(build_py):
    """The package as it stands, and what it carries."""

    def _carried(self) -> dict[Path, Path]:
        """Each file, and where in the package it comes to stand."""
        return {
            file: Path("policyref", folder, file.relative_to(home))
            for folder, (home, files) in CARRIED.items()
            for file in sorted(Path(home).glob(files))
            if file.is_file()
        }

    def run(self) -> None:
        super().run()
        if self.editable_mode:
            return
        for file, place in self._carried().items():
            built = Path(self.build_lib, place)
            self.mkpath(str(built.parent))
            self.copy_file(str(file), str(built), preserve_mode=False)

    def get_source_files(self) -> list[str]:
        """What a source distribution holds."""
        return [*super().get_source_files(), *map(str, self._carried())]


setup(cmdclass={"build_py": BuildCarrying})
