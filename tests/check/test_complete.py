"""What nobody has got to yet is counted in a plain file and wrong in a complete one; what is false is wrong in both."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.data import Data

FILE = "shili-2024-7/05.yml"
NOTICE = "shili-2024-7/notice.yml"
SUMMARY = "summary: 家政服务员体检不收费，由市财政承担。"
UNITS = "units: [市财政局, 市民政局, 等相关部门]\n"
NOT_ENTERED = {
    "a summary": (FILE, f"{SUMMARY}\n", "", "E202", "条没有摘要"),
    "readers": (FILE, "audience: [家政服务员]\n", "", "E202", "条没有对谁"),
    "units of a bracket": (FILE, UNITS, "", "E305", "条没有责任单位"),
    "a number": (NOTICE, "number: 示政发〔2024〕7号\n", "", "E410", "份文件没有文号"),
    "a summary of the notice": (
        NOTICE,
        "summary: 示例市支持家政服务企业吸纳就业、培训员工的规定。\n",
        "",
        "E202",
        "份文件没有摘要",
    ),
}
FALSE = {
    "a number of ours": (FILE, SUMMARY, SUMMARY.replace("不收费", "不收5元"), "E307"),
    "official words": (FILE, "text: 对家政服务员免收健康", "text: 对家政服务员免收全部", "E304"),
    "a quote": (FILE, "quote: 对家政服务员免收健康体检费", "quote: 对家政服务员免收体检费", "E301"),
    "a unit that the bracket lacks": (FILE, UNITS, "units: [市财政局, 市民政局, 市商务局, 等相关部门]\n", "E305"),
    "a unit that the text lacks": (FILE, UNITS, "units: [市财证局, 市民政局, 等相关部门]\n", "E203"),
}


def plain(data: Data, file: str) -> Data:
    return data.apply({"file": file, "find": "complete: true\n", "replace": ""})


@pytest.mark.parametrize("what", NOT_ENTERED)
def test_what_is_not_entered_is_counted_or_wrong_by_what_the_file_says(tmp_path: Path, what: str) -> None:
    file, find, replace, code, left = NOT_ENTERED[what]
    edit = {"file": file, "find": find, "replace": replace}
    wrong = Data(tmp_path / "complete").apply(edit)
    assert [one.code for one in wrong.problems] == [code], wrong.report
    counted = plain(Data(tmp_path / "plain").apply(edit), file)
    assert counted.problems == [] and left in [one.left for one in counted.result.left]
    assert counted.result.plan is not None


@pytest.mark.parametrize("what", FALSE)
def test_what_is_false_is_wrong_wherever_it_stands(tmp_path: Path, what: str) -> None:
    file, find, replace, code = FALSE[what]
    data = plain(Data(tmp_path), file).apply({"file": file, "find": find, "replace": replace})
    assert code in {one.code for one in data.problems} and data.result.plan is None


def test_a_unit_of_the_text_that_is_not_registered_yet_is_counted(tmp_path: Path) -> None:
    gone = {"file": "units.yml", "find": "short: 市民政局", "replace": "short: 市民局"}
    data = Data(tmp_path).apply(gone)
    assert {one.code for one in data.problems} == {"E203"}
    for path in data.folder.glob("shili-*/*.yml"):
        path.write_text(path.read_text(encoding="utf-8").replace("complete: true\n", ""), encoding="utf-8")
    again = Data(tmp_path / "again", data.folder)
    assert again.problems == [] and "个单位名称不在 units.yml 里" in [one.left for one in again.result.left]
    assert "市民政局" in again.library.measure_by_key["shili-2024-7/5"].text


def test_every_point_is_one_line_of_its_file_and_in_one_total(tmp_path: Path) -> None:
    data = Data(tmp_path)
    for find in (f"{SUMMARY}\n", "audience: [家政服务员]\n", "complete: true\n"):
        data.apply({"file": FILE, "find": find, "replace": ""})
    assert data.report == "还没有整理的（不妨碍生成网站）：\n  measures_data/shili-2024-7/05.yml  没有摘要、对谁"


def test_an_error_hides_no_open_point(tmp_path: Path) -> None:
    data = plain(Data(tmp_path), FILE).apply({"file": FILE, "find": f"{SUMMARY}\n", "replace": ""})
    data.apply({"file": "shili-2024-7/03.yml", "find": "    kind: subsidy", "replace": "    kind: gift"})
    assert data.report.endswith("共 1 处问题；还差：1 条没有摘要。用 policyref explain 代码 可看详细说明。")


@pytest.mark.parametrize(
    ("quote", "code"), [("年底前建成2处示范夜市", "E371"), ("2处", None), ("建成2处示范夜市", None)]
)
def test_a_waiver_waives_a_number_and_no_whole_line(tmp_path: Path, quote: str, code: str | None) -> None:
    target = "targets:\n  - {name: 示范夜市, value: 2处, quote: 建成2处示范夜市}\n"
    waived = f"waived:\n  - {{quote: {quote}, kind: 别的事, why: 试}}\n"
    data = Data(tmp_path).apply({"file": "shili-draft/02.yml", "find": target, "replace": waived})
    assert [one.code for one in data.problems if one.code != "E309"] == ([code] if code else []), data.report


def test_a_line_that_is_a_number_may_be_waived_whole(tmp_path: Path) -> None:
    """A day alone; not a line that says more."""
    data = Data(tmp_path).apply(
        {"file": "shili-2024-7/source.txt", "find": "2024年4月10日\n", "replace": "2024年4月10日\n2024年5月20日\n"}
    )
    part = (
        "  - {kind: imprint, text: 2024年5月20日}\nwaived:\n  - {quote: 2024年5月20日, kind: 别的事, why: 上网的日子}\n"
    )
    path = data.folder / NOTICE
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines(keepends=True)
    at = max(index for index, line in enumerate(lines) if line.startswith("  - {kind: date"))
    path.write_text("".join([*lines[: at + 1], part, *lines[at + 1 :]]), encoding="utf-8")
    assert not {"E371", "E309"} & data.codes, data.report


def test_a_waiver_of_before_kinds_is_counted_so_that_its_data_still_loads(tmp_path: Path) -> None:
    waived = "waived:\n  - {quote: 2处示范夜市, why: 概数}\n"
    target = "targets:\n  - {name: 示范夜市, value: 2处, quote: 建成2处示范夜市}\n"
    file = "shili-draft/02.yml"
    data = plain(Data(tmp_path), file).apply({"file": file, "find": target, "replace": waived})
    assert data.problems == [] and [one.left for one in data.result.left] == ["处 waived 没有写 kind"]
