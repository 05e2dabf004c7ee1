"""Serials and days in the text of `revisions.yml`, all else of which stays as it is."""

from __future__ import annotations

from collections.abc import Mapping

import yaml
from yaml.nodes import MappingNode, SequenceNode

from policyref.revisions.serials import Given

_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def numbered(text: str, given: Mapping[int, Given]) -> str:
    """The text of a file with serials and days written before all else in each of these entries."""
    root = yaml.compose(text, Loader=_Loader)
    if isinstance(root, MappingNode):
        root = next(value for key, value in root.value if key.value == "revisions")
    assert isinstance(root, SequenceNode), "the file has been read"
    for place, one in sorted(given.items(), reverse=True):
        node = root.value[place]
        words = [f"serial: {one.serial}"] if one.serial else []
        words += [f"date: {one.day}"] if one.day else []
        start = node.start_mark.index
        if node.flow_style:
            written = ", ".join([*words, ""])
            start += 1  # behind the bracket
        else:
            written = "".join(word + "\n" + " " * node.start_mark.column for word in words)
        text = text[:start] + written + text[start:]
    return text
