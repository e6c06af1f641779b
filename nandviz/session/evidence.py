"""The evidence folder: a run with all that a reader needs to see it again.

Where run A stands beside it, A is in the folder ``a``, and what differs in ``differences``.
"""

import json
import os
import sys
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path
from platform import platform
from typing import Final

import numpy as np

from nandviz import __version__
from nandviz.exchange.csv import differences
from nandviz.exchange.csv.files import write
from nandviz.exchange.format import Tell
from nandviz.files import new_folder
from nandviz.installed import is_compiled
from nandviz.query.narration import describe
from nandviz.session.branch import Branch
from nandviz.session.open_run import OpenRun
from nandviz.session.open_runs import OpenRuns
from nandviz.session.scenario_copy import Copy, copies
from nandviz.text import of_path
from nandviz.units import us_cell

EVIDENCE_VERSION: Final = 1
_A: Final = "a"
_DIFFERENCES: Final = "differences"
_OWN: Final = ("csv", "evidence.json", "SHA256SUMS", _A, _DIFFERENCES)
"""Names that are written beside the copies of the scenario's files; pictures are no YAML."""


class Evidence:
    """Writes what one needs to show somebody else what was seen."""

    def __init__(self, runs: OpenRuns, branch: Branch) -> None:
        self._runs = runs
        self._branch = branch

    def write(
        self,
        folder: Path,
        pictures: Callable[[Path], None] | None = None,
        progress: Tell | None = None,
    ) -> tuple[Path, ...]:
        """Write an evidence folder: it appears whole under its name, or not at all.

        Parameters
        ----------
        folder
            Must not be there yet.
        pictures
            Called with a folder into which it puts what only a window can draw.

        Returns
        -------
        tuple of Path
            The files in it, sorted.

        Raises
        ------
        NandvizError
            If something is there already, or cannot be written.
        """
        run, a = self._runs.front, self._runs.beside
        copied = _copies(run)
        summary = _summary(run, copied)
        with new_folder(folder) as building:
            _write_run(run, copied, building, progress)
            if a is not None:
                summary |= self._write_beside(a, building, progress)
            if pictures is not None:
                pictures(building)
            text = json.dumps(summary, ensure_ascii=False, indent=2)
            (building / "evidence.json").write_text(text + "\n", encoding="utf-8")
            (building / "SHA256SUMS").write_bytes(_sums(building))
        return tuple(sorted(path for path in folder.rglob("*") if path.is_file()))

    def _write_beside(self, a: OpenRun, building: Path, progress: Tell | None) -> dict[str, object]:
        """Write run A, and what differs, each into a folder of its own; return what to say."""
        copied = _copies(a)
        (building / _A).mkdir()
        _write_run(a, copied, building / _A, progress)
        comparison = self._branch.comparison_now()
        told: dict[str, object] = {
            "titles": {"a": str(self._branch.title_a), "b": str(self._branch.title_b)},
            "a": _summary(a, copied),
            "difference": None,
        }
        if comparison is not None:
            laws = comparison.laws(a.laws.judge(), self._runs.front.laws.judge())
            differences.write(comparison, laws, building / _DIFFERENCES, progress or _silent)
            told["difference"] = {
                "sentence": str(comparison.sentence),
                "ops": len(comparison.ops),
                "events": len(comparison.events),
                "figures": len(comparison.metrics) + len(comparison.figures),
                "laws": [law.law for law in laws],
            }
        return told


def _silent(_what: str) -> None:
    pass


def _copies(run: OpenRun) -> list[Copy]:
    return [] if run.scenario is None else copies(run.scenario, _OWN)


def _write_run(run: OpenRun, copied: Sequence[Copy], folder: Path, progress: Tell | None) -> None:
    """Write what happened in a run, and the files of its scenario."""
    write(run.trace, folder / "csv", progress=progress)
    for copy in copied:
        if copy.path:
            (folder / copy.path).parent.mkdir(parents=True, exist_ok=True)
            (folder / copy.path).write_bytes(copy.text.encode())


def _summary(run: OpenRun, copied: Sequence[Copy]) -> dict[str, object]:
    trace, k = run.trace, run.playhead.k
    narration = describe(trace, k)
    return {
        "nandviz_evidence": EVIDENCE_VERSION,
        "title": of_path(run.name),
        "name": trace.info.name,
        "scenario_sha256": copied[0].sha256 if copied else None,
        **_files(run, copied),
        "event": k,
        "events": trace.last_event + 1,
        "complete": not run.partial,
        "time_us": us_cell(run.playhead.now_ns),
        "what": narration.headline,
        "details": list(narration.details),
        "stopped": run.playhead.stop_words,
        "laws": [
            {
                "law": verdict.law,
                "title": verdict.title,
                "verdict": verdict.status,
                "violations": len(verdict.violations),
            }
            for verdict in run.laws.judge()
        ],
        "findings": list(trace.info.findings),
        "versions": {
            "nandviz": __version__,
            "compiled": is_compiled(),
            "python": sys.version.split()[0],
            "numpy": np.__version__,
            "platform": platform(),
        },
    }


def _files(run: OpenRun, copied: Sequence[Copy]) -> dict[str, object]:
    """Say which files the scenario's own names: its profile's, and that of its requests."""
    told = [
        {"file": of_path(copy.path) or None, "named": of_path(copy.source), "sha256": copy.sha256}
        for copy in copied[1:]
    ]
    count = 0 if run.scenario is None else len(run.scenario.profile_sources)
    files: dict[str, object] = {"profile": told[:count]}
    return files | {"host_trace": told[-1]} if told[count:] else files


def _sums(folder: Path) -> bytes:
    """Return the hashes of all files, as ``sha256sum -c`` reads them."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return b"".join(
        b"%s  %s\n" % (sha256(path.read_bytes()).hexdigest().encode(), _name(path, folder))
        for path in files
    )


def _name(path: Path, folder: Path) -> bytes:
    return os.fsencode(path.relative_to(folder).as_posix())
