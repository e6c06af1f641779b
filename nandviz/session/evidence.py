"""Taking a run away: CSV files, and the evidence folder."""

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from platform import platform
from typing import Final

import numpy as np

from nandviz import __version__
from nandviz.exchange.csv.files import write
from nandviz.files import new_folder
from nandviz.query.moments import time_of
from nandviz.query.narration import describe
from nandviz.trace.laws.verdict import Verdict
from nandviz.trace.tables import Trace
from nandviz.units import us_cell

EVIDENCE_VERSION: Final = 1

Progress = Callable[[str], None]
"""Called with the name of what is written next; what it raises ends the work."""


@dataclass(frozen=True, slots=True)
class EvidenceHeader:
    """What the session adds to the evidence.

    Attributes
    ----------
    scenario
        Text of the scenario; empty for a trace without one.
    stopped
        Why the playhead is where it is, in words.
    """

    title: str
    scenario: str
    k: int
    stopped: str
    laws: tuple[Verdict, ...]


def csv_folder(
    trace: Trace,
    folder: Path,
    as_of: int | None = None,
    progress: Progress | None = None,
) -> tuple[Path, ...]:
    """Write the CSV files into a folder, which is made if there is none.

    Raises
    ------
    NandvizError
        If a file cannot be written: it stays as it was.
    """
    return tuple(write(trace, folder, as_of, progress))


def evidence_folder(
    trace: Trace,
    folder: Path,
    facts: EvidenceHeader,
    pictures: Callable[[Path], None] | None = None,
    progress: Progress | None = None,
) -> tuple[Path, ...]:
    """Write an evidence folder: it appears whole under its name, or not at all.

    Returns
    -------
    tuple of Path
        The files in it, sorted.

    Raises
    ------
    NandvizError
        If something is there already, or cannot be written.
    """
    with new_folder(folder) as building:
        write(trace, building / "csv", progress=progress)
        if facts.scenario:
            (building / "scenario.yaml").write_bytes(facts.scenario.encode())
        if pictures is not None:
            pictures(building)
        text = json.dumps(_summary(trace, facts), ensure_ascii=False, indent=2)
        (building / "evidence.json").write_text(text + "\n", encoding="utf-8")
        (building / "SHA256SUMS").write_text(_sums(building), encoding="utf-8")
    return tuple(sorted(path for path in folder.rglob("*") if path.is_file()))


def _summary(trace: Trace, facts: EvidenceHeader) -> dict[str, object]:
    narration = describe(trace, facts.k)
    return {
        "nandviz_evidence": EVIDENCE_VERSION,
        "title": facts.title,
        "name": trace.info.name,
        "scenario_sha256": sha256(facts.scenario.encode()).hexdigest() if facts.scenario else None,
        "event": facts.k,
        "events": trace.last_event + 1,
        "time_us": us_cell(time_of(trace, facts.k)),
        "what": narration.headline,
        "details": list(narration.details),
        "stopped": facts.stopped,
        "laws": [
            {
                "law": verdict.law,
                "title": verdict.title,
                "verdict": verdict.status,
                "violations": len(verdict.violations),
            }
            for verdict in facts.laws
        ],
        "versions": {
            "nandviz": __version__,
            "python": sys.version.split()[0],
            "numpy": np.__version__,
            "platform": platform(),
        },
    }


def _sums(folder: Path) -> str:
    """Return the hashes of all files, as ``sha256sum -c`` reads them."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return "".join(
        f"{sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder).as_posix()}\n"
        for path in files
    )
