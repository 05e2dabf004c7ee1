"""Later notices without measures, to be laid beside the notice 示政发〔2024〕7号 of 10 April 2024."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tests.data import CORPUS, Data

OLD_ID = "shili-2024-7"
OLD = "《示例市人民政府关于促进家政服务业发展的若干规定》（示政发〔2024〕7号）"


def laid(
    root: Path, words: str, *effects: str, number: str = "示政发〔2025〕1号", issued: str = "2025-03-03",
    own: Sequence[str] = ("unsaid: [from, until]",), issuer: str = "示例市人民政府", place: str = "[示例省, 示例市]",
    data: Data | None = None, name: str = "shili-2025-1",
) -> Data:  # fmt: skip
    """A corpus with one notice more, whose only body are these words."""
    data = data or Data(root, CORPUS)
    title = f"{issuer}关于有关规定的通知"
    year, month, day = issued.split("-")
    signed = f"{year}年{int(month)}月{int(day)}日"
    listed = "effects:\n" + "".join(f"  - {{{one}}}\n" for one in effects) if effects else ""
    record = (
        f"title: {title}\nissuer: {issuer}\nplace: {place}\nnumber: {number}\nissued: {issued}\n"
        f"summary: 关于有关规定的通知。\n{''.join(f'{one}{chr(10)}' for one in own)}{listed}opening:\n"
        f"  - {{kind: title, text: {title}}}\n  - {{kind: number, text: {number}}}\n"
        f"  - {{kind: body, text: {words}}}\nclosing:\n  - {{kind: signature, text: {issuer}}}\n"
        f"  - {{kind: date, text: {signed}}}\ncomplete: true\n"
    )
    data.apply({"file": f"{name}/notice.yml", "write": record})
    source = "\n".join([title, number, words, issuer, signed, ""])
    return data.apply({"file": f"{name}/source.txt", "write": source})


def act(does: str, words: str, *keys: str, to: str = OLD_ID) -> str:
    """An entry of `effects` that quotes the words without their last mark."""
    return ", ".join([f"does: {does}", f"to: {to}", f"quote: {words.removesuffix('。')}", *keys])
