"""Every format is registered once, recognised, and comes back as it was written."""

from pathlib import Path

import pytest

from nandviz.errors import TraceError
from nandviz.exchange import registry
from nandviz.exchange.format import silent
from nandviz.trace import store
from tests.exchange.nandseqgen.samples import EVENTS, SEED1, SEED2
from tests.trace.laws.stories import three_programs

READ_BACK = [each.name for each in registry.FORMATS if each.reader and each.write]


def test_no_two_formats_have_one_name() -> None:
    names = [each.name for each in registry.FORMATS]
    assert len(set(names)) == len(names)


def test_only_nandseqgen_is_written_for_another_program() -> None:
    assert registry.FOREIGN_WRITERS == ("nandseqgen",)
    assert list(registry.WRITERS) == ["nandviz", "nandseqgen", "csv"]


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
