"""Where a line of a title may end: between phrases, never inside of one (GB/T 9704-2012, 7.3.1: 词意完整).

Words that titles of notices are made of are known; what stands between two of them is taken for one word.
"""

from __future__ import annotations

import re

_KNOWN = """
人民政府办公室 人民政府办公厅 人民政府 办公室 办公厅 关于 印发 转发 批转 发布 公布 进一步 加快
加强 加大 促进 支持 推动 推进 深化 优化 强化 完善 落实 实施 开展 做好 扶持 鼓励 提升 提振
提高 恢复 回升 稳定 扩大 保障 规范 健全 建立 发展 高质量 建设 工作 管理 改革 创新 服务业
企业 经济 市场 消费 就业 创业 投资 产业 复工复产 若干措施 若干政策措施 若干政策 若干规定
若干意见 政策措施 措施 实施方案 实施意见 实施细则 管理办法 暂行办法 工作方案 行动计划 行动方案
三年行动计划 指导意见 通知 通告 公告 意见 规定 办法 方案 细则 条例 试行 暂行
"""
_WORDS = "|".join(sorted(_KNOWN.split(), key=len, reverse=True))
_TOKEN = re.compile(_WORDS + "|[《〈（“‘]|[》〉）”’，、：；]|[和与及的]|[!-~]+")
_TO_NEXT, _TO_LAST = frozenset("《〈（“‘和与及"), frozenset("》〉）”’，、：；的")
_LONGEST = 12
"""Characters: what is longer may break anywhere."""


def phrases(title: str) -> list[str]:
    """`安洲市 加快 复工复产 和服务业 提振 回升 若干措施`: joined they are the title."""
    tokens: list[str] = []
    at = 0
    for found in _TOKEN.finditer(title):
        tokens += [title[at : found.start()], found[0]]
        at = found.end()
    tokens.append(title[at:])
    made: list[str] = []
    carried = ""
    for token in filter(None, tokens):
        if token in _TO_NEXT:
            carried += token
        elif (token in _TO_LAST or len(token) == 1) and made and not carried:
            made[-1] += token
        else:
            made.append(carried + token)
            carried = ""
    if carried:
        made.append(carried)
    return [piece for one in made for piece in ([one] if len(one) <= _LONGEST else one)]
