"""What is left on the disk where writing fails half-way: the old file or the new one, whole."""

import contextlib
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
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
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


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
@pytest.mark.parametrize("files", [0, 1, 5, 13])
def test_a_set_of_files_that_a_kill_has_torn_is_completed_by_the_next_start(
    files: int, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    before = written(out, "200")
    after = written(tmp_path / "whole", "5000")
    (out / "notes.txt").write_text("mine")
    done = run(KILLED, files, out)
    assert done.returncode == -signal.SIGKILL
    left = contents(out)
    assert all(left[name] in (before[name], after[name]) for name in before)
    assert any(path.name.endswith(".whole") for path in out.iterdir())
    assert main(["run", "@batch-of-three", "--save", str(out / "t.nandviz")]) == 0
    assert contents(out).items() > after.items()
    assert sorted(path.name for path in out.iterdir()) == sorted([*after, "notes.txt", "t.nandviz"])


WRITERS = {
    "csv": ["run", "@batch-of-three", "--csv", "out"],
    "save": ["run", "@batch-of-three", "--save", "t.nandviz"],
    "png": ["run", "@batch-of-three", "--png", "t.png"],
    "svg": ["run", "@batch-of-three", "--svg", "t.svg"],
    "export": ["export", "@batch-of-three", "--as", "nandseqgen", "exported"],
}
CODES = {signal.SIGKILL: -9, signal.SIGTERM: 143, signal.SIGHUP: 129, signal.SIGINT: 130}


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def kill_each_writer(folder: Path, kills: int, seed: int) -> None:
    """Kill writers at random instants; each time what is there is whole, and later nothing left."""
    rng = np.random.default_rng(seed)
    whole, seconds = {}, {}
    for name, arguments in WRITERS.items():
        if name in ("png", "svg"):
            pytest.importorskip("PySide6.QtSvg", exc_type=ImportError)
        began = time.monotonic()
        assert finished(arguments, folder / name / "whole") == 0
        seconds[name] = time.monotonic() - began
        whole[name] = tree(folder / name / "whole")
    for number in range(kills):
        name = list(WRITERS)[number % len(WRITERS)]
        sent = list(CODES)[number // len(WRITERS) % len(CODES)]
        place = folder / name / "killed"
        shutil.rmtree(place / "exported", ignore_errors=True)  # written only where none is
        with start(WRITERS[name], place) as process:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(rng.uniform(0.25, 1.1) * seconds[name])
            process.send_signal(sent)
            said = process.communicate()[1].decode()
            code = process.returncode
        # A signal that comes before the program has begun, or when it has ended, is the system's.
        assert code in (0, CODES[sent], -sent), (name, sent, code)
        assert "Traceback" not in said or code == -sent, (name, sent, said)
        left = tree(place)
        shown = {path: data for path, data in left.items() if "/.nandviz-" not in f"/{path}"}
        assert shown.items() <= whole[name].items(), (name, sent)
        shutil.rmtree(place / "exported", ignore_errors=True)
        assert finished(WRITERS[name], place) == 0
        assert tree(place) == whole[name], (name, sent)


def start(arguments: list[str], folder: Path) -> "subprocess.Popen[bytes]":
    folder.mkdir(parents=True, exist_ok=True)
    pipe = subprocess.PIPE
    command = [sys.executable, "-m", "nandviz", *arguments]
    return subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=pipe)


def finished(arguments: list[str], folder: Path) -> int:
    with start(arguments, folder) as process:
        process.communicate()
        return process.returncode


@pytest.mark.slow
def test_whenever_a_writer_is_killed_files_are_whole_and_nothing_is_left(tmp_path: Path) -> None:
    kill_each_writer(tmp_path, 20, seed=1)


@pytest.mark.nightly
def test_whenever_a_writer_is_killed_files_are_whole_and_nothing_is_left_200_times(
    tmp_path: Path,
) -> None:
    kill_each_writer(tmp_path, 200, seed=2)
