"""Fuzz one target for some minutes: ``python -m tests.fuzz.run TARGET MINUTES [SEED]``.

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


def main(target: str, minutes: float, first: int = 0) -> int:
    """Run a target with one seed after the other."""
    until = time.monotonic() + 60 * minutes
    seen: Counter[str] = Counter()
    for seed in count(first):
        if time.monotonic() > until:
            break
        began = time.process_time()
        with TemporaryDirectory() as folder:
            seen[TARGETS[target](seed, Path(folder))] += 1
        took, peak = time.process_time() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        if took > LONGEST_S or peak > MOST_KB:
            sys.stderr.write(f"{target} {seed}: {took:.1f} s, {peak // 1024} MB\n")
            return 1
    sys.stdout.write(f"{target}: {dict(seen)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], float(sys.argv[2]), *map(int, sys.argv[3:])))
