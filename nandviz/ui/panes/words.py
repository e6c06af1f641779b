"""Cells that several panes write alike."""

from nandviz.units import us_cell


def number(value: int | None) -> str:
    """Write a number, nothing for None."""
    return "" if value is None else str(value)


def time(ns: int | None) -> str:
    """Write an instant or duration in µs without unit, nothing for None."""
    return "" if ns is None else us_cell(ns)


def signed(ns: int) -> str:
    """Write a difference in µs with its sign."""
    return f"+{us_cell(ns)}" if ns >= 0 else us_cell(ns)


def op(uid: int | None) -> str:
    """Name an op, nothing for None."""
    return "" if uid is None else f"op {uid}"


def word(value: object) -> str:
    """Write a word, nothing for None."""
    return "" if value is None else str(value)
