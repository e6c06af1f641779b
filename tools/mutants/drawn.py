"""The mutants of files, and those that no test could kill."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from mutations import Mutation, mutations

FILES = ("exchange/csv", "exchange/test_written.py")
TESTS = {
    "nandviz/engine": ("engine", "conformance", *FILES, "trace", "query"),
    "nandviz/model": ("engine", "conformance", "trace", "query", "session"),
    "nandviz/trace": ("trace", "conformance", "query", "session", "exchange"),
    "nandviz/trace/laws": ("trace/laws", "test_laws.py", "exchange", "session/test_laws.py"),
    "nandviz/query": ("query", *FILES, "session", "test_cli.py"),
    "nandviz/query/compare": ("query/compare", "test_diff.py", "diff", "session/test_entry_ids.py"),
    "nandviz/exchange": (
        *("exchange", "session/test_export.py", "test_targets.py", "test_cli.py", "test_diff.py"),
        "teach",
    ),
    "nandviz/session": ("session",),
    "nandviz/teach": ("teach",),
    "nandviz/scenario": ("scenario", "session", "exchange"),
}
"""Which tests judge the modules of a room: its own, then those that notice most of what it does
for others. The longest name of a room counts."""
ROOT = Path(__file__).parents[2]
EQUIVALENT = Path(__file__).with_name("equivalent.txt")


@dataclass(frozen=True)
class Mutant:
    """One change of one file."""

    file: str
    mutation: Mutation
    repeated: int
    """How many before it in the file read the same."""

    @property
    def key(self) -> str:
        """What names it, on whatever line it stands."""
        again = f" ({self.repeated + 1})" if self.repeated else ""
        return f"{self.file} {self.mutation.text}{again}"

    @property
    def tests(self) -> tuple[str, ...]:
        """The tests that judge it, those of its own room first."""
        room = max((room for room in TESTS if self.file.startswith(room)), key=len)
        return tuple(f"tests/{name}" for name in TESTS[room])

    def __str__(self) -> str:
        return self.key.replace(self.file, f"{self.file}:{self.mutation.line}", 1)


def mutants_of(path: Path) -> Iterator[Mutant]:
    """Yield all mutants of a file."""
    seen: Counter[str] = Counter()
    for mutation in mutations(path.read_bytes()):
        yield Mutant(path.relative_to(ROOT).as_posix(), mutation, seen[mutation.text])
        seen[mutation.text] += 1


def listed_equivalents() -> set[str]:
    """Return the keys of the mutants that are listed as equivalent."""
    lines = EQUIVALENT.read_text(encoding="utf-8").splitlines()
    return {line.partition("  # ")[0] for line in lines if line}


def no_mutants(keys: Iterable[str]) -> list[str]:
    """Return those of some keys that no mutant has: their code is gone."""
    keys = set(keys)
    files = {ROOT / key.partition(" ")[0] for key in keys}
    found = {m.key for file in files if file.exists() for m in mutants_of(file)}
    return sorted(keys - found)
