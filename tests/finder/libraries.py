"""Libraries with questions of the finder and what texts say to them, at random, in the notices of other shapes.

`told` is what the YAML says, worked out without the generator: unit → question → what is written.
"""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import yaml
from policyref.model.library import Library

from tests.data import Data

Suit = dict[str, Any]
QUOTES = {"hiring": "对年度新吸纳就业10人以上的家政服务企业", "check-up": "对家政服务员免收健康体检费"}
FILES = {"hiring": "shili-2024-7/03.yml", "check-up": "shili-2024-7/05.yml"}
UNITS = {"hiring": "shili-2024-7/3@hiring", "check-up": "shili-2024-7/5@check-up"}


def questions(random: Random) -> list[dict[str, Any]]:
    found = []
    for at in range(random.randint(1, 4)):
        answers = [{"id": f"a{bit}", "name": f"选项{bit}"} for bit in range(random.randint(2, 6))]
        topic = {"topic": True} if random.random() < 0.4 else {}
        found.append(
            {"id": f"q{at}", "ask": f"第{at}问", "several": random.random() < 0.5, **topic, "answers": answers}
        )
    return found


def suits(random: Random, asked: list[dict[str, Any]], quote: str) -> list[Suit]:
    found: list[Suit] = []
    for one in asked:
        if random.random() < 0.35:
            continue
        ids = [answer["id"] for answer in one["answers"]]
        random.shuffle(ids)
        named, rest = ids[: random.randint(1, len(ids) - 1)], ids[len(ids) - 1 :]
        suit: Suit = {"question": one["id"], "quote": quote}
        shape = "named" if one.get("topic") else random.choice(["named", "only", "not", "both"])
        suit |= {"answers": named} if shape != "not" else {}
        suit |= {"only": True} if shape == "only" else {}
        suit |= {"not": rest} if shape in ("not", "both") else {}
        found.append(suit)
    return found


def library(root: Path, random: Random) -> tuple[Library, list[dict[str, Any]], dict[str, list[Suit]]]:
    data, asked = Data(root), questions(random)
    data.apply({"file": "finder.yml", "write": _yaml({"questions": asked})})
    told = {}
    for name, file in FILES.items():
        own = suits(random, asked, QUOTES[name])
        told[UNITS[name]] = own
        lines = f"  - id: {name}\n"
        if own:
            confirmed = {"question": "Q203", "quote": QUOTES[name], "why": "试"}
            asks = any("only" in one or "not" in one for one in own)
            data.apply({"file": file, "find": lines, "replace": f"{lines}    suits: {_flow(own)}\n"})
            if asks:
                data.apply(
                    {
                        "file": file,
                        "find": "complete: true",
                        "replace": f"confirmed: [{_flow(confirmed)}]\ncomplete: true",
                    }
                )
    return data.library, asked, told


def _yaml(value: Any) -> str:
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False)


def _flow(value: Any) -> str:
    return yaml.safe_dump(value, allow_unicode=True, default_flow_style=True, width=9999).strip()
