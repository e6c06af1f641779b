"""What is left on the disk where writing fails half-way: the old file or the new one, whole."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from nandviz.__main__ import main

LIMITED = """
import resource, sys
from nandviz.__main__ import main
# As on a full disk: what is written past the limit fails with an error of the system.
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
sys.exit(main(sys.argv[2:]))
"""
KILLED = """
import os, signal, sys
from pathlib import Path
from nandviz.__main__ import main
replaced = 0
rename = Path.replace

def replace(path, target):
    global replaced
    if replaced == int(sys.argv[1]):
        os.kill(os.getpid(), signal.SIGKILL)
    replaced += 1
    return rename(path, target)

Path.replace = replace
main(sys.argv[2:])
"""

Contents = dict[str, bytes]


def contents(folder: Path) -> Contents:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def written(folder: Path, until: str) -> Contents:
    folder.mkdir(exist_ok=True)
    assert main(["run", "@batch-of-three", "--until", until, "--csv", str(folder)]) == 0
    return contents(folder)


def run(code: str, number: int, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", code, str(number)]
    return subprocess.run(
        [*command, "run", "@batch-of-three", "--until", "5000", "--csv", str(folder)],
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.slow
def test_where_the_disk_is_full_one_line_says_so_and_the_old_files_are_whole(
    tmp_path: Path,
) -> None:
    before = written(tmp_path / "out", "200")
    after = written(tmp_path / "whole", "5000")
    limit = sorted(map(len, after.values()))[4]
    done = run(LIMITED, limit, tmp_path / "out")
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("nandviz: cannot write ")
    assert done.stderr.endswith(": file too large\n")
    assert done.stderr.count("\n") == 1
    left = contents(tmp_path / "out")
    assert left.keys() == before.keys()
    assert all(left[name] in (before[name], after[name]) for name in left)


@pytest.mark.slow
def test_where_the_disk_is_full_no_half_picture_is_left(tmp_path: Path) -> None:
    pytest.importorskip("PySide6.QtSvg", exc_type=ImportError)
    png = tmp_path / "a.png"
    png.write_bytes(b"old")
    command = [sys.executable, "-c", LIMITED, "3000", "run", "@batch-of-three", "--png", str(png)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith(f"nandviz: cannot write {png}: ")
    assert done.stderr.count("\n") == 1
    assert contents(tmp_path) == {"a.png": b"old"}


@pytest.mark.slow
@pytest.mark.parametrize("files", [0, 5])
def test_a_run_that_is_killed_while_writing_leaves_old_and_new_files_whole(
    files: int, tmp_path: Path
) -> None:
    before = written(tmp_path / "out", "200")
    after = written(tmp_path / "whole", "5000")
    done = run(KILLED, files, tmp_path / "out")
    assert done.returncode == -signal.SIGKILL
    left = contents(tmp_path / "out")
    assert all(left[name] in (before[name], after[name]) for name in before)
    assert sum(left[name] == after[name] != before[name] for name in before) <= files
    assert all(name.startswith(".nandviz-") for name in left.keys() - before.keys())
