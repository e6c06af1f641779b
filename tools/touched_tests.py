"""Run the core tests that a change touches, the slow ones aside.

usage: touched_tests.py [COMMIT]     what differs from COMMIT, HEAD unless told

A test file is touched where it, or a module that it imports, directly or not, has changed. A file
that starts Python anew imports everything; a change of what is no Python touches every test: too
many tests are run rather than too few.
"""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
LEFT_OUT = ("tests/ui/", "tests/e2e/", "tests/packaging/", "tests/benchmarks/")
NO_MATTER = (".md", ".png", ".svg")


def changed_files(commit: str) -> set[str]:
    """Return what differs from a commit, new files too; paths below the root."""
    asked = (["diff", "--name-only", commit], ["ls-files", "--others", "--exclude-standard"])
    lines: set[str] = set()
    for words in asked:
        done = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=True)
        lines |= set(done.stdout.splitlines())
    return {line for line in lines if not line.endswith(NO_MATTER)}


def imported(file: str, files: set[str]) -> set[str]:
    """Return the files of the project that a file imports; all where it starts Python anew."""
    text = (ROOT / file).read_text(encoding="utf-8")
    if "sys.executable" in text:
        return files
    names = {name for node in ast.walk(ast.parse(text)) for name in _names(node)}
    paths = {name.replace(".", "/") for name in names}
    return files & {f"{path}{end}" for path in paths for end in (".py", "/__init__.py")}


def _names(node: ast.AST) -> Iterator[str]:
    """Yield the modules that a statement may import, and the packages that they are in."""
    match node:
        case ast.Import(names=names):
            found = [each.name for each in names]
        case ast.ImportFrom(module=str(module), names=names):
            found = [f"{module}.{each.name}" for each in names]
        case _:
            return
    for name in found:
        parts = name.split(".")
        yield from (".".join(parts[: count + 1]) for count in range(len(parts)))


def touched(changed: set[str]) -> list[str]:
    """Return the test files that a change touches, sorted."""
    files = {
        path.relative_to(ROOT).as_posix()
        for room in ("nandviz", "tests")
        for path in (ROOT / room).rglob("*.py")
    }
    core = {file for file in files if file.startswith("tests/") and not file.startswith(LEFT_OUT)}
    tests = {file for file in core if Path(file).name.startswith("test_")}
    if any(not file.endswith(".py") or file.endswith("conftest.py") for file in changed):
        return sorted(tests)
    needs = {file: imported(file, files) for file in files}
    reached = set(changed)
    while more := {file for file in files - reached if needs[file] & reached}:
        reached |= more
    return sorted(tests & reached)


def main() -> int:
    """Run them."""
    tests = touched(changed_files(sys.argv[1] if len(sys.argv) > 1 else "HEAD"))
    if not tests:
        print("no core test is touched")
        return 0
    command = [sys.executable, "-m", "pytest", "-q", "-n", "2", "--dist", "worksteal"]
    selected = ["-m", "not nightly and not slow", *tests]
    return subprocess.run([*command, *selected], cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
