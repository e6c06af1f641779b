"""Damaged autosaved states: refused with nothing changed, or taken up and kept again."""

import json
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import numpy as np

from nandviz.errors import NandvizError
from nandviz.model.words import Axis, EventKind
from nandviz.scenario.breakpoint_words import parse_condition
from nandviz.scenario.scenario import Breakpoint
from nandviz.session import Session, autosave_file
from tests.fuzz.chance import Generator, change_tree, cut, flip, one_line, pick
from tests.session.sessions import TEXT, open_text

_POINT: Final = Breakpoint(
    event=EventKind.SUBMIT, op_uid=2, die=0, axis=Axis.PROGRAM, hits=4, law=3,
    metric=parse_condition("backlog_size >= 2"),
)  # fmt: skip


def attempt(seed: int, folder: Path) -> str:
    """Damage a state in a way that the seed decides, take it up, and go on with it."""
    random = np.random.default_rng(seed)
    path = folder / autosave_file.FILE_NAME
    path.write_bytes(_content())
    pick(random, (_other_tree, _other_tree, _other_tree, flip, cut))(random, path)
    session = Session()
    open_text(session, TEXT)
    try:
        session.autosave.recover(folder)
    except NandvizError as error:
        one_line(str(error))
        assert session.files.text == TEXT
        return "refused"
    session.playhead.step_event(1)
    session.playhead.end()
    session.playhead.seek(2)
    session.autosave.write(folder)
    assert autosave_file.read(folder) == session.autosave.state()
    return "restored"


@cache
def _content() -> bytes:
    session = Session()
    open_text(session, TEXT)
    session.edits.move_entry(1, 150_000)
    session.playhead.seek(4)
    session.breakpoints.add(_POINT)
    session.breakpoints.add(Breakpoint(op_uid=1), enabled=False)
    session.marks.replace_all((100, 200))
    with TemporaryDirectory() as folder:
        return session.autosave.write(Path(folder)).read_bytes()


def _other_tree(random: Generator, path: Path) -> None:
    tree: Any = change_tree(random, json.loads(_content()))
    path.write_text(json.dumps(tree))
