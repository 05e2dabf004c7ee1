"""The places that the notices of a library are of: what a name does not say of 云溪县, its other notices may."""

from __future__ import annotations

from policyref.load.files import DataFolder
from policyref.load.yaml_file import parse_yaml


def known_places(folder: DataFolder, but: str = "") -> list[tuple[str, ...]]:
    """Each place once, from large to small; of every notice `but` one. What cannot be read is passed over."""
    found: dict[tuple[str, ...], None] = {}
    for notice in DataFolder(folder.root, folder.path, [], taken=folder.taken).notices():
        name = f"{notice}/notice.yml"
        text = folder.text(name) if notice != but and folder.exists(name) else None
        places = (parse_yaml(text, name, []) or {}).get("place") if text else None
        if isinstance(places, list) and places and all(isinstance(one, str) for one in places):
            found[tuple(places)] = None
    return list(found)
