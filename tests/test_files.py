"""A file is whole, or it is the old one, or there is none."""

import errno
import os
import stat
from pathlib import Path

import pytest

from nandviz.errors import NandvizError
from nandviz.files import atomic_path


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
