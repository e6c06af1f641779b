"""Exact conversion between microseconds in files and integer nanoseconds inside.

Simulated time is an ``int`` of nanoseconds everywhere (names end in ``_ns``); no float is ever
added, compared or stored.

Source: engine specification, section 1.
"""

import re
from decimal import ROUND_HALF_EVEN, Context, Decimal

from nandviz.language import said

NS_PER_US = 1000
MAX_NS = 2**62
"""Largest instant or duration, and the last instant at which anything happens: sums of two stay
inside a signed 64-bit column."""
MAX_PLAN_NS = MAX_NS + MAX_NS // 2
"""Latest end of what is planned: it may lie beyond what happens, and fits a column with its gap."""
MAX_COUNT = 2**63 - 1
"""Largest value of a counter; one that gets there stays there."""

_NUMBER = re.compile(r"-?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][-+]?[0-9]{1,3})?")
_MAX_DIGITS = 60
_NOT_FINITE = {"nan", "inf", "infinity"}

_EXACT = Context(prec=60)
_THREE_DECIMALS = tuple(f".{i:03d}" for i in range(NS_PER_US))


def ns_from_us(value: int | str | Decimal) -> int:
    """Round an exact decimal number of microseconds half-even to whole nanoseconds.

    Parameters
    ----------
    value
        Microseconds; a text of the digits 0 to 9, a point and an exponent. A ``float`` is not
        accepted: read the file's text instead.

    Returns
    -------
    int
        Nanoseconds, ``0 <= ns <= MAX_NS``.

    Raises
    ------
    ValueError
        If the value is not a finite, non-negative decimal number within ``MAX_NS``. The message
        says what was wrong.
    """
    if isinstance(value, bool) or not isinstance(value, int | str | Decimal):
        raise ValueError(said("not a number of microseconds"))  # noqa: TRY004  one type for bad input
    if isinstance(value, str) and (len(value) > _MAX_DIGITS or not _NUMBER.fullmatch(value)):
        is_finite = value.strip("+-").lower() not in _NOT_FINITE
        raise ValueError(
            said("not a number of microseconds")
            if is_finite
            else said("not a finite number of microseconds")
        )
    us = Decimal(value)
    if not us.is_finite():
        raise ValueError(said("not a finite number of microseconds"))
    if us < 0:
        raise ValueError(said("negative"))
    if us > MAX_NS // NS_PER_US:
        raise ValueError(said("larger than {max} µs", max=MAX_NS // NS_PER_US))
    scaled = _EXACT.multiply(us, Decimal(NS_PER_US))
    return int(scaled.to_integral_value(rounding=ROUND_HALF_EVEN))


def us_cell(ns: int) -> str:
    """Write nanoseconds as microseconds with exactly three decimals: ``7000110`` → ``7000.110``."""
    if ns < 0:
        return f"-{us_cell(-ns)}"
    return f"{ns // NS_PER_US}{_THREE_DECIMALS[ns % NS_PER_US]}"


def us_sentence(ns: int) -> str:
    """Write an instant or a duration with its unit: ``209.824 µs``."""
    return f"{us_cell(ns)} µs"


def us_shortest(ns: int) -> str:
    """Write nanoseconds as the shortest exact number of microseconds: ``9824`` → ``9.824``."""
    return us_cell(ns).rstrip("0").rstrip(".")
