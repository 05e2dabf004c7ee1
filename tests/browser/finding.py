"""What the finder must find, worked out from the YAML without the generator; and what it shows."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

import yaml
from playwright.sync_api import Page, expect

from tests.site import DATA, NOTICE

PAGE = "finder.html"
GROUPS = ("fits", "other", "government", "not")
Given = dict[str, list[str]]


def read(name: str) -> Any:
    return yaml.load((DATA / name).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


QUESTIONS: list[dict[str, Any]] = read("finder.yml")["questions"]
MEASURES = [read(f"{NOTICE}/{number:02}.yml") for number in range(1, 39)]


def records() -> Iterator[tuple[str, dict[str, Any], list[dict[str, Any]]]]:
    """Each entry as `number` or `number.item`, its measure, and what limits it."""
    for measure in MEASURES:
        own = measure.get("suits", [])
        items = measure.get("items", [])
        if any("suits" in item for item in items):
            for item in items:
                asked = {suit["question"] for suit in item.get("suits", [])}
                rest = [suit for suit in own if suit["question"] not in asked]
                yield f"{measure['number']}.{item['number']}", measure, item.get("suits", []) + rest
        else:
            yield measure["number"], measure, own


def allowed(question: dict[str, Any], measure: dict[str, Any], suits: list[dict[str, Any]]) -> set[str]:
    """What an editor wrote of a question, or else what the audience says; empty where any answer will do."""
    said = {answer for suit in suits if suit["question"] == question["id"] for answer in suit["answers"]}
    if said:
        return said
    by_word = [
        {one["id"] for one in question["answers"] for ending in one.get("audience", []) if word.endswith(ending)}
        for word in measure["audience"]
    ]
    return set().union(*by_word) if all(by_word) else set()


def expected(given: Given) -> dict[str, set[str]]:
    groups: dict[str, set[str]] = {name: set() for name in GROUPS}
    for key, measure, suits in records():
        fits = {one["id"]: allowed(one, measure, suits) for one in QUESTIONS}
        topics = {one["id"] for one in QUESTIONS if one.get("topic") == "true"}
        against = [name for name, ids in fits.items() if ids and name in given and not ids & set(given[name])]
        if set(against) - topics:
            groups["not"].add(key)
        elif "who" not in given and fits["who"] == {"government"}:
            groups["government"].add(key)
        elif not topics & set(given) or any(fits[name] & set(given.get(name, [])) for name in topics):
            groups["fits"].add(key)
        else:
            groups["other"].add(key)
    return groups


def fragment(given: Given) -> str:
    return "#" + "&".join(f"{name}={','.join(ids)}" for name, ids in given.items())


def found(page: Page) -> dict[str, set[str]]:
    """What is listed in each group, after asking for all of it."""
    expect(page.locator(".answered")).to_be_attached()
    page.locator(".found details").evaluate_all("all => all.forEach(one => { one.open = true })")
    more = page.get_by_role("button", name="再显示一些")
    while more.count():
        count = page.locator(".found .measure").count()
        more.first.click()
        page.wait_for_function("count => document.querySelectorAll('.found .measure').length > count", arg=count)
    rows = page.locator(".found .measure").evaluate_all(
        "all => all.map(one => [one.closest('[data-group]').dataset.group,"
        " one.dataset.measure.split('/')[1] + (one.dataset.item ? '.' + one.dataset.item : '')])"
    )
    groups: dict[str, set[str]] = {name: set() for name in GROUPS}
    for group, key in rows:
        assert key not in groups[group]
        groups[group].add(key)
    return groups


def some_answers() -> list[Given]:
    """Every answer on its own, and many together."""
    single = [{one["id"]: [answer["id"]]} for one in QUESTIONS for answer in one["answers"]]
    random = Random(38)
    mixed: list[Given] = []
    for _ in range(12):
        given = {}
        for one in random.sample(QUESTIONS, random.randint(2, len(QUESTIONS))):
            ids = [answer["id"] for answer in one["answers"]]
            given[one["id"]] = random.sample(ids, random.randint(1, 3) if one["several"] == "true" else 1)
        mixed.append(given)
    return [*single, *mixed]
