"""Every text that a person reads comes through the one door: a made-up language marks them all."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from nandviz import language
from nandviz.cli.arguments import parse
from nandviz.cli.study_arguments import PLOT_FORMS
from nandviz.model.words import METRICS
from nandviz.query.marks.bar_kind import BarKind
from nandviz.scenario import library
from nandviz.scenario.loader import load
from nandviz.study import measures
from nandviz.teach.designs import HOW, Design
from nandviz.teach.op_end import Case
from nandviz.ui.command_table import COMMANDS
from nandviz.ui.commands.edit import FocusSearch
from nandviz.ui.commands.file import OpenFile
from nandviz.ui.commands.run import GoToEvent
from nandviz.ui.commands.view import SelectOp
from nandviz.ui.main_window import MainWindow
from nandviz.ui.op_end.page import OpEndPage
from nandviz.ui.panes.table import PANES
from nandviz.ui.timeline.glyphs import TextPainter
from nandviz.ui.timeline.painters import PAINTERS
from tests.ui.seen_texts import Text, of_window

OPEN, CLOSE = "⟦", "⟧"
SHORT = 12
"""Longer texts of a file may hold terms; they are looked for first."""
TERMS = frozenset(
    {
        *("op", "ops", "die", "dies", "plane", "planes", "block", "page", "event", "batch", "law"),
        *("bus", "uid", "part", "axis", "base", "queue", "anchor", "delta", "script", "workload"),
        *("nandviz", "nandseqgen", "perfetto", "vcd", "µs", "ms", "ns", "ok"),
        *("theme", "light", "dark", "print"),
    }
)
"""Words that stay English, beside those of `model.words`, capitals, names with _, and file keys."""
SAID_BY_FILES = re.compile(
    r"""\b[A-Z][A-Z0-9]+s?\b|\b\w+_\w+\b|\bd\d+\b|\b0x\w+\b|\b\w+\.(yaml|py|svg|png|csv)\b
    |\bpolicies\.\w+
    |\b(Ctrl|Shift|Alt|Esc|Home|End|Left|Right|Back|Forward|Space|Return|Del|F\d+|Die|Event)\b""",
    re.VERBOSE,
)


@pytest.fixture
def marked() -> Iterator[None]:
    language.use("marked", lambda text: f"{OPEN}{text}{CLOSE}")
    yield
    language.use(language.ENGLISH, None)


def outside(text: str) -> str:
    """Return what of a text has not come through the door."""
    deep, left = 0, []
    text = re.sub(r"<[^>]*>", " ", text)
    if text.find(CLOSE) < text.find(OPEN) or (CLOSE in text and OPEN not in text):
        text = OPEN + text  # a piece of a text
    for letter in text:
        deep += letter == OPEN
        left.append(" " if deep else letter)
        deep -= letter == CLOSE
    return "".join(left)


def of_the_field() -> frozenset[str]:
    """Return the words of the field, in small letters."""
    from nandviz.model import words  # noqa: PLC0415  all its enumerations

    members = [m for each in vars(words).values() if isinstance(each, type) for m in _members(each)]
    names = [name for kind in BarKind for name in kind.name.lower().split("_")]
    return frozenset((*TERMS, *METRICS, *members, *names))


def _members(kind: type) -> list[str]:
    found = getattr(kind, "__members__", {})
    return [word for member in found.values() for word in str(member).lower().split("_")]


KNOWN = of_the_field()


@cache
def _alone(word: str) -> re.Pattern[str]:
    """Return what finds a word that stands for itself: there are more than `re` keeps."""
    return re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")


def unsaid(texts: Iterator[Text], of_files: frozenset[str]) -> list[str]:
    """Return the texts that hold English words outside of the door."""
    wrong = []
    for where, text in texts:
        rest = outside(text)
        for own in sorted(of_files, key=len, reverse=True):
            rest = SAID_BY_FILES.sub(" ", rest) if len(own) < SHORT else rest
            rest = _alone(own).sub(" ", rest) if own in rest else rest
        words = re.findall(r"[A-Za-z]{2,}", SAID_BY_FILES.sub(" ", rest))
        if missed := [word for word in words if word.lower() not in KNOWN]:
            wrong.append(f"{where}: {missed} in {text[:120]!r}")
    return wrong


@pytest.fixture
def of_files() -> frozenset[str]:
    """What files say: names, descriptions, notes, ops, measures; and the names of designs."""
    said = {"English", "한국어", *Design, *measures.names()}
    for name in library.names():
        scenario = load(library.path(name))
        said |= {name, scenario.name, *scenario.description.split("\n")}
        said |= {note.text for note in scenario.notes}
        said |= {state.name for op in scenario.profile.ops.values() for state in op.base.states}
        said |= {part for op in scenario.profile.ops.values() for part in (op.name, op.base.name)}
    return frozenset(text for text in said if len(text) > 1)


@pytest.fixture
def window(marked: None, make_window: Callable[..., MainWindow]) -> MainWindow:
    return make_window("@nested")


def test_every_text_of_the_window_comes_through_the_door(
    window: MainWindow, of_files: frozenset[str]
) -> None:
    wrong: dict[str, None] = {}
    for name, events in (("nested", (-1, 8, 14)), ("retry-then-drop", (5, 20))):
        window.send(OpenFile(f"@{name}"))
        words = window.session.run.trace.words
        own = of_files | set(words)
        for k in events:
            window.send(GoToEvent(k))
            window.send(SelectOp(2 if k % 2 else None))
            for pane in PANES:
                window.parts.widgets.docks.raise_(pane.name)
            QApplication.processEvents()
            window.parts.widgets.menus["File"].aboutToShow.emit()
            wrong |= dict.fromkeys(unsaid(of_window(window), own))
    assert not wrong, "\n".join(wrong)


def test_every_text_that_is_drawn_comes_through_the_door(
    window: MainWindow, of_files: frozenset[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: set[str] = set()
    write_all = TextPainter.write_all

    def noted(self: TextPainter, painter: object, texts: list[tuple[float, float, str]],
              *rest: object, **more: object) -> None:  # fmt: skip
        drawn.update(language.spoken(text) for _, _, text in texts)
        write_all(self, painter, texts, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(TextPainter, "write_all", noted)
    tips: set[str] = set()
    for name in ("nested", "retry-then-drop", "reset-while-suspended"):
        window.send(OpenFile(f"@{name}"))
        for k in (5, 12, 20):
            window.send(GoToEvent(k))
            timeline = window.parts.widgets.central.timeline
            timeline.grab()
            frame = timeline.frame()
            assert frame is not None
            tips |= {
                each.describe(mark, None).text
                for each in PAINTERS
                for mark in each.marks(frame.marks)
            }
            at = (
                QPointF(x, y) for x in range(5, timeline.width(), 60) for y in range(-40, 300, 40)
            )
            tips |= {timeline.pointing.tip_text(point) for point in at}
    window.send_named("help.op-end")
    (page,) = window.findChildren(OpEndPage)
    for number in range(page.tabs.count()):
        page.tabs.setCurrentIndex(number)
        page.grab()
        points = (
            QPointF(x, y) for x in range(5, page.view.width(), 60) for y in range(60, 600, 40)
        )
        tips |= {page.view.tip_text(point) for point in points}
    page.reject()
    whole = [language.tr(text) for text in HOW.values()]  # drawn line by line
    drawn = {text for text in drawn if not any(text in each for each in whole)}
    texts = [("drawn", text) for text in drawn] + [("tip", language.spoken(text)) for text in tips]
    assert drawn
    assert tips
    assert not (wrong := unsaid(iter(texts), of_files)), "\n".join(wrong)


DIALOGS = [c.name for c in COMMANDS if c.title.endswith("…")]


@pytest.mark.usefixtures("no_file_named")
def test_every_text_of_the_dialogs_comes_through_the_door(
    window: MainWindow, of_files: frozenset[str], qtbot: QtBot
) -> None:
    wrong: list[str] = []
    for name in [*DIALOGS, "help.keys", "help.about"]:
        window.send_named(name)
        for dialog in [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog)]:
            if dialog.isVisible():
                wrong += [f"{name}: {each}" for each in unsaid(of_window(dialog), of_files)]
                dialog.reject()
        qtbot.wait(1)
    assert not wrong, "\n".join(wrong)


KEYS = ("topology", "dies", "planes", "unknown_key", "many")
BAD = """nandviz: 1
name: bad
topology: {dies: 0, planes: many}
script:
  - {at_us: -5, op: Nothing_At_All, die: 7}
  - {at_us: 5, op: Page_Program_SLC, block: 1, page: 9999}
  - {at_us: 5, batch: []}
unknown_key: 3
"""


def test_every_text_of_a_file_that_is_wrong_comes_through_the_door(
    window: MainWindow, of_files: frozenset[str], tmp_path: Path
) -> None:
    path = tmp_path / "bad.yaml"
    wrong: list[str] = []
    for text in (BAD, "nandviz: [\n", "", BAD.replace("dies: 0", "dies: 1").replace("many", "2")):
        path.write_text(text, encoding="utf-8")
        window.send(OpenFile(str(path)))
        QTest.qWait(20)
        failed = window.parts.widgets.central.failed
        assert window.parts.widgets.central.shows_failure
        own = {str(path), *filter(None, map(str.strip, text.split("\n"))), *KEYS}
        wrong += unsaid(of_window(failed), of_files | own)
    assert not wrong, "\n".join(wrong)


def test_every_text_of_search_and_messages_comes_through_the_door(
    window: MainWindow, of_files: frozenset[str], qtbot: QtBot
) -> None:
    search = window.parts.widgets.toolbar.search
    window.send(FocusSearch())
    QTest.keyClicks(search, "op 2")
    qtbot.waitUntil(lambda: not search.searching)
    texts: list[Text] = [("hit", hit.words) for hit in search.hits]
    texts += list(of_window(search.results))
    window.parts.widgets.central.bar.say("", ("", None))
    assert not (wrong := unsaid(iter(texts), of_files)), "\n".join(wrong)


WRITTEN = frozenset(
    {*("run", "check", "import", "export", "diff", "schema", "scenarios", "nandviz"), "nandseqgen"}
    | {"history", "--junit", "xml", "html"}
    | {"convert", "profile", "scenario", "--to", "--output", "--lenient"}
    | {"perfetto", "vcd"}
    | {"replay", "--config", "--rounding", "--watch"}
    | {"plot", "--form", "--log", "--no-log", "--measure", *PLOT_FORMS}
    | {"shrink", "find", "sweep", "--while", "--over"}
    | {f"--{name}" for name in ("version", "debug", "csv", "png", "svg", "html", "save", "steps")}
    | {"sweep", "study", "--over", "--measure", "--jobs", "--scheduler"}
    | {"--help", "--until", "--set", "--as", "--case", "teach", "op-end", *Case}
)
"""What one writes, in every language."""


def test_the_help_of_the_command_line_comes_through_the_door(
    marked: None, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = []
    for arguments in (
        ["--help"],
        ["run", "--help"],
        ["check", "-h"],
        ["import", "-h"],
        ["export", "-h"],
        ["diff", "-h"],
        ["convert", "-h"],
        ["teach", "-h"],
        ["history", "-h"],
        ["replay", "-h"],
        ["plot", "-h"],
        ["sweep", "-h"],
        ["study", "-h"],
        ["shrink", "-h"],
        ["find", "-h"],
    ):
        with pytest.raises(SystemExit):
            parse(arguments)
        wrong += unsaid(iter([("help", capsys.readouterr().out)]), WRITTEN)
    assert not wrong, "\n".join(wrong)
