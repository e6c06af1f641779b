"""The window in Korean, and changing the language while it is open."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nandviz import catalogue, language
from nandviz.query.search import Search
from nandviz.session.session import Session
from nandviz.ui import languages
from nandviz.ui.axis import AxisMode
from nandviz.ui.commands.run import GoToEnd, StepEvents
from nandviz.ui.commands.view import SelectOp, SetAxis, SetLanguage
from nandviz.ui.palette import matches
from nandviz.ui.settings import Settings
from nandviz.ui.window_keeper import WindowKeeper


@pytest.fixture(autouse=True)
def english_again(settings: Settings) -> Iterator[None]:
    yield
    settings.language = language.ENGLISH
    languages.apply(settings)


@pytest.fixture(autouse=True)
def a_font_with_hangul(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where one is installed, which these tests do not ask for."""
    monkeypatch.setattr(languages, "has_font", lambda _name: True)


@pytest.fixture
def keeper(qtbot: QtBot, settings: Settings, tmp_path: Path) -> Iterator[WindowKeeper]:
    settings.language = language.ENGLISH
    made = WindowKeeper(Session(), settings, tmp_path / "sessions")
    made.window.show()
    made.window.start("@batch-of-three")
    qtbot.waitExposed(made.window)
    yield made
    made.window.parts.files.may_discard = lambda: True  # type: ignore[method-assign]
    made.window.close()
    made.window.deleteLater()
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.setStyleSheet("")


@pytest.mark.qt_log_ignore("does not support grabbing", extend=True)
def test_another_language_is_spoken_at_once_and_nothing_else_changes(
    keeper: WindowKeeper, qtbot: QtBot
) -> None:
    before = keeper.window
    before.send(StepEvents(7))
    before.send(SelectOp(2))
    before.send(SetAxis(AxisMode.EVENT))
    before.parts.view.set_span(2.0, 9.0)
    span, run = (before.parts.view.u0, before.parts.view.u1), before.session.run
    before.parts.widgets.menus["View/Language"].actions()[2].trigger()
    qtbot.waitUntil(lambda: keeper.window is not before)
    window = keeper.window
    assert window.session.run is run
    assert window.session.playhead.k == 7
    view = window.parts.view
    assert (view.u0, view.u1, view.selected_uid, view.axis_mode) == (*span, 2, AxisMode.EVENT)
    assert window.parts.widgets.menus["File"].title() == "파일"
    assert window.parts.widgets.central.narrator.text == language.tr(
        window.parts.widgets.central.narrator._told.headline  # type: ignore[union-attr]
    )
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.AltModifier)
    assert window.parts.widgets.menus["File"].isVisible()
    window.parts.widgets.menus["File"].close()
    window.send(SetLanguage(language.ENGLISH))
    qtbot.waitUntil(lambda: keeper.window is not window)
    assert keeper.window.parts.widgets.menus["File"].title() == "&File"
    assert keeper.window.windowTitle().startswith("Batch of three")


def test_the_language_is_kept_and_system_follows_the_locale(
    keeper: WindowKeeper, settings: Settings, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    before = keeper.window
    monkeypatch.setattr(QLocale, "uiLanguages", lambda *_: ["ko-KR", "en"])
    before.send(SetLanguage(language.SYSTEM))
    qtbot.waitUntil(lambda: keeper.window is not before)
    assert settings.language == language.SYSTEM
    assert language.current() == language.KOREAN
    monkeypatch.setattr(QLocale, "uiLanguages", lambda *_: ["en-US"])
    window = keeper.window
    window.send(SetLanguage(language.SYSTEM))
    qtbot.waitUntil(lambda: keeper.window is not window)
    assert language.current() == language.ENGLISH


def test_without_a_font_the_window_stays_english_and_says_why(
    keeper: WindowKeeper, settings: Settings, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(languages, "has_font", lambda name: name != language.KOREAN)
    window = keeper.window
    window.send(SetLanguage(language.KOREAN))
    qtbot.wait(1)
    assert keeper.window is window
    assert settings.language == language.KOREAN, "for when there is one"
    assert "fonts-nanum" in window.parts.widgets.central.bar.words.text()
    catalogue.switch(language.KOREAN)
    with languages.drawable():
        assert language.tr("File") == "File"
    assert language.tr("File") == "파일"


def test_words_of_both_languages_find_events_and_commands(
    keeper: WindowKeeper, qtbot: QtBot
) -> None:
    before = keeper.window
    before.send(GoToEnd())
    before.send(SetLanguage(language.KOREAN))
    qtbot.waitUntil(lambda: keeper.window is not before)
    trace = keeper.window.session.run.trace
    korean, english = (
        Search(trace, words).finish().events.tolist() for words in ("취소", "cancelled")
    )
    assert korean == english != []
    assert matches("중단점…")[0].name == matches("Breakpoints…")[0].name == "run.breakpoints"


def test_evidence_is_english_in_every_language(
    keeper: WindowKeeper, qtbot: QtBot, tmp_path: Path
) -> None:
    before = keeper.window
    before.send(StepEvents(2))
    before.session.evidence.write(tmp_path / "english", None)
    before.send(SetLanguage(language.KOREAN))
    qtbot.waitUntil(lambda: keeper.window is not before)
    keeper.window.session.evidence.write(tmp_path / "korean", None)
    sums = [(tmp_path / name / "SHA256SUMS").read_bytes() for name in ("english", "korean")]
    assert sums[0] == sums[1]
