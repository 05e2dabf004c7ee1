"""The wordings of what is asked back before a sum is believed."""

from __future__ import annotations

DOUBT = {
    "unlikely": "您填的是{found}，对吗？",
    "instead": "您填的是{found}，是不是{instead}？",
    "quarter": "{found}不是季度末，是不是{instead}？",
    "month": "{found}不是月末，是不是{instead}？",
    "year": "{found}不是年末，是不是{instead}？",
    "issued": "{found}在这份文件印发（{issued}）以前，对吗？",
    "ask": "请先核对",
    "change": "是，改成{instead}",
    "keep": "就是这样",
    "if_so": "如果就是这样：",
}
"""`found` is what was filled in, `instead` what may have been meant."""
