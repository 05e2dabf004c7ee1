"""All that is looked at, in the order in which it is to be mended."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from policyref.doctor.finding import Finding
from policyref.doctor.machine import machine
from policyref.doctor.project import project


def examine(config_file: Path) -> Iterator[Finding]:
    yield from machine()
    yield from project(config_file)
