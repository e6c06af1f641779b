"""Rows by key and live rows are those of a scan, however the table grew in between."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nandviz.query import live_rows, rows_by_key
from nandviz.query.live_rows import LiveRows, born_between
from nandviz.query.rows_by_key import RowsByKey

FEW = 3
PATCHED = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(autouse=True)
def _short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let few rows make a run and a checkpoint."""
    monkeypatch.setattr(rows_by_key, "_TAIL", FEW)
    monkeypatch.setattr(rows_by_key, "_LONGEST", 4 * FEW)
    monkeypatch.setattr(live_rows, "_SPACING", FEW)
    monkeypatch.setattr(live_rows, "_SPREAD", 4 * FEW)


@given(st.lists(st.lists(st.integers(-1, 4), max_size=9), max_size=8), st.data())
@PATCHED
def test_the_rows_of_a_key_are_those_of_a_scan(parts: list[list[int]], data: st.DataObject) -> None:
    keys: list[int] = []
    index = RowsByKey(lambda rows: np.array(keys, np.int32)[rows], lambda: len(keys))
    for part in parts:
        keys += part
        start, stop = data.draw(st.integers(0, 40)), data.draw(st.integers(0, len(keys)))
        for key in range(-1, 6):
            scan = [row for row, each in enumerate(keys[:stop]) if each == key]
            assert index.rows(key, stop).tolist() == scan
            assert index.rows(key, stop, start).tolist() == [row for row in scan if row >= start]
            assert index.last(key, stop) == (scan[-1] if scan else None)
            later = [row for row in scan if row >= start]
            assert index.first(key, stop, start) == (later[0] if later else None)
        several = np.array(data.draw(st.lists(st.integers(-1, 5), max_size=4)), np.int64)
        rows, of = index.rows_of(several, stop)
        found = sorted(zip(of.tolist(), rows.tolist(), strict=True))
        assert found == [
            (i, row)
            for i, key in enumerate(several)
            for row, each in enumerate(keys[:stop])
            if each == key
        ]


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(1, 6)), max_size=60))
@PATCHED
def test_live_rows_are_those_of_a_scan(steps: list[tuple[int, int]]) -> None:
    born = np.cumsum([0, *(later for later, _ in steps)])[1:].astype(np.int32) - 1
    died = born + np.array([life for _, life in steps], np.int32)
    last = int(born[-1]) if len(born) else 0
    known = 0
    index = LiveRows(lambda: born[:known], lambda rows, k: died[rows] > k)
    for k in range(-1, last + 1):
        index.at(k)  # what is read before its rows have come is not kept
        known = int(np.searchsorted(born, k, side="right"))
        assert index.at(k).tolist() == np.flatnonzero((born <= k) & (died > k)).tolist()
    for k in range(-1, last + 1):
        assert index.at(k).tolist() == np.flatnonzero((born <= k) & (died > k)).tolist()
        since = np.flatnonzero((born >= k) & (born <= k + 1)).tolist()
        assert list(born_between(born, k, k + 1)) == since
