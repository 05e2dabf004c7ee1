"""What stands in other people's pages: one frame a calculator, leading back to the page it is from."""

from __future__ import annotations

from tests.site import ADDRESS, NOTICE, Site, resolved


def test_every_calculator_has_a_frame_and_the_page_that_it_belongs_to_leads_there(real_site: Site) -> None:
    frames = {page.address: page for page in real_site.frames()}
    asking = {page.address for page in real_site.pages(NOTICE) if page.all("policy-calculator, calculator-door")}
    assert len(frames) > 10
    assert {f"embed/{address}" for address in asking} == frames.keys()
    for address in asking:
        links = {resolved(link, address) for link in real_site.page(address).links()}
        assert f"embed/{address}" in links


def test_a_frame_leads_back_says_whose_words_they_are_and_is_for_no_search_engine(real_site: Site) -> None:
    for frame in real_site.frames():
        (link,) = frame.all("article a[target=_blank]")
        assert resolved(link.attributes["href"] or "", frame.address) == frame.address.removeprefix("embed/")
        assert "以正式文件" in frame.one("article").text()
        assert frame.one("meta[name=robots]").attributes["content"] == "noindex"
        for part in frame.all("link[rel=stylesheet], script[src]"):
            wanted = part.attributes.get("href") or part.attributes.get("src") or ""
            assert resolved(wanted, frame.address) in real_site.files


def test_what_to_paste_has_a_name_for_the_frame_and_a_plain_link(known: Site) -> None:
    found = [page for page in known.pages() if page.all("#embed-code")]
    assert found
    for page in found:
        code = page.one("#embed-code").text()
        assert f'<iframe src="{ADDRESS}embed/{page.address}" title="算一算：' in code
        assert f'<a href="{ADDRESS}{page.address}">' in code


def test_without_an_address_there_is_nothing_to_paste(real_site: Site) -> None:
    assert not [page.address for page in real_site.pages() if page.all("#embed-code")]
