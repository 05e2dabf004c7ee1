"""What stands around the body of a notice: title, number, addressees; signature, date, copies, annexes.

Every pattern looks at a whole line. What none of them knows is left for the body.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from policyref.outline.kinds import Kind
from policyref.outline.lines import Line

_CN = "[一二三四五六七八九十廿卅〇○◯０零OＯ]"
_ONE_OR_TWO = rf"(?:\d{{1,2}}|{_CN}{{1,3}})"
_OF_YEAR = "[一二三四五六七八九〇○◯零OＯ\\d]{4}"
DATE = rf"{_OF_YEAR}\s*年\s*{_ONE_OR_TWO}\s*月\s*{_ONE_OR_TWO}\s*日"
# Days in figures with points or lines, or only a month: whoever signs stands above them all the same.
_OTHER_DAY = rf"[12]\d{{3}}([-./．])\d{{1,2}}\1\d{{1,2}}|公元{DATE}|{_OF_YEAR}\s*年\s*{_ONE_OR_TWO}\s*月"
_YEAR = rf"\s*[〔\[（(【﹝]\s*(?:\d{{4}}|{_CN}{{4}})\s*[〕\]）)】﹞]\s*"
_OWN_NUMBER = rf"[^\s，。：；、]{{1,16}}?{_YEAR}第?\s*(?:\d+|{_CN}+)\s*号"
NAMED_NUMBER = "(?:规范性文件(?:统一)?(?:编号|登记号|登记编号)|统一编号|登记编?号|备案编?号|机发号|发电号)"
_ENDS_OF_BODY = "局|委|办|厅|部|院|府|会|室|署|所|社|行|中心|集团|公司|大学|学院|支队|总队|指挥部|政府"
_ENDS_OF_TITLE = (
    "办法|措施|意见|方案|细则|规定|计划|清单|举措|通知|决定|通告|公告|规则|条例|指引|指南|规划|要点|政策|条|函|批复|命令|令"
    "|报告|纲要|制度|标准|目录|规范|规程|公报|解读|问答|须知|工程|行动|预案|表|书"
)
_LINES: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("date", re.compile(rf"[（(]{DATE}[^。；（()）]{{0,80}}[）)]|{DATE}|{_OTHER_DAY}")),
    (
        "number",
        re.compile(
            rf"(?:(?:发文字号|文件编号|文号|编号)\s*[：:]\s*)?{_OWN_NUMBER}(?:[、\s]*{_OWN_NUMBER})*(?:\s*签发人\s*[：:].*)?"
            rf"|{NAMED_NUMBER}\s*[：:].*|[^，。；]{{0,24}}(?:令|公告|通告)\s*第\s*\d+\s*号"
            rf"|(?:\d{{4}}\s*年\s*)?第\s*\d+\s*号|[^\s，。]{{2,24}}(?:公告|通告)\s*\d{{4}}\s*年\s*第\s*\d+\s*号"
        ),
    ),
    ("copies", re.compile(r"(?:抄送|抄报|分送|主送|报送)\s*[：:].*", re.DOTALL)),
    (
        "imprint",
        re.compile(rf"[^。；]{{0,40}}?\s*{DATE}\s*印发|[（(]此页无正文[）)]|共印\d+份|印数[：:].*|共\s*\d+\s*页"),
    ),
    (
        "release",
        re.compile(r"[（(]?(?:此件|公开方式|信息公开属性|公开属性)[^。]{0,24}[）)]?|主动公开|依申请公开|不予公开"),
    ),
    (
        "masthead",
        re.compile(
            r"特\s*[急提].{0,8}|加\s*急|平\s*急|\d{6}|签发人[：:].*|[^，。；]{2,40}(?:文\s*件|[府会局委]令)|等级.{1,60}"
        ),
    ),
    (
        "masthead",
        re.compile(r"发电单位.*|[^，。；]{2,12}发电|(?:信息索引|索引|主题分类|发布机构|发文机关)号?\s*[：:].*"),
    ),
)
_ADDRESSED = re.compile(r"[^。；]{2,300}[：:]")
_BODIES = re.compile("[市县区省州旗乡镇]|部门|单位|委|办|局|厅|院|府|会|街道|企业|公司|学校|机构|中心|各位|同志")
_NO_ADDRESS = re.compile("如下|决定|现将|^根据|^为|要求|修改|以下|下列|通知")
_LIST = re.compile(r"附\s*件?\s*[：:]\s*(?P<first>\S.*)?")
_OF_LIST = re.compile(r"(?:附\s*件\s*)?(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[.．、：:]?\s*(?![\d年月.]).{2,80}")
_ANNEX_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[A-ZＡ-Ｚ])"
_ANNEX = re.compile(
    rf"附\s*(?:件|表|录|图)\s*{_ANNEX_NUMBER}?\s*[：:]?|附\s*[：:]"
    rf"|附\s*(?:件|表|录)\s*{_ANNEX_NUMBER}\s*[：:.、]?\s*[^。；]{{2,60}}"
)
_TITLE = re.compile(rf".*(?:{_ENDS_OF_TITLE})(?:[（(〔][^（()）]{{1,20}}[）)〕]){{0,2}}")
_BRACKETED = re.compile(r"[（(〔][^（()）]{2,40}[）)〕]")
_BEGINS_TEXT = re.compile("(?:为|根据|经|现将|按照|依据|各|近日|近年|自|因|由于|鉴于|《[^》]+》(?:已|经))")
_SIGNED = re.compile(rf"[^，。；：:]{{2,60}}?(?:{_ENDS_OF_BODY})(?:[（(][^（）()]{{1,12}}[）)])?")
_SIGNED_AND_DATED = re.compile(rf"[^，。；：:]{{2,60}}?(?:{_ENDS_OF_BODY})\s*{DATE}(?:发布|公布)?")
SUPPLEMENTARY = re.compile(r"附\s*则\s*[：:]?")
_EXPLAINS = re.compile("(?:施行|实施|执行|政策|有关)?说\\s*明\\s*[：:].*|附则[：:].+", re.DOTALL)
_ISSUES = re.compile("印发|转发|发布|公布|颁布|公开征求")
_IS_LIST = re.compile("(?:名单|表|目录|清单|样式|模板)(?:[（(][^（()）]{1,12}[）)])?$")
_LONGEST_HEAD = 50


@dataclass
class Ends:
    """What was told by the ends of a notice: kinds by index, and where the body and the annexes begin."""

    kinds: dict[int, Kind] = field(default_factory=dict)
    doubts: dict[int, str] = field(default_factory=dict)
    start: int = 0
    cut: int = 0


def find_ends(lines: Sequence[Line]) -> Ends:
    return _Finder(lines).ends


def is_heading_like(line: Line, longest: int = _LONGEST_HEAD) -> bool:
    """Whether a line is short, has no label and is no sentence."""
    return bool(line.text) and not (line.label or line.is_table or line.is_row) and _is_short(line.text, longest)


def may_sign(line: Line) -> bool:
    """Whether a line can be the name of a body alone."""
    return is_heading_like(line, 60) and bool(_SIGNED.fullmatch(line.text))


def _is_short(text: str, longest: int = _LONGEST_HEAD) -> bool:
    return len(text) <= longest and not re.search("[。；！？]", text)


class _Finder:
    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.ends = Ends(cut=len(lines))
        self.kinds = self.ends.kinds
        for index, line in enumerate(lines):
            if line.is_left_out:
                self.kinds[index] = "left-out"
            elif line.block.kind == "note":
                self.kinds[index] = "note"
        self._lines()
        self._attachments()
        self._signatures()
        self._body()
        self._titles(0, self._first_of_text(0))
        self._front()
        self._lone_signature()

    def _free(self, index: int) -> bool:
        return 0 <= index < len(self.lines) and index not in self.kinds

    def _lines(self) -> None:
        """What a line says it is by itself."""
        labelled = False
        for index, line in enumerate(self.lines):
            if not self._free(index) or line.is_table:
                continue
            kind = next((kind for kind, pattern in _LINES if pattern.fullmatch(line.text)), None)
            labelled = labelled or line.label is not None
            if kind and not (kind == "masthead" and labelled) and not (line.label and kind != "date"):
                self.kinds[index] = kind
            elif _SIGNED_AND_DATED.fullmatch(line.text) and not _BEGINS_TEXT.match(line.text):
                self.kinds[index] = "signature"
            elif _EXPLAINS.fullmatch(line.text) and labelled:
                self.kinds[index] = "supplementary"

    def _attachments(self) -> None:
        """The list of what is attached: 附件：1.…, and the lines that go on counting."""
        for index, line in enumerate(self.lines):
            match = _LIST.fullmatch(line.text) if self._free(index) else None
            begins = match and (match["first"] or self._counts(index + 1))
            if not begins and self._free(index) and self._counts(index) and self._counts(index + 1):
                begins = bool(re.match(r"附\s*件", line.text) and re.match(r"附\s*件", self.lines[index + 1].text))
            if begins:
                self.kinds[index] = "attachments"
                after = index + 1
                while self._counts(after):
                    self.kinds[after] = "attachments"
                    after += 1

    def _counts(self, index: int) -> bool:
        """Whether a line can be an entry of a list of attachments."""
        if not self._free(index) or self.lines[index].is_table:
            return False
        text = self.lines[index].text
        return _is_short(text, 80) and bool(_OF_LIST.fullmatch(text)) and not text.endswith(("：", "，"))

    def _signatures(self) -> None:
        """Names of bodies right above a date, when something has been said before."""
        first = next((i for i, line in enumerate(self.lines) if self._free(i) and not is_heading_like(line)), None)
        first = first if first is not None else next((i for i, k in self.kinds.items() if k == "number"), 0)
        told: dict[Kind, Kind] = {"date": "signature", "imprint": "imprint"}
        for index, kind in list(self.kinds.items()):
            above = index - 1
            while kind in told and above > min(first, index) and self._free(above) and may_sign(self.lines[above]):
                self.kinds[above] = told[kind]
                above -= 1

    def _lone_signature(self) -> None:
        """A notice may be signed and not dated: the name of a body as the last line before what is attached."""
        free = [i for i in range(self.ends.start, self.ends.cut) if self._free(i)]
        if free and free[-1] > self._first_of_text(self.ends.start) and may_sign(self.lines[free[-1]]):
            self.kinds[free[-1]] = "signature"

    def _body(self) -> None:
        """Where the body begins: below the letter that issues it, if there is one; and where annexes begin."""
        lines, kinds = self.lines, self.kinds
        labelled = [i for i, line in enumerate(lines) if line.label and self._free(i)]
        marks = [i for i, line in enumerate(lines) if self._free(i) and not line.is_table and self._is_annex(line)]
        letters = [i for i, kind in sorted(kinds.items()) if kind == "date" and kinds.get(i - 1) == "signature"]
        letters = [i for i in letters if any(at > i for at in labelled)]
        start, annexed = 0, len(lines)
        for signed in letters:
            mark = next((i for i in marks if i > signed), None)
            before = any(start <= i < signed for i in labelled)
            own = next(i for i in labelled if i > signed)
            if mark is None or mark > own:  # the text follows the letter itself
                issued = any(self._is_title(i) for i in range(signed + 1, own))
                start = signed + 1 if not before or issued else start
            elif self._is_issued(mark, before=before):
                start = mark + 1
                kinds[mark] = "attachments"
            else:
                annexed = min(annexed, mark)
        self.ends.start = start
        first = next((i for i in labelled if i >= start), None)
        end = first if first is not None else letters[-1] if letters else len(lines)
        if first is None:
            end = max((i for i, kind in kinds.items() if kind == "date"), default=end)
        self.ends.cut = next((i for i in marks if i > min(end, annexed - 1) and i >= start), len(lines))
        self._annexes(marks)
        for after in letters:
            if after < start:
                below = range(after + 1, self.ends.cut)
                end = next((i for i in below if self._free(i) and self._begins_text(i)), self.ends.cut)
                self._titles(after + 1, end)

    def _is_annex(self, line: Line) -> bool:
        return bool(_ANNEX.fullmatch(line.text)) and line.label is None

    def _is_issued(self, mark: int, *, before: bool) -> bool:
        """Whether the title below is what the letter issues: its title says so, or it has no points of its own."""
        heads = "".join(self.lines[i].text for i in range(min(12, mark)) if self.kinds.get(i) != "attachments")
        below = next((line.text for line in self.lines[mark + 1 : mark + 4] if is_heading_like(line)), "")
        named = bool(below) and below in heads
        return bool(_ISSUES.search(heads)) and (named or (not before and not _IS_LIST.search(below)))

    def _annexes(self, marks: list[int]) -> None:
        for index in range(self.ends.cut, len(self.lines)):
            if self.kinds.get(index) in ("left-out", "note", "copies", "imprint"):
                continue
            kind: Kind = "table" if self.lines[index].is_table or self.lines[index].is_row else "annex-text"
            self.kinds[index] = "annex" if index in marks else kind

    def _is_title(self, index: int) -> bool:
        line = self.lines[index]
        return self._free(index) and is_heading_like(line) and bool(_TITLE.fullmatch(line.text))

    def _begins_text(self, index: int) -> bool:
        line = self.lines[index]
        return bool(line.label or line.is_table or not is_heading_like(line) or _BEGINS_TEXT.match(line.text))

    def _first_of_text(self, start: int) -> int:
        return next((i for i in range(start, self.ends.cut) if self._free(i) and self._begins_text(i)), self.ends.cut)

    def _titles(self, start: int, end: int) -> None:
        """Short lines on top: a title may be broken over several, and may be told in brackets to be a draft."""
        complete = False
        for index in range(start, end):
            line = self.lines[index]
            if not self._free(index):
                if complete and self.kinds[index] not in ("masthead", "left-out"):
                    break
                continue
            if _ADDRESSED.fullmatch(line.text) or (complete and not self._goes_on(line)):
                break
            if SUPPLEMENTARY.fullmatch(line.text):
                break
            self.kinds[index] = "title"
            complete = complete or bool(_TITLE.fullmatch(line.text))

    @staticmethod
    def _goes_on(line: Line) -> bool:
        text = line.text
        return bool(_BRACKETED.fullmatch(text) or text.startswith("的") or (_TITLE.fullmatch(text) and len(text) <= 30))

    def _front(self) -> None:
        """Addressees, the title below a number, and mastheads above it."""
        body = max(
            self.ends.start, next((i for i, x in enumerate(self.lines) if x.label and self._free(i)), len(self.lines))
        )
        numbers = [i for i in range(body) if self.kinds.get(i) == "number"]
        addressed = False
        for index in range(min(body, self.ends.cut)):
            if self._free(index) and not addressed and self._is_addressed(self.lines[index].text):
                self.kinds[index] = "addressees"
                addressed = True
            addressed = addressed and self.kinds.get(index) != "date"  # another letter may follow
        if numbers:
            above = [i for i in range(numbers[0]) if self.kinds.get(i) == "title"]
            if not any(_TITLE.fullmatch(self.lines[i].text) for i in above):
                start = numbers[-1] + 1
                self._titles(
                    start, next((i for i in range(start, body) if self._free(i) and self._begins_text(i)), body)
                )
                if any(self.kinds.get(i) == "title" for i in range(start, body)):
                    self.kinds.update((i, "masthead") for i in above)

    @staticmethod
    def _is_addressed(text: str) -> bool:
        return bool(_ADDRESSED.fullmatch(text) and _BODIES.search(text) and not _NO_ADDRESS.search(text))
