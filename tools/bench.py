"""Run the benchmarks and keep what they print with the machine's name, or compare two such files.

usage: bench.py [CALL…] [-o FILE]      each CALL a benchmark and its arguments: "engine --ops 1000";
                                       all of them with their own unless told
       bench.py --compare OLD NEW      a table of what both have measured

FILE is docs/benchmarks/DATE-COMMIT.json unless told. Ratios can be compared between machines, times
and rates on one only.
"""

import argparse
import datetime as dt
import json
import os
import platform
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).parents[1]
FOLDER: Final = ROOT / "tests" / "benchmarks"
KEPT: Final = ROOT / "docs" / "benchmarks"
FIRST: Final = "engine"
HELPERS: Final = ("exposed", "long_life")
"""What the others share."""

_SAYS_WHICH: Final = ("ops", "segments", "lanes", "span", "policies")
"""Fields that tell figures of one name from each other."""

_SAID_BESIDE: Final = ("events", "rows", "runs")
"""Counts that say how much was measured."""

Line = dict[str, Any]


def benchmarks() -> list[str]:
    """Return the names of all benchmarks, that of the engine first."""
    names = {path.stem for path in FOLDER.glob("*.py")} - set(HELPERS)
    return sorted(names, key=lambda name: (name != FIRST, name))


def machine() -> dict[str, str | int | None]:
    """Return what a machine is, not what it is called."""
    return {
        "processor": _processor(),
        "cores": os.cpu_count(),
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "system": f"{platform.system()} {platform.machine()}",
    }


def _processor() -> str:
    told = Path("/proc/cpuinfo")
    lines = told.read_text(encoding="utf-8").splitlines() if told.exists() else []
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return models[0] if models else platform.processor() or platform.machine()


def commit() -> str:
    """Return the commit that is checked out, ``+`` behind it if files differ from it."""
    asked = ["git", "describe", "--always", "--dirty=+", "--exclude=*"]
    done = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.strip() or "unknown"


def measured(call: str) -> Iterator[Line]:
    """Run a benchmark; yield and print each line of it.

    Raises
    ------
    subprocess.CalledProcessError
        If it fails.
    """
    name, *arguments = shlex.split(call)
    command = [sys.executable, str(FOLDER / f"{name}.py"), *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        for line in process.stdout:
            print(line.decode().rstrip(), flush=True)
            yield {"benchmark": name, **json.loads(line)}
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)


def written(lines: list[Line], on: dt.date) -> str:
    """Return the text of a file: the machine, and a figure on each line."""
    head = {"date": on.isoformat(), "commit": commit(), "machine": machine()}
    figures = ",\n".join("  " + json.dumps(line) for line in lines)
    return json.dumps(head, indent=1)[:-2] + f',\n "figures": [\n{figures}\n ]\n}}\n'


def compared(old: dict[str, Any], new: dict[str, Any]) -> Iterator[str]:
    """Yield a table of what two files have both measured."""
    for file in (old, new):
        yield f"{file['date']}  {file['commit']}  " + ", ".join(map(str, file["machine"].values()))
    yield f"{'old':>14} {'new':>14} {'new / old':>10}"
    before = {_which(line): line for line in old["figures"]}
    for line in new["figures"]:
        was = before.get(_which(line), {})
        for name in [name for name in _figures(line) if name in was]:
            times = f"{line[name] / was[name]:10.2f}" if was[name] else " " * 10
            unit = line.get("unit", "") if name == "value" else name
            which = " ".join(_which(line))
            yield f"{was[name]:14,.3f} {line[name]:14,.3f} {times}  {which}: {unit}"


def _which(line: Line) -> tuple[str, ...]:
    sizes = (f"{key}={line[key]}" for key in _SAYS_WHICH if key in line)
    return line["benchmark"], line["what"], *sizes


def _figures(line: Line) -> list[str]:
    """Return the names of what was measured, in order."""
    beside = (*_SAYS_WHICH, *_SAID_BESIDE)
    return [
        name
        for name, value in line.items()
        if isinstance(value, int | float) and name not in beside and not name.startswith("goal")
    ]


def main() -> int:
    """Do what the command line says; return the exit code."""
    parser = argparse.ArgumentParser(description="Run benchmarks and keep what they print.")
    parser.add_argument("calls", nargs="*", metavar="CALL", default=benchmarks())
    parser.add_argument("-o", dest="file", type=Path, help="file to write")
    parser.add_argument("--compare", nargs=2, type=Path, metavar=("OLD", "NEW"))
    given = parser.parse_args()
    if given.compare:
        old, new = (json.loads(path.read_text(encoding="utf-8")) for path in given.compare)
        print("\n".join(compared(old, new)))
        return 0
    lines = [line for call in given.calls for line in measured(call)]
    today = dt.datetime.now(tz=dt.UTC).date()
    file: Path = given.file or KEPT / f"{today.isoformat()}-{commit().rstrip('+')}.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(written(lines, today), encoding="utf-8")
    print(f"kept in {file}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
