"""Notices made by program, in many shapes, with what every line of them is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from policyref.text.labels import label

Truth = list[tuple[str, str]]  # the word of the left column, and the line

# Styles of sections from the top, then the style of measures, that of items, whether measures run on through sections.
SHAPES: list[tuple[tuple[str, ...], str, str, bool]] = [
    ((), "一、", "（一）", True),
    ((), "1.", "（1）", True),
    ((), "1、", "（1）", True),
    ((), "（一）", "1.", True),
    ((), "第一条", "（一）", True),
    ((), "第1条", "（一）", True),
    (("一、",), "（一）", "1.", False),
    (("一、",), "（一）", "1.", True),
    (("一、",), "1.", "（1）", True),
    (("第一章",), "第一条", "（一）", True),
    (("第一部分",), "一、", "（一）", True),
    (("一、", "（一）"), "1.", "（1）", False),
    (("一、", "（一）"), "1.", "（1）", True),
    (("第一章", "第一节"), "第一条", "（一）", True),
    (("一、",), "第一条", "（一）", True),
    (("第一部分", "一、"), "（一）", "1.", False),
]
_WORDS = re.split(
    " ", "店铺 企业 人才 商户 仓储 物流 旅游 住宿 餐饮 外贸 数据 养老 托育 农机 园区 展会 品牌 电商 夜市 班列"
)
_DOES = re.split(" ", "支持 扶持 鼓励 优化 加强 推进 保障 规范 引导 培育")
_BODIES = re.split(" ", "县商务局 县财政局 县文旅局 县农业农村局 各乡镇人民政府")


@dataclass
class Maker:
    seed: int
    truth: Truth = field(default_factory=list)

    def __post_init__(self) -> None:
        self.random = Random(self.seed)

    def chance(self, often: float) -> bool:
        return self.random.random() < often

    def say(self, kind: str, words: str) -> None:
        self.truth.append((kind, words))

    def printed(self, style: str, number: int) -> str:
        """A label as the notice at hand writes it: with wide points or digits, or as one character."""
        usual = label(style, number)
        if self.wide and style in ("1.", "1、", "（1）"):
            return usual.translate(str.maketrans("0123456789.", "０１２３４５６７８９．"))
        if self.wide and style == "（一）" and number <= 10:
            return chr(0x3220 + number - 1)
        return usual

    def name(self) -> str:
        return self.random.choice(_DOES) + self.random.choice(_WORDS) + self.random.choice(("发展", "提升", "建设"))

    def sentence(self) -> str:
        what = self.random.choice(_WORDS)
        return f"对{what}给予补助，最高{self.random.randint(2, 90)}万元。"

    def units(self) -> str:
        some = "、".join(self.random.sample(_BODIES, self.random.randint(1, 3)))
        return self.random.choice((f"（责任单位：{some}）", f"（{some}）", f"〔牵头单位：{some}〕"))

    def notice(self) -> Truth:
        self.sections, self.style, self.items, self.runs_on = self.random.choice(SHAPES)
        self.bracketed = self.chance(0.6)
        self.wide = self.chance(0.2)
        self.issuer = self.random.choice(("某县人民政府", "某县人民政府办公室", "某市商务局"))
        self.front()
        self.body()
        self.end()
        return self.truth

    def front(self) -> None:
        kind = self.random.choice(("若干措施", "实施意见", "办法", "行动方案"))
        subject = f"{self.issuer.removesuffix('办公室')}{self.name()}{kind}"
        letter = self.chance(0.4)
        masthead = self.chance(0.3)
        if masthead:
            self.say("眉", f"{self.issuer}文件")
            self.say("号", "某政发〔2025〕8号")
        self.say("题", f"{self.issuer}关于印发《{subject}》的通知" if letter else subject)
        if not masthead and self.chance(0.6):
            self.say("号", "某政办发〔2025〕12号")
        if letter or self.chance(0.4):
            self.say("主", "各乡镇人民政府，县直各部门：")
        if letter:
            self.say("引", f"《{subject}》已经同意，现印发给你们，请认真贯彻执行。")
            self.sign()
            if self.chance(0.5):
                self.say("公开", "（此件公开发布）")
            self.say("题", subject)
        if self.chance(0.6):
            self.say("引", "为促进发展，结合实际，制定以下措施。")

    def sign(self) -> None:
        self.say("款", self.issuer)
        self.say("日", self.random.choice(("2025年3月3日", "二〇二五年三月三日", "２０２５年３月３日")))

    def body(self) -> None:
        self.count = 0
        if self.sections:
            self.level(0)
        else:
            self.some_measures(self.random.randint(4, 9))

    def level(self, depth: int) -> None:
        for number in range(1, self.random.randint(2, 4) + 1):
            self.say(f"节{depth + 1}", f"{self.printed(self.sections[depth], number)}{self.name()}")
            if depth == 0 and number == 1 and self.chance(0.3):
                self.say("文", f"坚持协同推进。到2027年，{self.random.choice(_WORDS)}明显改善。")
                continue  # 总体要求: words, and no measure
            if self.chance(0.2):
                self.say("文", f"围绕{self.random.choice(_WORDS)}，抓好以下工作。")
            if depth + 1 < len(self.sections):
                self.level(depth + 1)
            else:
                self.some_measures(self.random.randint(2, 4))

    def some_measures(self, many: int) -> None:
        for within in range(1, many + 1):
            self.count += 1
            self.measure(self.printed(self.style, self.count if self.runs_on else within))

    def measure(self, printed: str) -> None:
        alone = self.chance(0.2)
        brackets = self.units() if self.bracketed else ""
        items = self.random.randint(2, 4) if self.chance(0.3) else 0
        if items:
            self.say("措", f"{printed}{self.name()}。{self.sentence()}")
            for number in range(1, items + 1):
                end = "；" if number < items else "。"
                self.say("项", f"{self.printed(self.items, number)}{self.sentence().removesuffix('。')}{end}")
            if brackets:
                self.say("尾", brackets)
        elif alone:
            self.say("措", f"{printed}{self.name()}")
            for _ in range(self.random.randint(0, 2)):
                self.say("文", self.sentence())
            self.say("文", f"{self.sentence()}{brackets}")
        else:
            self.say("措", f"{printed}{self.name()}。{self.sentence()}{brackets}")

    def end(self) -> None:
        if self.chance(0.3):
            self.say("附则", "附则")
            self.say("附则", "（一）适用范围。适用于本县。")
            self.say("附则", "（二）本措施有效期至2027年12月31日。")
        elif self.chance(0.5):
            self.say("结", "本措施自2025年4月1日起施行，有效期3年。")
        annexes = self.random.randint(0, 3) if self.chance(0.5) else 0
        names = [f"{self.random.choice(_WORDS)}申请表" for _ in range(annexes)]
        early = self.chance(0.5)
        if early:
            self.listed(names)
        if self.truth[-1][0] != "附目" or early:
            self.sign()
        if not early:
            self.listed(names)
        if self.chance(0.3):
            self.say("抄", "抄送：县委办公室，县人大常委会办公室。")
            self.say("印发", f"{self.issuer}2025年3月4日印发")
        for number, name in enumerate(names, 1):
            self.say("附件", f"附件{number}")
            self.say("附文", name)
            for at in range(1, self.random.randint(1, 4)):
                self.say(
                    "附文",
                    f"{label(self.random.choice(('一、', '1.', '（一）')), at)}填写{self.random.choice(_WORDS)}情况；",
                )

    def listed(self, names: list[str]) -> None:
        for number, name in enumerate(names, 1):
            self.say("附目", f"附件：1.{name}" if number == 1 else f"{number}.{name}")


def notices(many: int, start: int = 0) -> Iterator[tuple[int, Truth]]:
    for seed in range(start, start + many):
        yield seed, Maker(seed).notice()
