"""What an import says is, word for word, what was read and found right."""

import pytest

from tests.exchange.nandseqgen.told import GOLDEN, TAMPERED, WHOLE, golden, tampered, told


@pytest.mark.golden
@pytest.mark.parametrize("name", WHOLE)
def test_an_import_says_what_was_read(name: str) -> None:
    assert told(WHOLE[name]).splitlines() == golden(name).read_text("utf-8").splitlines()


@pytest.mark.golden
@pytest.mark.slow
@pytest.mark.parametrize("name", TAMPERED)
def test_a_cell_that_is_changed_changes_this_of_its_op(name: str) -> None:
    kept = golden(f"{name} tampered").read_text("utf-8")
    assert tampered(TAMPERED[name]).splitlines() == kept.splitlines()


def test_every_import_has_its_text_and_no_other() -> None:
    names = [*WHOLE, *(f"{name} tampered" for name in TAMPERED)]
    assert sorted(path.stem for path in GOLDEN.iterdir()) == sorted(names)
