"""What the finder must find, worked out from the YAML without the generator; and what it shows."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

import yaml
from playwright.sync_api import Page, expect

from tests.site import DATA, NOTICE

PAGE = "finder.html"
GROUPS = ("yes", "ask", "no")
Given = dict[str, list[str]]
Suits = list[dict[str, Any]]


def read(name: str) -> Any:
    return yaml.load((DATA / name).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


QUESTIONS: list[dict[str, Any]] = read("finder.yml")["questions"]
TOPICS = {one["id"] for one in QUESTIONS if one.get("topic") == "true"}
MEASURES = [read(f"{NOTICE}/{number:02}.yml") for number in range(1, 39)]


def benefits_of(owner: dict[str, Any]) -> list[dict[str, Any]]:
    found = owner.get("benefits", [])
    return found if isinstance(found, list) else []


def records() -> Iterator[tuple[str, list[Suits]]]:
    """Each entry as `11@online-sales`, `27.3` or `7`, and what is said to it, the nearest words first."""
    for measure in MEASURES:
        own, items = benefits_of(measure), measure.get("items", [])
        for one in own:
            yield f"{measure['number']}@{one['id']}", [one.get("suits", []), measure.get("suits", [])]
        if any("suits" in item or benefits_of(item) for item in items):
            for item in items:
                above = [item.get("suits", []), measure.get("suits", [])]
                for one in benefits_of(item):
                    yield f"{measure['number']}@{one['id']}", [one.get("suits", []), *above]
                if not benefits_of(item):
                    yield f"{measure['number']}.{item['number']}", above
        elif not own:
            yield measure["number"], [measure.get("suits", [])]


def said(question: str, told: list[Suits], given: Given) -> str:
    own = next((found for suits in told if (found := [one for one in suits if one["question"] == question])), [])
    named = {answer for one in own for answer in one.get("answers", [])}
    excluded = {answer for one in own for answer in one.get("not", [])}
    answers = {*given.get(question, [])}
    if not answers:
        return "open" if own else "none"
    if named & answers and not excluded & answers:
        return "yes"
    if answers <= excluded or (any(one.get("only") == "true" for one in own) and not named & answers):
        return "no"
    return "ask" if own else "silent"


def expected(given: Given) -> dict[str, set[str]]:
    groups: dict[str, set[str]] = {name: set() for name in GROUPS}
    for key, told in records():
        found = [said(one["id"], told, given) for one in QUESTIONS if one["id"] not in TOPICS]
        settled = "yes" in found and not {"ask", "open"} & {*found} and found[0] != "silent"
        groups["no" if "no" in found else "yes" if settled else "ask"].add(key)
    return groups


def about(given: Given) -> set[str]:
    """What is about something that the visitor wants to do."""
    return {key for key, told in records() if any(said(one, told, given) == "yes" for one in TOPICS)}


def fragment(given: Given) -> str:
    return "#" + ("&".join(f"{name}={','.join(ids)}" for name, ids in given.items()) or ".=")


def found(page: Page) -> dict[str, set[str]]:
    """What is listed in each group, after asking for all of it."""
    expect(page.locator(".answered")).to_be_attached()
    for details in page.locator(".found [data-group] > .rest").all():
        details.evaluate("one => { one.open = true }")
        details.locator(".match").first.wait_for()
    while more := page.locator(".found [data-group] button:visible").all():
        count = page.locator(".found .match").count()
        more[0].click()
        page.wait_for_function("count => document.querySelectorAll('.found .match').length > count", arg=count)
    rows = page.locator(".found [data-group] .match").evaluate_all(
        "all => all.map(one => [one.closest('[data-group]').dataset.group, one.dataset.measure.split('/')[1]"
        " + (one.dataset.benefit ? '@' + one.dataset.benefit : one.dataset.item ? '.' + one.dataset.item : '')])"
    )
    groups: dict[str, set[str]] = {name: set() for name in GROUPS}
    for group, key in rows:
        assert key not in groups[group]
        groups[group].add(key)
    return groups


def some_answers() -> list[Given]:
    """Some answers on their own, and many together."""
    single = [{one["id"]: [one["answers"][0]["id"]]} for one in QUESTIONS]
    random = Random(38)
    mixed: list[Given] = []
    for _ in range(6):
        given = {}
        for one in random.sample(QUESTIONS, random.randint(2, len(QUESTIONS))):
            ids = [answer["id"] for answer in one["answers"]]
            given[one["id"]] = random.sample(ids, random.randint(1, 3) if one["several"] == "true" else 1)
        mixed.append(given)
    return [*single, *mixed]
