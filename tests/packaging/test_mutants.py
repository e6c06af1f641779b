"""The list of mutants that no test could kill says nothing of code that is gone."""

from importlib import import_module
from pathlib import Path

import pytest

TOOL = Path(__file__).resolve().parents[2] / "tools" / "mutants"


@pytest.mark.slow
def test_what_is_listed_as_equivalent_is_a_mutant(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(TOOL))
    drawn = import_module("drawn")
    assert len(drawn.listed_equivalents()) > 50
    assert drawn.no_mutants(drawn.listed_equivalents()) == []
    assert drawn.no_mutants({"nandviz/gone.py module: 5 → 6"})
