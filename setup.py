"""What pyproject.toml cannot say: the theme has one home, site_overrides/, and a wheel carries it as policyref/theme.

A mapping of packages would say it too, but then an editable install finds modules by a hook that more than doubles the
time in which Python starts. There, publish/theme.py looks beside the package instead.
"""

from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

THEME = Path("site_overrides")


class BuildWithTheme(build_py):
    """The package as it stands, and the theme."""

    def _theme(self) -> list[Path]:
        return sorted(path for path in THEME.rglob("*") if path.is_file())

    def run(self) -> None:
        super().run()
        for path in [] if self.editable_mode else self._theme():
            place = Path(self.build_lib, "policyref/theme", path.relative_to(THEME))
            self.mkpath(str(place.parent))
            self.copy_file(str(path), str(place), preserve_mode=False)

    def get_source_files(self) -> list[str]:
        """What a source distribution holds."""
        return [*super().get_source_files(), *map(str, self._theme())]


setup(cmdclass={"build_py": BuildWithTheme})
