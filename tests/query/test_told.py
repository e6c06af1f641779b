"""What is told of each built-in is, word for word, what was read and found right."""

import pytest

from nandviz.scenario import library
from tests.query.told import GOLDEN, told


@pytest.mark.golden
@pytest.mark.parametrize("name", library.names())
def test_what_is_told_of_a_built_in_is_what_was_read(name: str) -> None:
    kept = (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")
    assert told(name).splitlines() == kept.splitlines()


def test_every_built_in_has_its_text_and_no_other() -> None:
    assert sorted(path.stem for path in GOLDEN.iterdir()) == sorted(library.names())
