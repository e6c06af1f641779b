"""The evidence folder: a run with all that a reader needs to see it again."""

import json
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from platform import platform
from typing import Final

import numpy as np

from nandviz import __version__
from nandviz.exchange.csv.files import write
from nandviz.exchange.format import Tell
from nandviz.files import new_folder
from nandviz.query.narration import describe
from nandviz.session.files import Files
from nandviz.session.open_run import OpenRun
from nandviz.session.open_runs import OpenRuns
from nandviz.units import us_cell

EVIDENCE_VERSION: Final = 1


class Evidence:
    """Writes what one needs to show somebody else what was seen."""

    def __init__(self, runs: OpenRuns, files: Files) -> None:
        self._runs = runs
        self._files = files

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
        run = self._runs.front
        summary = _summary(run, self._files.title)
        with new_folder(folder) as building:
            write(run.trace, building / "csv", progress=progress)
            if run.scenario is not None:
                (building / "scenario.yaml").write_bytes(run.scenario.text.encode())
            if pictures is not None:
                pictures(building)
            text = json.dumps(summary, ensure_ascii=False, indent=2)
            (building / "evidence.json").write_text(text + "\n", encoding="utf-8")
            (building / "SHA256SUMS").write_text(_sums(building), encoding="utf-8")
        return tuple(sorted(path for path in folder.rglob("*") if path.is_file()))


def _summary(run: OpenRun, title: str) -> dict[str, object]:
    trace, k = run.trace, run.playhead.k
    text = "" if run.scenario is None else run.scenario.text
    narration = describe(trace, k)
    return {
        "nandviz_evidence": EVIDENCE_VERSION,
        "title": title,
        "name": trace.info.name,
        "scenario_sha256": sha256(text.encode()).hexdigest() if text else None,
        "event": k,
        "events": trace.last_event + 1,
        "complete": run.complete,
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
