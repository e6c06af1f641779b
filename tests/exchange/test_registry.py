"""Every format is registered once, recognised, and comes back as it was written."""

import importlib
import pkgutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from nandviz import exchange
from nandviz.__main__ import main
from nandviz.errors import TraceError
from nandviz.exchange import registry
from nandviz.exchange.format import AS_IT_IS, Format, Imported, Reader, Tell, silent
from nandviz.trace import store
from nandviz.trace.tables import Trace
from tests.exchange.nandseqgen.samples import EVENTS, SEED1, SEED2
from tests.trace.laws.stories import three_programs

READ_BACK = [each.name for each in registry.FORMATS if each.reader and each.write]


def test_no_two_formats_have_one_name() -> None:
    names = [each.name for each in registry.FORMATS]
    assert len(set(names)) == len(names)


def test_formats_of_other_programs_are_offered_for_export_and_our_own_are_not() -> None:
    assert "nandseqgen" in registry.FOREIGN_WRITERS
    assert not {"nandviz", "csv"} & set(registry.FOREIGN_WRITERS)
    assert {"nandviz", "nandseqgen", "csv"} <= registry.WRITERS.keys()


def test_every_format_of_the_room_is_registered() -> None:
    modules = pkgutil.walk_packages(exchange.__path__, f"{exchange.__name__}.")
    contents = (vars(importlib.import_module(each.name)).values() for each in modules)
    defined = {each for values in contents for each in values if isinstance(each, Format)}
    assert defined == set(registry.FORMATS)


def test_every_format_is_read_or_written() -> None:
    assert [each.name for each in registry.FORMATS if not (each.reader or each.write)] == []


@pytest.mark.parametrize("name", READ_BACK)
def test_what_a_format_writes_is_recognised_as_its_own_and_read(name: str, tmp_path: Path) -> None:
    trace = three_programs()
    target = tmp_path / "written"
    assert registry.WRITERS[name](trace, target, silent)
    reader = next(each.reader for each in registry.FORMATS if each.name == name)
    assert registry.reader_of(target) is reader
    assert len(registry.load_trace(target).ops) == len(trace.ops)


@pytest.mark.parametrize("each", registry.FORMATS, ids=lambda each: each.name)
def test_a_format_is_a_folder_where_it_says_so(each: Format, tmp_path: Path) -> None:
    assert each.write is not None
    each.write(three_programs(), tmp_path / "written", silent)
    assert (tmp_path / "written").is_dir() == each.is_folder


def test_a_foreign_format_of_one_file_is_exported_to_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its suffix may be that of another kind of file; only that one is free for it."""

    def write(trace: Trace, path: Path, _tell: Tell) -> Sequence[Path]:
        path.write_text(str(len(trace.ops)))
        return [path]

    sample = Format("sample", "*.json", foreign=True, suffix=".json", write=write)
    monkeypatch.setitem(registry.FOREIGN_WRITERS, "sample", sample)
    monkeypatch.setitem(registry.WRITERS, "sample", write)
    target = tmp_path / "run.json"
    assert main(["export", "@nested", "--as", "sample", str(target)]) == 0
    assert int(target.read_text()) > 0
    assert main(["export", "@nested", "--as", "sample", str(tmp_path / "run.csv")]) == 2
    assert "expected .json for a sample file" in capsys.readouterr().err
    assert main(["export", "@nested", "--as", "sample", str(tmp_path)]) == 2
    assert capsys.readouterr().err.splitlines()[-1].endswith("it is a folder")


def test_a_file_of_a_folder_stands_for_all_of_it() -> None:
    whole = registry.load_trace(SEED1)
    assert registry.load_trace(SEED1 / EVENTS).info == whole.info


def test_what_no_format_knows_is_said_in_one_line_each(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("hello")
    with pytest.raises(TraceError) as raised:
        registry.import_foreign([SEED2, tmp_path / "gone", tmp_path / "notes.txt"])
    gone, notes = str(raised.value).splitlines()
    assert gone == f"{tmp_path / 'gone'}: no such file or folder"
    assert notes.startswith(f"{tmp_path / 'notes.txt'}: nothing to import; expected op_state_")
    with pytest.raises(TraceError, match="holds no trace"):
        registry.load_trace(tmp_path / "notes.txt")


def test_a_saved_trace_is_opened_but_not_imported(tmp_path: Path) -> None:
    saved = tmp_path / "run.nandviz"
    store.save(three_programs(), saved)
    assert registry.holds_trace(saved)
    with pytest.raises(TraceError, match="nothing to import"):
        registry.import_foreign([saved])


def test_what_two_programs_wrote_is_not_made_one_trace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    notes = tmp_path / "notes.txt"
    notes.touch()
    reader = Reader(lambda path: path == notes, lambda *_: Imported(three_programs()))
    sample = Format("sample", "*.txt", foreign=True, reader=reader)
    monkeypatch.setitem(registry._READ, sample, reader)
    assert len(registry.import_foreign([notes]).trace.ops) == len(three_programs().ops)
    with pytest.raises(TraceError, match=r"^files of several formats cannot make one trace$"):
        registry.import_foreign([SEED2, notes])


def test_saved_traces_are_read_one_at_a_time(tmp_path: Path) -> None:
    saved = tmp_path / "run.nandviz"
    store.save(three_programs(), saved)
    reader = registry.reader_of(saved)
    assert reader is not None
    with pytest.raises(TraceError, match="one at a time"):
        reader.read([saved, saved], silent, AS_IT_IS)
