"""The file that a notice was read from, as it is kept beside the data, and what is corrected of its words."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from policyref.facts.provenance import Neutral
from policyref.facts.record import Name, Number, OurRemark, Record, attached, field, record, shaped

Digest = Annotated[str, shaped("^[0-9a-f]{64}$", "64 个十六进制数字的 SHA-256"), Neutral()]
FileName = Annotated[str, shaped(r"^[^./\\\x00-\x1f][^/\\\x00-\x1f]{0,199}$", "文件名，不含路径"), Neutral()]
Printed = Annotated[str, Neutral()]


@record
class Original(Record):
    """`found` is the file as it lies beside the data, `blocks` what is in `blocks.json`."""

    file: FileName = field("原件的文件名，放在 original 文件夹里")
    sha256: Digest = field("原件的 SHA-256，由 policyref new 写下")
    bytes: Annotated[int, Field(ge=1)] = field("原件有多少字节")
    read_by: Name = field("用什么读的，例如 docx 1")
    publish: bool = field("true 表示在网站上提供原件下载", default=False)

    found: Any = attached()
    blocks: Any = attached()

    @property
    def suffix(self) -> str:
        """The end of its name in small letters, with its point: `.docx`."""
        return self.file[self.file.rindex(".") :].lower() if "." in self.file else ""

    @property
    def offered_as(self) -> str:
        """What kind of file it is and how large, for whoever thinks of downloading it."""
        size = f"{self.bytes / 1_000_000:.1f} MB" if self.bytes >= 1_000_000 else f"{-(-self.bytes // 1000)} KB"
        return f"{self.suffix.removeprefix('.').upper() or 'TXT'}，{size}"


@record
class Correction(Record):
    """A slip of the file, mended between it and `source.txt`, where everyone can see it."""

    block: Number = field("blocks.json 里的块号")
    wrong: Name = field("原件里的字，在这一块里正好出现一次", key="from")
    right: Printed = field("改成什么；删去就写 ''", key="to")
    why: OurRemark = field("为什么改（本站编写，作为编者按印出）")
