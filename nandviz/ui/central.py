"""The middle of the window: state line, narration, timeline, or a screen in its place."""

from collections.abc import Sequence

from PySide6.QtGui import QColor, QContextMenuEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from nandviz.language import tr, trn
from nandviz.session.session import Session
from nandviz.trace.laws import Verdict
from nandviz.trace.laws.verdict import Status
from nandviz.trace.tables import Trace
from nandviz.ui.bars import MessageBar
from nandviz.ui.branch_strip import BranchStrip
from nandviz.ui.commands.analyse import GoToViolation
from nandviz.ui.commands.command import Send
from nandviz.ui.commands.view import FilterByOp
from nandviz.ui.screens import EmptyScreen, FailedScreen, LoadingScreen
from nandviz.ui.statusbar.clock import Clock
from nandviz.ui.statusbar.laws_strip import LawsStrip
from nandviz.ui.statusbar.narrator import Narrator
from nandviz.ui.theme import Theme
from nandviz.ui.timeline.view import TimelineView
from nandviz.ui.viewport import ViewState
from nandviz.ui.words import line

_SHOW_AFTER_S = 0.3
_MOST_FOUND = 2
"""Sentences that are said above the timeline; more would take its room."""


def broken_words(verdicts: Sequence[Verdict]) -> str:
    """Say which laws are broken; nothing where none is."""
    broken = [str(v.law) for v in verdicts if v.status is Status.BROKEN]
    if not broken:
        return ""
    return trn(
        len(broken),
        "✖ Law {laws} is broken in this run.",
        "✖ Laws {laws} are broken in this run.",
        laws=", ".join(broken),
    )


def found_words(findings: Sequence[str]) -> str:
    """Say what the files of an import show beside the laws: all of it, if it is not much."""
    if len(findings) <= _MOST_FOUND:
        return "\n".join(map(line, findings))
    return tr("The files show {count} things beside the laws: see Laws.", count=len(findings))


class Central(QWidget):
    """The timeline with the lines above it."""

    def __init__(self, session: Session, state: ViewState, theme: Theme, send: Send) -> None:
        super().__init__()
        self.setAccessibleName(tr("Timeline and state"))
        self._session = session
        self._send = send
        self._source = ""
        self.clock = Clock()
        self.strip = LawsStrip(send)
        self.narrator = Narrator()
        self.bar = MessageBar(tr("Message"), send)
        self.branch = BranchStrip(send)
        self.timeline = TimelineView(state, session.marks, theme, send)
        self.empty = EmptyScreen(send)
        self.loading = LoadingScreen(send)
        self.failed = FailedScreen(send)
        self.pages = QStackedWidget()
        for page in (self.empty, self.timeline, self.loading, self.failed):
            self.pages.addWidget(page)
        above = QHBoxLayout()
        above.setContentsMargins(8, 0, 8, 0)
        above.addWidget(self.clock)
        above.addWidget(self.narrator, 1)
        above.addWidget(self.strip)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(above)
        column.addWidget(self.bar)
        column.addWidget(self.branch)
        column.addWidget(self.pages, 1)

    def show_trace(self, trace: Trace) -> None:
        """Show another trace; what is looked at stays, for it may be much the same."""
        self.timeline.set_trace(trace, alike=True)
        session = self._session
        self.timeline.entries.scripted = (
            session.run.scenario is not None and session.shown is session.run
        )
        state, run = self.timeline.state, session.shown
        no_op = state.selected_uid is not None and state.selected_uid > len(trace.ops)
        request = state.selected_request
        no_request = request is not None and request >= len(trace.requests)
        if (no_op or no_request) and run.complete:
            state.select(None)

    def show_timeline(self) -> None:
        """Show the timeline, or that nothing is open."""
        self.pages.setCurrentWidget(self.empty if self._session.shown.empty else self.timeline)

    def show_opened(self) -> None:
        """Show what was just opened: the whole run, nothing selected, the laws it breaks."""
        self.timeline.state.select(None)
        self._send(FilterByOp(None))
        self.timeline.scrollbar.setValue(0)
        self.show_timeline()
        self.timeline.fit()
        self.warn()
        self.focus_timeline()

    def show_loading(self, source: str) -> None:
        """Say that a file is being read; what is open stays open behind it."""
        self._source = source
        self.show_waiting(0.0)

    def show_waiting(self, seconds: float) -> None:
        """Say for how long a file is being read, once that takes a while."""
        self.loading.show_progress(
            tr("Reading {source} … {seconds:.0f} s", source=self._source, seconds=seconds), None
        )
        if seconds >= _SHOW_AFTER_S:
            self.pages.setCurrentWidget(self.loading)

    def show_failure(self, source: str, error: Exception) -> None:
        """Show why a file could not be opened."""
        keeps = "" if self._session.shown.empty else self._session.files.title
        self.failed.show_error(source, error, keeps=keeps)
        self.pages.setCurrentWidget(self.failed)
        self.failed.text.setFocus()

    @property
    def shows_failure(self) -> bool:
        """Whether it is shown why something could not be opened."""
        return self.pages.currentWidget() is self.failed

    def shows_failure_of(self, source: str) -> bool:
        """Whether it is shown why this could not be opened."""
        return self.shows_failure and self.failed.source == source

    def show_again(self) -> None:
        """Show the timeline if something else stands in its place; it gets the keys then."""
        if self.pages.currentWidget() is not self.timeline:
            self.show_timeline()
            self.focus_timeline()

    def warn(self) -> None:
        """Say which laws are broken, and what else was found, unless something else is asked."""
        words = self._wrong_words
        if words() and (self.bar.isHidden() or self.bar.tells(words)):
            is_broken = bool(broken_words(self._session.shown.laws.verdicts))
            go = [(tr("Go to the first violation"), GoToViolation())] if is_broken else []
            self.bar.say(words, *go, (tr("Close"), None))

    def warn_of_broken(self) -> None:
        """Do so where laws are broken."""
        if broken_words(self._session.shown.laws.verdicts):
            self.warn()

    def _wrong_words(self) -> str:
        shown = self._session.shown
        words = broken_words(shown.laws.verdicts), found_words(shown.trace.info.findings)
        return "\n".join(filter(None, words))

    def focus_timeline(self) -> None:
        """Give the keys to the timeline."""
        self.timeline.setFocus()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Keep the window's menu away: the timeline shows its own where a right drag is none."""
        event.accept()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self.timeline.set_theme(theme)
        self.strip.set_colours(QColor(theme.resume), QColor(theme.wrong))
