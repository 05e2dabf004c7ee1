"""The editions of the handbook that site.yml names: in their order, each with changes that are published."""

from __future__ import annotations

from collections.abc import Iterator

from policyref.model.library import Library
from policyref.problems.near import near_miss
from policyref.problems.problem import Problem, problem


def check_editions(library: Library) -> Iterator[Problem]:
    last = None
    for one in library.site.editions:
        if last and one.date <= last.date:
            what = f"日期不晚于前一版（{last.date}）"
            yield problem("E523", one.place.at("date"), name=one.name, what=what, near="")
        for notice_id, serial in one.upto.items():
            notice = library.notice_by_id.get(notice_id)
            place = one.place.at("upto", notice_id)
            if notice is None:
                if notice_id not in library.unread:
                    near = near_miss(notice_id, [*library.notice_by_id])
                    yield problem("E523", place, name=one.name, what=f"没有文件“{notice_id}”", near=near)
                continue
            newest = max((entry.serial or 0 for entry in notice.revisions), default=0)
            before = last.upto.get(notice_id, 0) if last else 0
            if serial > newest:
                what = f"{notice_id} 公布到第 {newest} 次更新，没有第 {serial} 次"
                yield problem("E523", place, name=one.name, what=what, near="")
            elif serial < before:
                what = f"前一版已经收到 {notice_id} 的第 {before} 次更新"
                yield problem("E523", place, name=one.name, what=what, near="")
        last = one
