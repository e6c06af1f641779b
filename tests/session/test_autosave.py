"""The state of an unsaved session survives a crash."""

import json
import os
import re
from pathlib import Path

import pytest

from nandviz.errors import NandvizError
from nandviz.model.words import Axis, EntryFate, EventKind, Reason
from nandviz.scenario.breakpoint_words import parse_condition
from nandviz.scenario.expectations import OpPlace
from nandviz.scenario.scenario import (
    Breakpoint,
    Comparison,
    EntryCondition,
    FigureCondition,
    OpFigure,
    RefusalCondition,
)
from nandviz.session import Session, autosave_file
from tests.session.sessions import TEXT, open_text

POINT = Breakpoint(
    event=EventKind.SUBMIT,
    op_uid=2,
    die=0,
    axis=Axis.PROGRAM,
    metric=parse_condition("backlog_size >= 2"),
    law=3,
    hits=4,
    op=OpPlace(0, 0),
    figure=FigureCondition(OpFigure.DELAY, OpPlace(1, 0), Comparison.GT, 5_000),
    rejected=RefusalCondition(Reason.BUS),
    backlog=EntryCondition(EntryFate.DROPPED),
)


def edited(path: Path) -> Session:
    path.write_text(TEXT, encoding="utf-8")
    session = Session()
    session.files.open(path)
    session.edits.move_entry(1, 150_000)
    session.playhead.seek(4)
    number = session.breakpoints.add(POINT)
    session.breakpoints.enable(number, enabled=False)
    session.marks.replace_all((100, 200))
    return session


def test_everything_unsaved_comes_back(tmp_path: Path) -> None:
    before = edited(tmp_path / "two.yaml")
    before.autosave.write(tmp_path / "state")
    after = Session()
    assert after.autosave.recover(tmp_path / "state")
    assert (after.files.text, after.files.path, after.playhead.k) == (
        before.files.text,
        before.files.path,
        4,
    )
    assert (after.marks.instants, after.files.modified) == ((100, 200), True)
    assert [held for _, held in after.breakpoints] == [held for _, held in before.breakpoints]
    after.files.save()
    assert (tmp_path / "two.yaml").read_text(encoding="utf-8") == before.files.text


def test_a_scenario_that_has_no_file_comes_back_too(tmp_path: Path) -> None:
    before = Session()
    open_text(before, TEXT)
    before.autosave.write(tmp_path)
    after = Session()
    assert after.autosave.recover(tmp_path)
    assert (after.files.path, after.files.text, after.files.modified) == (None, TEXT, True)


def test_where_nothing_was_saved_nothing_comes_back(tmp_path: Path) -> None:
    assert not Session().autosave.recover(tmp_path)


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text[: len(text) // 2],
        lambda _: "[]",
        lambda _: "null",
        lambda _: "\ufffd\x00",
        lambda text: text.replace('"nandviz_autosave": 2', '"nandviz_autosave": 99'),
        lambda text: text.replace('"k": 4', '"k": "4"'),
        lambda text: text.replace('"SUBMIT"', '"SUBMITTED"'),
        lambda text: text.replace("backlog_size >= 2", "backlog"),
        lambda text: text.replace('"nandviz: 1', '"nandviz: 9'),
        lambda text: text.replace('"nandviz: 1', '"nandviz: [1'),
        lambda text: text.replace('"nandviz: 1', '"\\ud800nandviz: 1'),
        lambda text: text.replace('"nandviz: 1', '"\\u0000nandviz: 1'),
        lambda text: text.replace('"nandviz_autosave": 2', '"nandviz_autosave": [2]'),
        lambda text: text.replace('"nandviz_autosave": 2', '"nandviz_autosave": 1e999'),
        lambda text: text.replace('"k": 4', '"k": ' + "9" * 400),
        lambda text: text.replace('"k": 4', '"k": -2'),
        lambda text: text.replace('"op_uid": 2', '"op_uid": -1'),
        lambda text: text.replace('"law": 3', '"law": 99'),
        lambda text: text.replace('"hits": 4', '"hits": 0'),
        lambda text: text.replace("100,", "1" * 30 + ","),
        lambda text: re.sub('"path": "[^"]*"', '"path": "/a\\\\u0000b"', text),
        lambda text: re.sub('"origin": "[^"]*"', '"origin": "two.yaml"', text),
        lambda text: text.replace('"k": 4,', ""),
        lambda text: text.replace('"k": 4,', '"k": 4, "k": 5,'),
        lambda _: "",
        lambda _: "[" * 100_000,
    ],
)
def test_a_damaged_state_is_refused_with_words_and_nothing_changes(tmp_path: Path, damage) -> None:
    session = edited(tmp_path / "two.yaml")
    file = session.autosave.write(tmp_path)
    file.write_text(damage(file.read_text(encoding="utf-8")), encoding="utf-8")
    trace, text = session.run.trace, session.files.text
    with pytest.raises(NandvizError) as caught:
        session.autosave.recover(tmp_path)
    assert str(caught.value).count("\n") == 0
    assert (session.run.trace, session.files.text) == (trace, text)
    assert file.exists()


def test_a_state_of_a_later_version_says_so(tmp_path: Path) -> None:
    file = edited(tmp_path / "two.yaml").autosave.write(tmp_path)
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('"nandviz_autosave": 2', '"nandviz_autosave": 3'))
    with pytest.raises(NandvizError, match="of a later nandviz"):
        Session().autosave.recover(tmp_path)


def test_fields_that_are_not_known_keep_no_edit_from_coming_back(tmp_path: Path) -> None:
    file = edited(tmp_path / "two.yaml").autosave.write(tmp_path)
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('"k": 4', '"k": 4, "more": {"a": []}'))
    assert Session().autosave.recover(tmp_path)


def test_a_file_name_that_is_no_text_comes_back(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xb0\xa1.yaml"))
    before = edited(path)
    before.autosave.write(tmp_path / "state")
    after = Session()
    assert after.autosave.recover(tmp_path / "state")
    assert after.files.path == path
    after.files.save()
    assert path.read_text(encoding="utf-8") == before.files.text


def test_edits_that_are_saved_or_given_up_are_kept_no_more(tmp_path: Path) -> None:
    session = edited(tmp_path / "two.yaml")
    state = tmp_path / "state"
    session.autosave.keep(state)
    session.files.save()
    session.autosave.keep(state)
    assert autosave_file.read(state) is None
    session.edits.move_entry(1, 160_000)
    session.autosave.keep(state)
    assert autosave_file.read(state) is not None
    session.files.open(tmp_path / "two.yaml")
    session.autosave.keep(state)
    assert autosave_file.read(state) is None


def test_what_a_failure_kept_stays_though_nothing_was_edited(tmp_path: Path) -> None:
    session = edited(tmp_path / "two.yaml")
    session.files.save()
    session.autosave.write(tmp_path / "state")
    session.autosave.keep(tmp_path / "state")
    assert autosave_file.read(tmp_path / "state") is not None


def test_a_folder_that_is_another_by_now_gets_the_edits_too(tmp_path: Path) -> None:
    session = edited(tmp_path / "two.yaml")
    session.autosave.keep(tmp_path / "first")
    session.autosave.keep(tmp_path / "second")
    assert autosave_file.read(tmp_path / "second") == autosave_file.read(tmp_path / "first")


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    (tmp_path / autosave_file.FILE_NAME).write_bytes(b"\xff\xfe\x00")
    with pytest.raises(NandvizError, match="damaged"):
        Session().autosave.recover(tmp_path)


def test_the_state_is_versioned_json(tmp_path: Path) -> None:
    file = edited(tmp_path / "two.yaml").autosave.write(tmp_path)
    assert json.loads(file.read_text(encoding="utf-8"))["nandviz_autosave"] == autosave_file.VERSION


def test_a_folder_that_cannot_be_made_is_an_error(tmp_path: Path) -> None:
    session = edited(tmp_path / "two.yaml")
    with pytest.raises(NandvizError, match="cannot make"):
        session.autosave.write(tmp_path / "two.yaml" / "state")
    with pytest.raises(NandvizError, match="without a scenario"):
        Session().autosave.write(tmp_path)


def test_conditions_of_the_first_version_are_read_in_their_units(tmp_path: Path) -> None:
    before = edited(tmp_path / "two.yaml")
    before.breakpoints.add(Breakpoint(metric=parse_condition("bus_busy_us >= 12.5")))
    file = before.autosave.write(tmp_path / "state")
    content = json.loads(file.read_text(encoding="utf-8"))
    assert content["breakpoints"][-1]["metric"] == "bus_busy_us >= 12.5"
    content["nandviz_autosave"] = 1
    content["breakpoints"][-1]["metric"] = "bus_busy_ns >= 12500"
    file.write_text(json.dumps(content), encoding="utf-8")
    after = Session()
    assert after.autosave.recover(tmp_path / "state")
    assert [held for _, held in after.breakpoints] == [held for _, held in before.breakpoints]


def test_marks_and_breakpoints_set_after_an_edit_are_kept_too(tmp_path: Path) -> None:
    session = edited(tmp_path / "two.yaml")
    session.autosave.keep(tmp_path / "state")
    session.marks.mark(300)
    session.autosave.keep(tmp_path / "state")
    state = autosave_file.read(tmp_path / "state")
    assert state is not None
    assert 300 in state.marks
    number = session.breakpoints.add(Breakpoint(op_uid=1))
    session.autosave.keep(tmp_path / "state")
    state = autosave_file.read(tmp_path / "state")
    assert state is not None
    assert session.breakpoints[number] in state.breakpoints


def test_what_is_saved_and_what_has_not_changed_is_not_written(tmp_path: Path) -> None:
    session = edited(tmp_path / "two.yaml")
    session.autosave.keep(tmp_path / "state")
    (tmp_path / "state" / autosave_file.FILE_NAME).unlink()
    session.autosave.keep(tmp_path / "state")
    assert autosave_file.read(tmp_path / "state") is None
    session.files.save()
    session.marks.mark(300)
    session.autosave.keep(tmp_path / "state")
    assert autosave_file.read(tmp_path / "state") is None
