"""Words by which a text says that something is for none but those that it names, or not for some."""

from __future__ import annotations

import re

_EXCLUDES = re.compile(
    "仅|只[限对能有给适面针]|限于|[为以]限|专[门属]?[用给对供面]|不[含包适得予享再属列纳支给]|不在.*?范围|除[^，。；]*?外|以外|排除|除外|无权|禁止"
)


def excludes(words: str) -> bool:
    """Whether a text may say so: 仅限本市企业, 不含房地产企业, 除国有企业外."""
    return bool(_EXCLUDES.search(words))
