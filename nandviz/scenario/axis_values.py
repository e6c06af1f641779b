"""What a value of a scenario takes in a sweep: ``none,1,2``, ``0:1000:0.5``.

Items with commas between them: each a word or number as it would stand in the file, or a range
``FIRST:LAST`` or ``FIRST:LAST:STEP`` of decimals, exact. The step is 1 unless given; the last one
is among the values where the steps come upon it.

Source: study specification, section Sweeps.
"""

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Context, Decimal
from typing import Any, Final

from nandviz.language import said
from nandviz.scenario.fields import Json, shown
from nandviz.scenario.nodes import Node, Scalar, Sequence
from nandviz.scenario.problems import Sink

MAX_POINTS: Final = 1_000_000
"""Points of a sweep, and so values of an axis."""
_NUMBER: Final = r"[-+]?(?:[0-9]{1,20}(?:\.[0-9]{0,9})?|\.[0-9]{1,9})"
_RANGE: Final = re.compile(rf"({_NUMBER}):({_NUMBER})(?::({_NUMBER}))?", re.ASCII)
_EXACT: Final = Context(prec=60)


class AxisError(Exception):
    """What was written for an axis is no list of values and ranges.

    Attributes
    ----------
    got, expected
        As of a `nandviz.errors.Problem`.
    """

    def __init__(self, got: str, expected: str) -> None:
        super().__init__(got)
        self.got, self.expected = got, expected


def axis_values(text: str) -> tuple[str, ...]:
    """Return the values of an axis, each as it would stand in a file: one or more, all different.

    Raises
    ------
    AxisError
        If the text is not of that form.
    """
    values = tuple(value for item in text.split(",") for value in _of_item(item.strip()))
    if len(values) > MAX_POINTS:
        raise _too_many()
    if len(set(values)) < len(values):
        again, _ = Counter(values).most_common(1)[0]
        raise AxisError(said("'{value}' a second time", value=again[:40]), said("each value once"))
    return values


def _of_item(item: str) -> Iterator[str]:
    if not item or not item.isprintable():
        raise AxisError(said("an empty value"), said("values with commas between them"))
    found = _RANGE.fullmatch(item)
    if found is None:
        yield item
        return
    first, last, step = (Decimal(1) if part is None else Decimal(part) for part in found.groups())
    if step == 0 or (last - first) * step < 0:
        got = said("the range {item}, which has no values", item=item)
        raise AxisError(got, said("a step from the first towards the last"))
    count = int(_EXACT.divide_int(_EXACT.subtract(last, first), step)) + 1
    if count > MAX_POINTS:
        raise _too_many()
    for number in range(count):
        yield _shortest(_EXACT.add(first, _EXACT.multiply(step, number)))


def _shortest(value: Decimal) -> str:
    """Write a decimal without needless zeros."""
    text = f"{value:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def _too_many() -> AxisError:
    expected = said("at most {most:,}", most=MAX_POINTS)
    return AxisError(said("more values than a sweep has points"), expected)


class AxisText:
    """What a value takes in a sweep: a list of values, or a text of them."""

    def read(self, node: Node, path: str, sink: Sink) -> str:
        """Return the text; that of a list has commas between its values."""
        items = node.items if isinstance(node, Sequence) else [node]
        texts = [item.value for item in items if isinstance(item, Scalar)]
        if len(texts) < len(items) or not texts:
            raise sink.fail(node, path, shown(node), said("values, such as 0:100:10 or [none, 1]"))
        text = ",".join(texts)
        try:
            axis_values(text)
        except AxisError as error:
            raise sink.fail(node, path, error.got, error.expected) from None
        return text

    def json(self) -> Json:
        """Return the JSON Schema."""
        values: list[dict[str, Any]] = [
            {"type": "string", "minLength": 1},
            {"type": "number"},
            {"type": "boolean"},
        ]
        return {"anyOf": [*values, {"type": "array", "minItems": 1, "items": {"anyOf": values}}]}
