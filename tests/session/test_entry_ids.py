"""What an entry of a script is known by: every edit keeps it, and a session compares by it."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nandviz.query.compare.comparison import compare
from nandviz.session import Session
from nandviz.session.comparing import compare_runs
from tests.session.sessions import TEXT, open_text

READ = "{at_us: 50, op: Page_Read_SLC, die: 0, block: 4, page: 1}"


def opened() -> Session:
    session = Session()
    open_text(session, TEXT)
    return session


def ids(session: Session) -> tuple[int, ...]:
    return session.run.entry_ids


def test_entries_that_are_read_have_ids_of_their_own() -> None:
    session = opened()
    first = ids(session)
    assert len(set(first)) == 3
    open_text(session, TEXT)
    assert set(ids(session)).isdisjoint(first)


def test_a_moved_entry_keeps_its_id() -> None:
    session = opened()
    before = ids(session)
    session.edits.move_entry(1, 330_000)
    assert ids(session) == before


def test_a_duplicate_and_an_added_entry_get_new_ids_and_the_others_keep_theirs() -> None:
    session = opened()
    first, second, third = ids(session)
    session.edits.duplicate_entry(0)
    assert [*ids(session)[:1], *ids(session)[2:]] == [first, second, third]
    copy = ids(session)[1]
    session.edits.add_entry(3, READ)
    assert ids(session)[:3] == (first, copy, second)
    assert ids(session)[4] == third
    assert len(set(ids(session))) == 5


def test_a_removed_entry_takes_its_id_along() -> None:
    session = opened()
    first, _, third = ids(session)
    session.edits.remove_entry(1)
    assert ids(session) == (first, third)


def test_a_reload_keeps_the_ids_of_what_the_file_still_says(tmp_path: Path) -> None:
    file = tmp_path / "s.yaml"
    file.write_text(TEXT, encoding="utf-8")
    session = Session()
    session.files.open(file)
    first, _, third = ids(session)
    file.write_text("\n".join(x for x in TEXT.splitlines() if "Suspend" not in x), encoding="utf-8")
    session.files.reload()
    assert ids(session) == (first, third)


def test_saving_elsewhere_keeps_the_ids(tmp_path: Path) -> None:
    session = opened()
    before = ids(session)
    session.files.save_as(tmp_path / "s.yaml")
    assert ids(session) == before


def test_undo_and_redo_bring_the_ids_back() -> None:
    session = opened()
    before = ids(session)
    session.edits.duplicate_entry(1)
    edited = ids(session)
    session.edits.undo()
    assert ids(session) == before
    session.edits.redo()
    assert ids(session) == edited


def test_a_session_tells_apart_what_says_the_same() -> None:
    """By texts alone the copy of a removed entry would be taken for the entry itself."""
    session = opened()
    a = session.run
    session.edits.duplicate_entry(1)
    session.edits.remove_entry(1)
    session.edits.move_entry(1, 200_000)
    by_ids = compare_runs(a, session.run)
    assert [(op.uid_a, op.uid_b) for op in by_ids.ops if None in (op.uid_a, op.uid_b)] == [
        (3, None),
        (None, 3),
    ]
    assert compare(a.trace, session.run.trace).ops.in_both.all()


EDITS = st.lists(
    st.tuples(
        st.sampled_from(["move", "add", "copy", "remove", "undo", "redo"]), st.integers(0, 9)
    ),
    max_size=8,
)


@settings(max_examples=40)
@given(EDITS)
@pytest.mark.slow
def test_whatever_is_edited_what_stays_keeps_its_id(edits: list[tuple[str, int]]) -> None:
    """A list of what each entry is, edited alongside, says the same as the ids."""
    session = opened()
    model: list[object] = [object() for _ in range(3)]
    known = dict(zip(ids(session), model, strict=True))
    states, place = [list(model)], 0
    for kind, number in edits:
        at = number % max(len(model), 1)
        if kind == "undo":
            if not session.edits.can_undo:
                continue
            session.edits.undo()
            place -= 1
        elif kind == "redo":
            if not session.edits.can_redo:
                continue
            session.edits.redo()
            place += 1
        elif not model and kind != "add":
            continue
        else:
            before = session.files.text
            model = _edited(session, list(model), kind, at, number)
            if session.files.text == before:
                continue
            states[place + 1 :] = [model]
            place += 1
        model = states[place]
        for own, each in zip(ids(session), model, strict=True):
            assert known.setdefault(own, each) is each
    assert len(set(ids(session))) == len(model)


def _edited(session: Session, model: list[object], kind: str, at: int, number: int) -> list[object]:
    if kind == "move":
        session.edits.move_entry(at, 37_000 * number)
    elif kind == "remove":
        session.edits.remove_entry(at)
        del model[at]
    elif kind == "copy":
        session.edits.duplicate_entry(at)
        model.insert(at + 1, object())
    else:
        session.edits.add_entry(at, READ)
        model.insert(at, object())
    return model


@settings(max_examples=25)
@given(EDITS)
@pytest.mark.slow
def test_edits_and_their_undo_compare_empty(edits: list[tuple[str, int]]) -> None:
    session = opened()
    a = session.run
    for kind, number in edits:
        count = len(ids(session))
        if kind not in {"undo", "redo"} and count:
            _edited(session, [None] * count, kind, number % count, number)
    while session.edits.can_undo:
        session.edits.undo()
    assert ids(session) == a.entry_ids
    assert compare_runs(a, session.run).is_empty
