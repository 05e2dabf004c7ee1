"""What a clerk asks for is found by the words that clerks have, or the answer says what there is."""

from __future__ import annotations

from typing import Any

import pytest
from policyref.handbook.choose import Choice, ChoiceError, jobs
from policyref.handbook.press import Press
from policyref.load.library import load_library
from policyref.model.host import Host
from policyref.model.library import Library

from tests.site import DATA, DESK, FORMS

HOST = Host("试用站", "")


@pytest.fixture(scope="module")
def desk() -> Library:
    return _loaded(DESK)


def _loaded(folder: Any) -> Library:
    found, _ = load_library(folder.parent, folder)
    assert found
    return found


def _refused(library: Library, press: Press, **choice: Any) -> str:
    with pytest.raises(ChoiceError) as told:
        next(jobs(Choice(**choice), library, HOST, press))
    return str(told.value)


def test_a_place_goes_by_its_own_name_before_those_that_lie_in_it(desk: Library, press: Press) -> None:
    (job,) = jobs(Choice(place="长河"), desk, HOST, press)
    assert job.name.startswith("collection-changhe")
    (job,) = jobs(Choice(place="青山"), desk, HOST, press)
    assert job.name == "collection-qingshan"


def test_notices_of_one_title_are_told_apart_by_their_places(desk: Library, press: Press) -> None:
    (job,) = jobs(Choice(notice=("青山县",)), desk, HOST, press)
    assert job.name == "qingshan-2025-5"
    told = _refused(desk, press, notice=("农产品外销",))
    assert "青山县 关于促进农产品外销的若干措施" in told and "白石县 关于促进农产品外销的若干措施" in told


def test_a_place_narrows_what_a_unit_or_a_sector_has(desk: Library, press: Press) -> None:
    (job,) = jobs(Choice(place="青山", unit="商务"), desk, HOST, press)
    assert job.name.startswith("qingshan-unit-")
    assert {one["id"].partition("-")[0] for one in job.entry["notices"]} == {"qingshan"}
    told = _refused(desk, press, place="青山", unit="dukou-housing")
    assert "没有找到单位" in told and "渡口" not in told


def test_a_sector_goes_by_what_people_say(press: Press) -> None:
    (job,) = jobs(Choice(sector="酒店"), _loaded(DATA), HOST, press)
    assert job.entry["part"] == "住宿和餐饮业" or "住宿和餐饮业" in job.entry["title"]


def test_names_with_commas_in_them_are_not_listed_with_commas(press: Press) -> None:
    assert "农、林、牧、渔业；采矿业；" in _refused(_loaded(DATA), press, sector="太空")
    assert "市商务局、" in _refused(_loaded(FORMS), press, unit="市")


def test_a_place_that_has_only_forwarded_something_is_known_and_sent_to_that(press: Press) -> None:
    told = _refused(_loaded(DATA), press, place="阳城")
    assert "阳政办发〔2023〕1号没有措施" in told and "晋市政办发电〔2022〕12号" in told and "没有找到" not in told


def test_a_list_of_a_unit_can_be_of_one_notice(press: Press) -> None:
    library = _loaded(FORMS)
    (every,) = jobs(Choice(unit="商务局"), library, HOST, press)
    (one,) = jobs(Choice(unit="商务局", notice=("shili-2025-9",)), library, HOST, press)
    assert [len(job.entry["notices"]) for job in (every, one)] == [2, 1]
    assert one.name == "shili-2025-9-unit-shili-commerce", "it does not take the place of the whole list"
