"""Host traces as files, and what is wrong in them as lines."""

from fractions import Fraction
from pathlib import Path

import pytest

from nandviz.errors import ScenarioError
from nandviz.model.host import HostRequest
from nandviz.model.words import RequestKind
from nandviz.scenario.host_traces.reading import TimeUnit, TraceFormat, read_host_trace

R, W = RequestKind.READ, RequestKind.WRITE


def requests_of(
    folder: Path,
    format: TraceFormat,  # noqa: A002
    text: str | bytes,
    unit: TimeUnit | None = None,
    first: int | None = None,
    speed: Fraction = Fraction(1),
) -> list[tuple[int, RequestKind, int, int]]:
    """Read a text as a trace; its requests as plain tuples."""
    path = folder / "t.trace"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    found = read_host_trace(path, format, unit, first, speed)
    assert all(isinstance(request, HostRequest) for request in found)
    return [tuple(request) for request in found]


def wrong(folder: Path, format: TraceFormat, text: str | bytes) -> list[str]:  # noqa: A002
    """Return what is said of a text that is no trace, without its folder."""
    with pytest.raises(ScenarioError) as caught:
        requests_of(folder, format, text)
    return [str(problem).removeprefix(f"{folder}/") for problem in caught.value.problems]
