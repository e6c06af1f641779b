"""What it costs to write a run as foreign files and to import them; prints JSON lines.

usage: exchange.py [--ops N]…     (default: 10^4 and 10^5 ops of workload-four-dies)

Times are of the processor, in seconds.
"""

import argparse
import json
import re
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from nandviz.exchange.nandseqgen import exporter, importer
from nandviz.run import Run
from nandviz.scenario import library
from nandviz.scenario.loader import loads
from nandviz.trace import laws
from nandviz.trace.tables import Trace

DEFAULT_OPS = (10_000, 100_000)
SCENARIO = "workload-four-dies"


def simulated(ops: int) -> Trace:
    """Simulate a workload of about so many ops."""
    text = library.path(SCENARIO).read_text(encoding="utf-8")
    longer, changed = re.subn(r"stop: \{.*\}", f"stop: {{ops: {ops}}}", text)
    assert changed == 1, "the scenario has one stop"
    run = Run(loads(longer, SCENARIO))
    while not run.complete:
        run.advance(1000)
    run.trace.flush()
    return run.trace


def tell(what: str, ops: int, action: Callable[[], object], **more: int) -> None:
    """Print the processor time of an action."""
    began = time.process_time()
    action()
    spent = time.process_time() - began
    line = {"what": what, "ops": ops, "value": round(spent, 3), "unit": "s", **more}
    print(json.dumps(line), flush=True)


def measure(ops: int) -> None:
    """Measure one size."""
    trace = simulated(ops)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "run"
        tell("export", ops, lambda: exporter.write(trace, folder))
        rows = sum(path.read_text(encoding="utf-8").count("\n") - 1 for path in folder.iterdir())
        found: list[Trace] = []
        tell("import", ops, lambda: found.append(importer.read([folder]).trace), rows=rows)
        tell("laws of the import", ops, lambda: laws.check(found[0]))


def main() -> None:
    """Measure each size that is asked for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--ops", type=int, action="append")
    for ops in parser.parse_args().ops or DEFAULT_OPS:
        measure(ops)


if __name__ == "__main__":
    main()
