"""A site of documents that act on each other, for what its pages say on a day: built of small made-up notices."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.site import Project, Site
from tests.time.folder import write

SHOPS, LONGER, OLD, NEW, SILENT, PART = (
    f"huaishu-{name}" for name in ("2023-4", "2026-2", "2021-9", "2026-6", "2020-5", "2025-11")
)
DAY = "2026-11-20"
"""The newest in the data: as of it the pages are written."""

NOTICES: dict[str, dict[str, Any]] = {
    SHOPS: {
        "number": "淮政办发〔2023〕4号",
        "issued": "2023-03-20",
        "deadlines": [
            {"kind": "force", "quote": "本措施自2023年4月1日起施行，有效期至2026年3月31日", "start": "2023-04-01",
             "end": "2026-03-31", "certainty": "exact"}
        ],
        "measures": {
            1: {"deadlines": [{"kind": "force", "quote": "政策执行至2024年6月30日", "start": None, "end": "2024-06-30",
                               "certainty": "exact"}]},
            2: {"deadlines": [{"kind": "due", "quote": "2023年12月31日前提出申请", "start": None, "end": "2023-12-31",
                               "certainty": "derived",
                               "basis": "“前”按当日计入理解"}]},
            3: {"items": {1: {}, 2: {}}, "deadlines": "原文没有"},
        },
    },
    LONGER: {
        "number": "淮政办发〔2026〕2号",
        "issued": "2026-02-10",
        "unsaid": ["from", "until"],
        "effects": [{"does": "extends", "to": SHOPS, "until": "2028-12-31",
                     "quote": "《关于huaishu-2023-4的通知》（淮政办发〔2023〕4号）有效期延长至2028年12月31日"}],
    },
    OLD: {
        "number": "淮政规〔2021〕9号",
        "issued": "2021-12-01",
        "unsaid": ["until"],
        "deadlines": [{"kind": "force", "quote": "本办法自2022年1月1日起施行", "start": "2022-01-01", "end": None,
                       "certainty": "exact"}],
        "measures": {1: {"benefits": {"opening": "1万元"}}},
    },
    NEW: {
        "number": "淮政规〔2026〕6号",
        "issued": "2026-09-10",
        "deadlines": [{"kind": "force", "quote": "本办法自2026年11月1日起施行，有效期至2031年10月31日",
                       "start": "2026-11-01", "end": "2031-10-31", "certainty": "exact"}],
        "effects": [
            {"does": "repeals", "to": OLD, "quote": "《关于huaishu-2021-9的通知》（淮政规〔2021〕9号）同时废止",
             "savings": {"quote": "已受理的申请按原规定办理"}, "instead": {"1": f"{NEW}/1"}},
            {"does": "repeals", "to": {"title": "淮树县开店办法", "number": "淮政规〔2010〕3号"},
             "quote": "《淮树县开店办法》（淮政规〔2010〕3号）废止"},
            {"does": "repeals", "to": {"unnamed": "此前的有关规定", "may_touch": [f"{SILENT}/1"]},
             "quote": "此前的有关规定同时废止"},
            {"does": "interprets", "to": f"{SILENT}/1", "quote": "“第1项工作”是指办好网上的事"},
        ],
        "measures": {1: {"benefits": {"opening": "2万元"}}},
    },
    SILENT: {
        "number": "淮政办发〔2020〕5号",
        "issued": "2020-05-06",
        "unsaid": ["from", "until"],
        "measures": {
            1: {"deadlines": "原文没有"},
            2: {"deadlines": "原文没有",
                "checked": [{"date": DAY, "by": "淮树县政务公开科", "asked": "县商务局", "found": "ended"}]},
        },
    },
    PART: {
        "number": "淮财发〔2025〕11号",
        "issued": "2025-06-20",
        "unsaid": ["until"],
        "deadlines": [{"kind": "force", "quote": "自2025年7月1日起施行", "start": "2025-07-01", "end": None,
                       "certainty": "exact"}],
        "effects": [{"does": "repeals", "to": f"{SHOPS}/3/2",
                     "quote": "《关于huaishu-2023-4的通知》第三条第（二）项停止执行"}],
    },
}  # fmt: skip


_ASKS = f"""tagline: 试
intro: 试
disclaimer: 本站依据公开发布的文件编写。
questions:
  - {{ask: 旧的创业补助, page: {OLD}/1.html}}
  - {{ask: 新的创业补助, page: {NEW}/1.html}}
"""


def build(root: Path) -> Site:
    """The site; its first page asks of something that is ended, then of what holds."""
    project = Project._laid_out(root)
    named = {key: {"title": f"关于{key}的通知", "summary": f"关于{key}的通知", **one} for key, one in NOTICES.items()}
    write(root, named)
    project.write("site.yml", _ASKS)
    return project.build()
