"""The table of laws: whoever lists them agrees with it, nobody counts them."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from nandviz.errors import NandvizError
from nandviz.model.laws import LAWS, TITLES
from nandviz.scenario.loader import loads
from nandviz.trace.laws import JUDGES, LIMITS

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
CODE = sorted((ROOT / "nandviz").rglob("*.py"))
COUNTED = re.compile(r"\b(\d+|(four|fif|six|seven|eigh|nine)teen) laws\b", re.IGNORECASE)


def test_numbers_ascend_and_each_law_has_a_title_and_a_judge_of_its_own() -> None:
    assert all(a.number < b.number for a, b in pairwise(LAWS))
    assert len(set(TITLES.values())) == len(set(JUDGES.values())) == len(LAWS)


@pytest.mark.parametrize("number", JUDGES)
def test_a_judge_says_which_law_it_judges(number: int) -> None:
    assert (JUDGES[number].__doc__ or "").startswith(f"Law {number}:")


def test_what_a_law_does_not_judge_is_said_beside_its_judge() -> None:
    named = {law.number: law for law in LAWS if law.limits}
    assert LIMITS.keys() == named.keys()
    for number, law in named.items():
        assert law.limits == f"{law.judge}_limits"
        assert f"law {number}" in (LIMITS[number].__doc__ or "")


def test_the_rules_page_has_each_law_under_its_number_and_title() -> None:
    text = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d+) \| ([^|]+) \|", text, re.MULTILINE)
    assert rows == [(str(law.number), law.title) for law in LAWS]


def test_the_import_page_says_of_each_law_whether_it_is_judged() -> None:
    text = (ROOT / "docs" / "import.md").read_text(encoding="utf-8")
    table = text[text.index("## Laws") : text.index("## Errors")]
    cells = re.findall(r"^\| ([^|]+) \|", table, re.MULTILINE)
    named = sorted(int(number) for cell in cells for number in re.findall(r"\d+", cell))
    assert named == [law.number for law in LAWS]


@pytest.mark.parametrize("path", [*PAGES, *CODE], ids=lambda path: str(path.relative_to(ROOT)))
def test_nobody_counts_the_laws_by_hand(path: Path) -> None:
    assert not COUNTED.search(path.read_text(encoding="utf-8"))


def scenario(law: int) -> str:
    return f"nandviz: 1\nscript: []\nbreakpoints: [{{law: {law}}}]\n"


def test_a_breakpoint_takes_the_number_of_each_law_and_no_other() -> None:
    numbers = {law.number for law in LAWS}
    for number in range(max(numbers) + 2):
        if number in numbers:
            assert loads(scenario(number)).breakpoints[0].law == number
        else:
            with pytest.raises(NandvizError, match="a law's number"):
                loads(scenario(number))
