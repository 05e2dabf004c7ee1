"""The theme comes with the generator; a site's own folder of templates lies over it."""

from __future__ import annotations

import shutil

import yaml
from policyref.publish.zensical import zensical_config

from tests.site import Project

LINE = "  custom_dir: site_overrides\n"


def test_a_site_that_names_no_folder_of_templates_looks_the_same(shapes: Project) -> None:
    named = shapes.build().files
    shapes.configure(LINE, "")
    shutil.rmtree(shapes.root / "site_overrides")
    assert shapes.build().files == named


def test_a_folder_of_templates_holds_only_what_differs(shapes: Project) -> None:
    before = shapes.build().files
    shapes.configure(LINE, "  custom_dir: ours\n")
    (shapes.root / "ours/components/footer").mkdir(parents=True)
    footer = (shapes.root / "site_overrides/components/footer/footer.html").read_text(encoding="utf-8")
    (shapes.root / "ours/components/footer/footer.html").write_text(footer + "<p id=ours>我们的</p>", encoding="utf-8")
    after = shapes.build()
    assert after.page("index.html").one("#ours").text() == "我们的"
    assert after.files.keys() == before.keys()
    pages = {address for address in before if address.endswith(".html") and not address.startswith("embed/")}
    changed = {address for address in before if after.files[address] != before[address]}
    assert changed and changed <= pages


def test_an_export_takes_a_theme_that_is_only_named() -> None:
    for config in ("theme: material\n", "theme: {name: material}\n"):
        written = yaml.safe_load(zensical_config(config, "site_overrides", {}, []))
        assert written["theme"] == {"name": "material", "custom_dir": "site_overrides"}
