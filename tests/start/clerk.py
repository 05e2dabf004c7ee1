"""What somebody does who starts a project and enters a first notice: the draft, then what only a person knows."""

from __future__ import annotations

from pathlib import Path

NOTICE = """\
云溪县人民政府办公室
关于支持家政服务业发展的若干措施
云政办发〔2025〕8号
各乡镇人民政府，县直各有关单位：
为支持家政服务业发展，制定以下措施。
一、支持开办企业
1.培训补贴。家政服务企业组织职工培训的，按每人300元给予补贴，最高3万元。申请截止2025年12月31日。（责任单位：县商务局）
二、优化服务
2.简化手续。推行营业执照网上办理。（责任单位：县行政审批局）
云溪县人民政府办公室
2025年3月10日
"""
ID = "yunxi-2025-8"
_RECORD = "summary: 支持家政服务业的补贴和服务。\nunsaid: [from, until]\ncomplete: true\n"
_MEASURE = """\
summary: 营业执照网上办理。
audience: [家政服务企业]
sectors: [household-services]
deadlines: 原文没有
benefits: 原文没有
complete: true
"""
_UNITS = """\
units:
  - {id: commerce, name: 云溪县商务局, short: 县商务局, level: county, place: 云溪县}
  - {id: approval, name: 云溪县行政审批局, short: 县行政审批局, level: county, place: 云溪县}
"""


def fill_in(project: Path) -> None:
    """Completes the draft; the first measure is the example of the project's own README."""
    data = project / "measures_data"
    for name, words in (("notice.yml", _RECORD), ("02.yml", _MEASURE)):
        with (data / ID / name).open("a", encoding="utf-8") as file:
            file.write(words)
    _replace(data / "units.yml", "units: []\n", _UNITS)
    readme = (project / "README.md").read_text(encoding="utf-8")
    example = readme.partition("```yaml\n")[2].partition("```")[0]
    (data / ID / "01.yml").write_text(example, encoding="utf-8")


def _replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{file.name} does not say {old!r}"
    file.write_text(text.replace(old, new), encoding="utf-8")
