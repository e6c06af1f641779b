"""A configuration opened as what nandviz works with: a scenario that holds its profile."""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from nandviz.exchange.nandseqgen.config.badlist import NAME as BADLIST
from nandviz.exchange.nandseqgen.config.configuration import read
from nandviz.exchange.nandseqgen.config.writing import scenario_text
from nandviz.scenario.loader import loads
from nandviz.scenario.scenario import Scenario
from nandviz.scenario.source import MAX_BYTES

_SUFFIXES: Final = (".yaml", ".yml")
_THEIRS: Final = re.compile(rb"^(op_bases|op_names)\s*:", re.MULTILINE)
_OURS: Final = re.compile(rb"^(nandviz|nandviz_profile)\s*:", re.MULTILINE)


def is_configuration(path: Path) -> bool:
    """Whether a file is a configuration, right or wrong; OSError if it cannot be read."""
    if path.suffix.lower() not in _SUFFIXES or not path.is_file():
        return False
    with path.open("rb") as file:
        data = file.read(MAX_BYTES)
    return _OURS.search(data) is None and _THEIRS.search(data) is not None


def files_of(path: Path) -> tuple[Path, ...]:
    """Return the files that are read for a configuration."""
    badlist = path.parent / BADLIST
    return (path, badlist) if badlist.exists() else (path,)


def load_scenario(path: Path, overrides: Mapping[str, str] | None = None) -> Scenario:
    """Return the scenario of a configuration; ScenarioError as `read` and `loads`."""
    configuration = read(path)
    scenario = loads(scenario_text(configuration), str(path), path=path, overrides=overrides)
    return replace(scenario, converted=configuration.notes)
