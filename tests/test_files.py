"""A file is whole, or it is the old one, or there is none."""

import errno
import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from nandviz.errors import NandvizError
from nandviz.files import atomic_path, file_set, leftovers, new_folder


def test_the_file_appears_only_when_the_body_ends(tmp_path: Path) -> None:
    target = tmp_path / "a.csv"
    with atomic_path(target) as path:
        assert path.parent == tmp_path
        assert path.suffix == ".csv"
        path.write_text("new")
        assert not target.exists()
    assert target.read_text() == "new"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("raised", [KeyboardInterrupt, ValueError, SystemExit])
def test_whatever_is_raised_the_old_file_stays_and_nothing_is_left(
    tmp_path: Path, raised: type[BaseException]
) -> None:
    target = tmp_path / "a.csv"
    target.write_text("old")
    with pytest.raises(raised):  # noqa: PT012, SIM117  the body is what is tested
        with atomic_path(target) as path:
            path.write_text("half")
            raise raised
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_full_disk_is_one_line_that_names_the_target(tmp_path: Path) -> None:
    target = tmp_path / "a.csv"
    target.write_text("old")
    line = r"^cannot write .*a\.csv: the disk is full$"
    with pytest.raises(NandvizError, match=line), atomic_path(target):
        raise OSError(errno.ENOSPC, "The disk is full")
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_disk_that_fills_at_the_flush_keeps_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.csv"
    target.write_text("old")

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "The disk is full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NandvizError, match="the disk is full"), atomic_path(target) as path:
        path.write_text("new")
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with (
        pytest.raises(NandvizError, match=r"cannot write .*no folder .*nowhere"),
        atomic_path(tmp_path / "nowhere" / "a.csv"),
    ):
        pytest.fail("the body must not run")


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with (
        pytest.raises(NandvizError, match="cannot write"),
        atomic_path(tmp_path / "file" / "a.csv"),
    ):
        pytest.fail("the body must not run")


def test_a_folder_or_device_is_never_replaced(tmp_path: Path) -> None:
    for target in (tmp_path, Path(os.devnull)):
        with pytest.raises(NandvizError, match="not a regular file"), atomic_path(target):
            pytest.fail("the body must not run")


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_permissions_of_the_old_file_are_kept(tmp_path: Path) -> None:
    target = tmp_path / "a.csv"
    target.write_text("old")
    target.chmod(0o640)
    with atomic_path(target) as path:
        path.write_text("new")
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_a_read_only_file_or_folder_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.csv"
    target.write_text("old")
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(NandvizError, match="read-only"), atomic_path(target):
        pytest.fail("the body must not run")
    assert target.read_text() == "old"


@pytest.mark.skipif(os.name != "posix", reason="symbolic links of POSIX")
def test_a_link_is_followed(tmp_path: Path) -> None:
    target, link = tmp_path / "a.csv", tmp_path / "b.csv"
    target.write_text("old")
    link.symlink_to(target)
    with atomic_path(link) as path:
        path.write_text("new")
    assert link.is_symlink()
    assert target.read_text() == "new"


def write_file(folder: Path) -> None:
    with atomic_path(folder / "a.csv") as path:
        path.write_text("new")


def write_folder(folder: Path) -> None:
    with new_folder(folder / "evidence") as path:
        (path / "csv").mkdir()
        (path / "csv" / "a.csv").write_text("new")


def write_set(folder: Path) -> None:
    with file_set(folder / "out") as path:
        (path / "a.csv").write_text("new")
        (path / "b.csv").write_text("new")


@contextmanager
def write_again(folder: Path, *files: str) -> Iterator[None]:
    with file_set(folder) as path:
        for name in files:
            (path / name).write_text("newer")
        yield


WRITERS: list[Callable[[Path], None]] = [write_file, write_folder, write_set]


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


@pytest.mark.parametrize("write", WRITERS)
@pytest.mark.parametrize("answer", [errno.EINVAL, errno.ENOTSUP, errno.ENOSYS, errno.EBADF])
def test_a_file_system_without_a_flush_of_folders_is_no_reason_to_fail(
    write: Callable[[Path], None], answer: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flush = os.fsync

    def no_folders(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(answer, os.strerror(answer))
        flush(handle)

    monkeypatch.setattr(os, "fsync", no_folders)
    write(tmp_path)
    write_file(tmp_path)
    assert not [name for name in names(tmp_path) if ".nandviz-" in name]


@pytest.mark.parametrize("write", WRITERS)
@pytest.mark.parametrize("answer", [errno.EACCES, errno.EPERM])
def test_a_folder_that_the_system_does_not_open_is_no_reason_to_fail(
    write: Callable[[Path], None], answer: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There are systems and drives that open files alone."""
    really = os.open

    def no_folders(path: Path, flags: int, mode: int = 0o777) -> int:
        if os.path.isdir(path) and not flags & os.O_DIRECTORY:  # noqa: PTH112
            raise OSError(answer, os.strerror(answer))
        return really(path, flags, mode)

    monkeypatch.setattr(os, "open", no_folders)
    write(tmp_path)
    write_set(tmp_path)
    assert not [name for name in names(tmp_path) if ".nandviz-" in name]


@pytest.mark.parametrize("write", WRITERS)
def test_a_disk_that_fails_at_the_flush_of_a_folder_is_told(
    write: Callable[[Path], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(os, "fsync", broken)
    with pytest.raises(NandvizError, match="input/output error"):
        write(tmp_path)


@pytest.mark.parametrize("answer", [errno.EPERM, errno.ENOTSUP])
def test_a_file_system_without_permissions_is_no_reason_to_fail(
    answer: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, mode: int) -> None:
        raise OSError(answer, os.strerror(answer))

    monkeypatch.setattr(Path, "chmod", refuse)
    for write in (*WRITERS, write_file, write_set):
        write(tmp_path)
    assert names(tmp_path) == [
        "a.csv", "evidence", "evidence/csv", "evidence/csv/a.csv", "out", "out/a.csv", "out/b.csv"
    ]  # fmt: skip


PRELOADED = """
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <sys/stat.h>
int fsync(int fd) {
  struct stat s;
  int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
  if (!fstat(fd, &s) && S_ISDIR(s.st_mode)) { errno = EINVAL; return -1; }
  return real(fd);
}
int chmod(const char *p, mode_t m) { errno = EPERM; return -1; }
int fchmod(int f, mode_t m) { errno = EPERM; return -1; }
int fchmodat(int d, const char *p, mode_t m, int f) { errno = EPERM; return -1; }
int flock(int f, int o) { errno = ENOLCK; return -1; }
"""


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("gcc"), reason="no compiler")
def test_on_a_network_drive_everything_is_written(tmp_path: Path) -> None:
    """The system's own answers of drives that have no flush, no permissions and no locks."""
    source, library, folder = tmp_path / "drive.c", tmp_path / "drive.so", tmp_path / "f"
    source.write_text(PRELOADED)
    subprocess.run(
        ["gcc", "-shared", "-fPIC", "-w", "-o", str(library), str(source), "-ldl"], check=True
    )
    folder.mkdir()
    command = [sys.executable, "-m", "nandviz", "run", "@batch-of-three"]
    for _ in range(2):  # the second time there are files to replace
        subprocess.run(
            [*command, "--csv", "out", "--save", "t.nandviz"],
            cwd=folder, env={**os.environ, "LD_PRELOAD": str(library)}, check=True,
        )  # fmt: skip
    export = [sys.executable, "-m", "nandviz", "export", "@batch-of-three", "--as", "nandseqgen"]
    environment = {**os.environ, "LD_PRELOAD": str(library)}
    subprocess.run([*export, "x"], cwd=folder, env=environment, check=True)
    assert len(names(folder)) == 14 + 5 + 3


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
@pytest.mark.parametrize("mask", [0o022, 0o002, 0o077])
def test_files_and_folders_follow_the_umask(mask: int, tmp_path: Path) -> None:
    before = os.umask(mask)
    try:
        for write in WRITERS:
            write(tmp_path)
    finally:
        os.umask(before)
    for name in names(tmp_path):
        path = tmp_path / name
        everything = 0o777 if path.is_dir() else 0o666
        assert stat.S_IMODE(path.stat().st_mode) == everything & ~mask


def test_all_files_and_folders_of_a_folder_are_flushed_before_it_has_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flushed: list[str] = []

    def note(handle: int) -> None:
        flushed.append(Path(f"/proc/self/fd/{handle}").readlink().name)

    monkeypatch.setattr(os, "fsync", note)
    write_folder(tmp_path)
    assert flushed.pop(2).startswith(".nandviz-")
    assert flushed == ["a.csv", "csv", tmp_path.name]


LEAVES = """
import os, sys
from pathlib import Path
from nandviz.files import atomic_path, file_set, new_folder
kind, folder = sys.argv[1], Path(sys.argv[2])
writer = {"file": lambda: atomic_path(folder / "a.csv"), "folder": lambda: new_folder(folder / "n"),
          "set": lambda: file_set(folder)}[kind]
with writer() as path:
    print("writing", flush=True)
    if len(sys.argv) > 3:
        input()
    os._exit(9)
"""


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["file", "folder", "set"])
def test_what_a_dead_program_left_is_removed_and_what_a_live_one_writes_is_not(
    kind: str, tmp_path: Path
) -> None:
    command = [sys.executable, "-c", LEAVES, kind, str(tmp_path)]
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL)
    assert any(name.startswith(".nandviz-") for name in names(tmp_path))
    pipe = subprocess.PIPE
    with subprocess.Popen([*command, "stay"], stdin=pipe, stdout=pipe, text=True) as live:
        assert live.stdout is not None
        assert live.stdout.readline() == "writing\n"
        held = names(tmp_path)
        write_file(tmp_path)
        assert names(tmp_path) == sorted([*held, "a.csv"])
        live.kill()
    write_file(tmp_path)
    assert names(tmp_path) == ["a.csv"]


@pytest.mark.parametrize("name", ["file.csv", "folder"])
def test_what_another_machine_writes_stays_for_a_day(name: str, tmp_path: Path) -> None:
    """Its lock may not be seen here."""
    path = tmp_path / f"{leftovers.PREFIX}00000000-{name}"
    path.mkdir() if name == "folder" else path.write_text("")
    write_file(tmp_path)
    assert path.exists()
    os.utime(path, (0, 0))
    write_file(tmp_path)
    assert names(tmp_path) == ["a.csv"]


def test_files_of_the_user_with_a_like_name_stay(tmp_path: Path) -> None:
    (tmp_path / ".nandvizrc").write_text("mine")
    write_file(tmp_path)
    assert names(tmp_path) == [".nandvizrc", "a.csv"]


def test_a_set_that_fails_leaves_every_old_file(tmp_path: Path) -> None:
    write_set(tmp_path)
    (tmp_path / "out" / "mine.txt").write_text("mine")
    with (
        pytest.raises(ValueError, match="half"),
        write_again(tmp_path / "out", "a.csv"),
    ):
        raise ValueError("half")
    assert (tmp_path / "out" / "a.csv").read_text() == "new"
    assert names(tmp_path / "out") == ["a.csv", "b.csv", "mine.txt"]


def test_a_set_is_replaced_whole_though_an_interrupt_comes_between_two_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_set(tmp_path)
    replace, calls = Path.replace, []

    def interrupted(path: Path, target: str) -> Path:
        calls.append(path)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt), write_again(tmp_path / "out", "a.csv", "b.csv", "c.csv"):
        pass
    assert [(tmp_path / "out" / n).read_text() for n in names(tmp_path / "out")] == ["newer"] * 3


def test_a_set_with_a_file_that_cannot_be_replaced_replaces_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_set(tmp_path)
    (tmp_path / "out" / "b.csv").unlink()
    (tmp_path / "out" / "b.csv").mkdir()
    with (
        pytest.raises(NandvizError, match=r"cannot write .*b\.csv: not a regular file"),
        write_again(tmp_path / "out", "a.csv", "b.csv"),
    ):
        pass
    assert (tmp_path / "out" / "a.csv").read_text() == "new"
    assert names(tmp_path / "out") == ["a.csv", "b.csv"]
