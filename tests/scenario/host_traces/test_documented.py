"""Each format is in the documentation, with an example that can be read."""

import re
from pathlib import Path

import pytest

from nandviz.scenario.host_traces.reading import TraceFormat
from tests.scenario.host_traces.traces import R, W, requests_of

PAGE = Path(__file__).parents[3] / "docs" / "requests.md"


@pytest.mark.parametrize("format_", TraceFormat)
def test_the_example_of_each_format_is_a_write_and_a_read(
    format_: TraceFormat, tmp_path: Path
) -> None:
    text = PAGE.read_text(encoding="utf-8")
    examples = re.findall(rf"^```{format_}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    assert len(examples) == 1
    assert {kind for _, kind, _, _ in requests_of(tmp_path, format_, examples[0])} == {R, W}
