"""The plan of a project as bytes, to hold against another; nothing is published."""

from __future__ import annotations

from policyref.build.context import Context
from policyref.build.site_plan import SitePlan
from policyref.load.pages import Docs
from policyref.model.host import Host
from policyref.pipeline import run
from policyref.present.output import Asset
from policyref.problems.report import report

from tests.site import Project

HOST = Host("试", "https://www.example.gov.cn/")


def planned(project: Project, context: Context | None = None, host: Host = HOST) -> SitePlan:
    result = run(project.data, Docs(project.root / "docs"), host, None, context)
    assert result.plan, report(result.problems, project.root)
    return result.plan


def contents(plan: SitePlan) -> dict[str, str]:
    """Everything of a plan by address: pages with all that is said of them, files as they are."""
    return {one.address: repr(one.content if isinstance(one, Asset) else one) for one in plan.contents()}


def differing(one: SitePlan, other: SitePlan) -> list[str]:
    """The addresses whose contents differ, or that only one of the plans has."""
    first, second = contents(one), contents(other)
    return [address for address in sorted({*first, *second}) if first.get(address) != second.get(address)]
