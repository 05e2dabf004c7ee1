"""A calculator in a frame of somebody else's page, behind the policy that we ship."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.axe import violations
from tests.browser.test_calculator import SALES, fill, ready
from tests.browser.visits import DESKTOP, visiting
from tests.publish.nginx import serving
from tests.site import NOTICE, Project, Site


@contextmanager
def elsewhere(folder: Path) -> Iterator[str]:
    """Another site, with no policy of its own."""
    handler = partial(SimpleHTTPRequestHandler, directory=str(folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_it_works_in_a_frame_behind_the_policy_that_we_ship(
    browser: Browser, real: Project, tmp_path_factory: pytest.TempPathFactory
) -> None:
    root = tmp_path_factory.mktemp("embed") / "www"
    root.mkdir()
    (root / "zt").symlink_to(real.published)
    portal = tmp_path_factory.mktemp("portal")
    with serving(root, tmp_path_factory.mktemp("nginx")) as address, elsewhere(portal) as other:
        framed = f'<!doctype html><title>x</title><iframe title="算" src="{address}zt/{{}}"></iframe>'
        (portal / "ours.html").write_text(framed.format(f"embed/{NOTICE}/11.html"), encoding="utf-8")
        (portal / "page.html").write_text(framed.format(SALES), encoding="utf-8")
        with visiting(browser, address + "zt/", viewport=DESKTOP) as visit:
            page = ready(visit.open(f"embed/{NOTICE}/11.html"))
            fill(page, {"网络销售额": "300", "特产销售额": "60"})
            expect(page.locator(".total")).to_have_text("合计4.2万元")
            assert violations(page) == []
            # A portal that is not ours may frame the calculator and no other page.
            page.goto(f"{other}ours.html")
            frame = page.frame_locator("iframe")
            frame.get_by_role("textbox", name="网络销售额").fill("300")
            frame.get_by_role("button", name="算一算", exact=True).click()
            expect(frame.locator("dd[data-rule=online-sales]")).to_have_text("3万元")
            page.goto(f"{other}page.html")
            expect(page.frame_locator("iframe").get_by_text("大力促进网络消费")).to_have_count(0)
            visit.complaints.clear()  # the refusal, and the frame's own requests from a page elsewhere


HIGH = """<!doctype html><title>x</title><iframe title="算" height="200" src="{}"></iframe><script>
addEventListener("message", ({ data, source }) => {
  const frame = document.querySelector("iframe");
  if (data?.policyref === "height" && frame.contentWindow === source) frame.height = data.height;
});
</script>"""


def test_a_page_that_listens_gives_the_frame_its_height(browser: Browser, real_site: Site, tmp_path: Path) -> None:
    """As docs/dev/embed.md says."""
    (tmp_path / "page.html").write_text(HIGH.format(f"{real_site.root.as_uri()}/embed/{NOTICE}/11.html"), "utf-8")
    with visiting(browser, tmp_path.as_uri() + "/", viewport=DESKTOP) as visit:
        page = visit.open("page.html")
        page.frame_locator("iframe").get_by_role("textbox", name="网络销售额").fill("300")
        frame = page.locator("iframe")
        before = int(frame.get_attribute("height") or 0)
        page.frame_locator("iframe").get_by_role("button", name="算一算", exact=True).click()
        page.frame_locator("iframe").locator(".answer-box").wait_for()
        page.wait_for_function("before => Number(document.querySelector('iframe').height) > before", arg=before)
        assert before > 200
