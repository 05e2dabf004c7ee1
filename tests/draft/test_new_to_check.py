"""Notices that act on others go from `new` to `check`: with the `# ` taken away, nothing is wrong, nothing is asked."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from policyref.cli import main
from policyref.load.library import load_library
from policyref.model.library import Library
from policyref.start.project import start

from tests.draft.offered import accept

OLDER = """云溪市人民政府关于印发《云溪市开店补助办法》的通知
云政规〔2019〕6号
各县（区）人民政府：
现将《云溪市开店补助办法》印发给你们。
云溪市人民政府
2019年3月5日
云溪市开店补助办法
第一条　对新开的商店，每店补助1万元。
第二条　本办法所称商店包括超市。
第三条　补助按下列标准发放：
（一）一般商店1万元；
（二）老字号商店2万元。
第四条　最高不超过5万元。
第五条　本办法自2019年4月1日起施行，有效期至2024年3月31日。
"""
NAME = "《云溪市开店补助办法》（云政规〔2019〕6号）"
SHAPES = {
    "a repeal of one paragraph": (
        "关于废止《云溪市开店补助办法》的决定",
        (f"因政策调整，经研究，决定废止{NAME}，自2023年3月1日起停止执行。此前已经受理的申请，仍按原办法办理。",),
        {"repeals yunxi-2019-6"},
    ),
    "an extension of one paragraph": (
        "关于延长《云溪市开店补助办法》有效期的通知",
        (f"经市人民政府同意，将{NAME}有效期延长至2029年3月31日。",),
        {"extends yunxi-2019-6"},
    ),
    "an extension by number alone": (
        "关于延长有关文件有效期的通知",
        ("经市政府同意，云政规〔2019〕6号文件有效期延长至2028年12月31日。",),
        {"extends yunxi-2019-6"},
    ),
    "an extension by years": (
        "关于延长《云溪市开店补助办法》有效期的通知",
        (f"{NAME}有效期延长2年。",),
        {"extends yunxi-2019-6"},
    ),
    "an amendment of one sentence": (
        "关于修改《云溪市开店补助办法》的通知",
        (f"将{NAME}第四条中“最高不超过5万元”修改为“最高不超过8万元”，自2023年6月1日起施行。",),
        {"amends yunxi-2019-6/4"},
    ),
    "an amendment in points": (
        "关于修改《云溪市开店补助办法》的决定",
        (
            f"决定对{NAME}作如下修改：",
            "一、将第四条中的“最高不超过5万元”修改为“最高不超过8万元”。",
            "二、第一条修改为：“对新开的商店，每店补助2万元。”",
            "三、第二条增加一款，作为第二款：“本办法所称商店不包括网店。”",
            "四、删去第三条第（二）项。",
            "本决定自2023年5月1日起施行。",
        ),
        {"amends yunxi-2019-6/4", "amends yunxi-2019-6/1", "amends yunxi-2019-6/2", "amends yunxi-2019-6/3/2"},
    ),
    "a suspension of an item": (
        "关于暂停执行有关补助的通知",
        (f"自2023年3月1日至2023年12月31日，暂停执行{NAME}第三条第（二）项。恢复时间另行通知。",),
        {"suspends yunxi-2019-6/3/2"},
    ),
    "a confirmation": (
        "关于《云溪市开店补助办法》继续有效的通知",
        (f"{NAME}经评估，继续有效。",),
        {"confirms yunxi-2019-6"},
    ),
    "a correction": (
        "关于更正《云溪市开店补助办法》的通知",
        (f"{NAME}第四条“最高不超过5万元”应为“最高不超过6万元”，特此更正。",),
        {"corrects yunxi-2019-6/4"},
    ),
    "an explanation": (
        "关于《云溪市开店补助办法》有关问题的说明",
        (f"{NAME}第一条所称“新开”是指首次取得营业执照。",),
        {"interprets yunxi-2019-6/1"},
    ),
    "a replacement, and what is not named": (
        "关于开店补助有关事项的通知",
        (f"本通知代替{NAME}。此前有关规定与本通知不一致的，以本通知为准。",),
        {"replaces yunxi-2019-6", "prevails 此前有关规定与本通知不一致的"},
    ),
    "a list below a sentence": (
        "关于废止部分文件的通知",
        ("经研究，决定废止下列文件：", f"1.{NAME}；", "2.《云溪市展销会奖励办法》（云商发〔2015〕22号）。"),
        {"repeals yunxi-2019-6", "repeals 云溪市展销会奖励办法"},
    ),
    "an annex and a table": (
        "关于公布规范性文件清理结果的决定",
        ("现将清理结果公布如下。本决定自公布之日起施行。",),
        {"confirms yunxi-2019-6", "repeals 云溪市展销会奖励办法"},
    ),
}
ANNEX = """附件
规范性文件清理结果目录
序号\t文件名称\t文号\t清理结果
1\t云溪市开店补助办法\t云政规〔2019〕6号\t继续有效
2\t云溪市展销会奖励办法\t云政发〔2015〕22号\t宣布失效
3\t云溪市夜市办法\t云政规〔2018〕2号\t拟修改
"""


@pytest.fixture(scope="module")
def libraries(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with the older document alone."""
    root = tmp_path_factory.mktemp("older") / "lib"
    start(root)
    (root.parent / "older.txt").write_text(OLDER, encoding="utf-8")
    assert (
        _policyref("new", "yunxi-2019-6", "--from", root.parent / "older.txt", "--data", root / "measures_data")[0] == 0
    )
    return root


def _policyref(*words: str | Path) -> tuple[int, str]:
    result = CliRunner().invoke(main, list(map(str, words)), catch_exceptions=False)
    return result.exit_code, result.output


@pytest.mark.parametrize("shape", SHAPES)
def test_a_notice_that_acts_on_another_needs_nothing_but_its_marks_taken_away(libraries: Path, shape: str) -> None:
    title, paragraphs, acts = SHAPES[shape]
    data, notice = libraries / "measures_data", f"yunxi-2023-{1 + [*SHAPES].index(shape)}"
    head = (f"云溪市人民政府{title}", f"云政发〔2023〕{1 + [*SHAPES].index(shape)}号", "各县（区）人民政府：")
    lines = [*head, *paragraphs, "云溪市人民政府", "2023年2月5日"]
    text = "\n".join(lines) + "\n" + (ANNEX if "table" in shape else "")
    (libraries.parent / "later.txt").write_text(text, encoding="utf-8")
    code, said = _policyref("new", notice, "--from", libraries.parent / "later.txt", "--data", data)
    assert code == 0, said
    accept(data / notice)
    code, said = _policyref("check", "--data", data, "--docs", libraries / "docs")
    assert code == 0 and "要人确认" not in said, said
    assert _acts(load_library(libraries, data)[0], notice) == acts
    for file in sorted((data / notice).rglob("*"), reverse=True):
        file.unlink() if file.is_file() else file.rmdir()
    (data / notice).rmdir()


def _acts(library: Library, notice: str) -> set[str]:
    [one] = [each for each in library.notices if each.id == notice]
    effects = [*one.effects, *(effect for measure in one.measures for effect in measure.effects)]
    return {f"{each.does} {_called(each.to)}" for each in effects}


def _called(to: object) -> str:
    return to if isinstance(to, str) else str(getattr(to, "title", "") or getattr(to, "unnamed", ""))
