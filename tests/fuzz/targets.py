"""What is fuzzed: by name, a function that makes an input from a seed, reads it, judges it."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from tests.fuzz import autosaves, nandseqgen, scenarios, traces

Attempt = Callable[[int, Path], str]
"""Takes a seed and an empty folder; says what became of the input. What it raises is a defect."""

TARGETS: Final[Mapping[str, Attempt]] = {
    "nandseqgen": nandseqgen.attempt,
    "scenario": scenarios.scenario,
    "profile": scenarios.profile,
    "trace": traces.attempt,
    "autosave": autosaves.attempt,
}
