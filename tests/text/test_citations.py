"""The citation of a notice, a measure, an item."""

import pytest
from policyref.text.citations import cite

TITLE = "晋城市加快复工复产和服务业提振回升若干措施"
NUMBER = "晋市政办发电〔2022〕12号"


@pytest.mark.parametrize(
    ("number", "measure", "item", "citation"),
    [
        (NUMBER, None, None, f"《{TITLE}》（{NUMBER}）"),
        (NUMBER, 11, None, f"《{TITLE}》（{NUMBER}）第11条"),
        (NUMBER, 27, 9, f"《{TITLE}》（{NUMBER}）第27条第（9）项"),
        (None, None, None, f"《{TITLE}》"),
        (None, 2, None, f"《{TITLE}》第2条"),
    ],
)
def test_title_number_clause(number: str | None, measure: int | None, item: int | None, citation: str) -> None:
    assert cite(TITLE, number, measure, item) == citation
