"""Exact conversion between microseconds in files and integer nanoseconds inside.

Simulated time is an ``int`` of nanoseconds everywhere (names end in ``_ns``); no float is ever
added, compared or stored.

Source: engine specification, section 1.
"""

from decimal import ROUND_HALF_EVEN, Context, Decimal, InvalidOperation

NS_PER_US = 1000
MAX_NS = 2**62
"""Largest instant or duration: sums of two stay inside a signed 64-bit column."""

_EXACT = Context(prec=60)
_THREE_DECIMALS = tuple(f".{i:03d}" for i in range(NS_PER_US))


def ns_from_us(value: int | str | Decimal) -> int:
    """Round an exact decimal number of microseconds half-even to whole nanoseconds.

    Parameters
    ----------
    value
        Microseconds. A ``float`` is not accepted: read the file's text instead.

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
        raise ValueError("not a number of microseconds")  # noqa: TRY004  one type for bad input
    try:
        us = Decimal(value.strip() if isinstance(value, str) else value)
    except InvalidOperation:
        raise ValueError("not a number of microseconds") from None
    if not us.is_finite():
        raise ValueError("not a finite number of microseconds")
    if us < 0:
        raise ValueError("negative")
    if us > MAX_NS // NS_PER_US:
        raise ValueError(f"larger than {MAX_NS // NS_PER_US} µs")
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
