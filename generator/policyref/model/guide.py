"""Where and how to apply, as another source than the notice has it: `guide.yml`, a row for each place and subject.

Nothing of it can be held against a text. It has a source and a day of its own and is shown apart from the notice.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from policyref.facts.provenance import Neutral
from policyref.facts.record import LISTED, Day, Name, Record, attached, field, record, shaped
from policyref.model.time import UnitKey
from policyref.model.vocabulary import Unit

Address = Annotated[
    str,
    shaped(r"^https?://[^\s/?#]+\.[^\s/?#]+([/?#]\S*)?$", "完整的网址，以 https:// 或 http:// 开头"),
    Neutral(),
]
# Digits with what stands between them, and words around them: 0357-1234567转8（工作日）.
Phone = Annotated[str, shaped(r"\d[\d\s()（）转+－—-]+\d", "电话号码，例如 0000-1234567 转 801"), Neutral()]
Listed = Annotated[tuple[Name, ...], Field(min_length=1), LISTED]
SAID = ("phone", "window", "hours", "address", "materials", "steps", "url")
"""What a row may tell, in the order in which people need it."""


@record
class Guide(Record):
    """`of` is the unit that is meant, as the loader finds it by its name and place."""

    region: Listed = field("哪里的，例如 某县；别处也有同名地区的，连上一级写成 [某市, 某区]", key="place")
    unit: Name | None = field("哪个单位的：units.yml 里的任何一个写法；同 benefit 恰好写一个", default=None)
    benefit: UnitKey | None = field(
        "哪一项的：文件id/条号 或 文件id/条号/项号，只说其中一项奖补的加 @奖补的 id；同 unit 恰好写一个", default=None
    )
    phone: Annotated[tuple[Phone, ...], Field(min_length=1), LISTED] | None = field(
        "电话，可以写几个，后面可以注明是谁的", default=None
    )
    window: Name | None = field("在哪个窗口、哪个科室办", default=None)
    hours: Name | None = field("什么时候办", default=None)
    address: Name | None = field("办事的地点", default=None)
    materials: Listed | None = field("要带的材料，一样一行", default=None)
    steps: Listed | None = field("办事的步骤，依次一步一行", default=None)
    url: Address | None = field("办事指南的网址", default=None)
    source: Name = field("从哪里知道的，例如 某县政务服务网“办事指南”、电话问过某局办公室")
    date: Day = field("哪天从那里知道的")
    of: Unit | None = attached()

    @property
    def about(self) -> str:
        """What it is about, as it is written."""
        return self.unit or self.benefit or ""

    @property
    def is_empty(self) -> bool:
        return not any(getattr(self, name) for name in SAID)


@record
class GuideFile(Record):
    guide: tuple[Guide, ...] = field("办事信息：每个地区、每个单位或每项一行", default=())
