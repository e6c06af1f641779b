"""Fuzz for some minutes: ``python -m tests.fuzz.run MINUTES [TARGET [SEED]]``, else all targets.

Ends with 1 at the first input that raises, takes longer than 2 s or needs more than 300 MB.
"""

import resource
import sys
import time
from collections import Counter
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from tests.fuzz.targets import TARGETS

LONGEST_S: Final = 2.0
MOST_KB: Final = 300 * 1024


def main(minutes: float, target: str = "", first: int = 0) -> int:
    """Run a target, or each for its share of the time, with one seed after the other."""
    names = [target] if target else list(TARGETS)
    return int(not all(_holds(name, 60 * minutes / len(names), first) for name in names))


def _holds(target: str, seconds: float, first: int) -> bool:
    until = time.monotonic() + seconds
    seen: Counter[str] = Counter()
    for seed in count(first):
        if time.monotonic() > until:
            break
        began = time.process_time()
        seen[_attempt(target, seed)] += 1
        took, peak = time.process_time() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        if took > LONGEST_S or peak > MOST_KB:
            sys.stderr.write(f"{target} {seed}: {took:.1f} s, {peak // 1024} MB\n")
            return False
    sys.stdout.write(f"{target}: {dict(seen)}\n")
    return True


def _attempt(target: str, seed: int) -> str:
    with TemporaryDirectory() as folder:
        try:
            return TARGETS[target](seed, Path(folder))
        except Exception as error:
            error.add_note(f"{target} {seed}")
            raise


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]), *sys.argv[2:3], *map(int, sys.argv[3:])))
