"""The search line of the toolbar and what it found."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from nandviz.language import said, spoken, tr
from nandviz.query.narration import describe
from nandviz.query.search import Search
from nandviz.session.session import Session
from nandviz.trace.laws import Verdict
from nandviz.ui.commands.command import Send
from nandviz.ui.commands.run import GoToEvent
from nandviz.ui.commands.view import FocusTimeline, ShowOp
from nandviz.ui.words import Words, line

_NARROWEST: Final = 110
_WIDEST: Final = 190
_SLICE_MS: Final = 8.0
_SHOWN: Final = 200
_MOVES: Final = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class Hit(NamedTuple):
    """Something that was found: an op, or an event."""

    uid: int
    event: int
    words: str


def broken_texts(verdicts: Iterable[Verdict]) -> dict[int, str]:
    """Return what is told of broken laws, by the event that broke them."""
    found: dict[int, str] = {}
    for law in verdicts:
        for each in law.violations:
            texts = {each.detail: None, spoken(each.detail): None}
            words = "\n".join(f"law {each.law}: {text}" for text in texts)
            found[each.event] = f"{found.get(each.event, '')}\n{words}"
    return found


def _found_words(search: Search) -> str:
    """Say what was found so far, and how far the search is."""
    ops, events = len(search.uids), len(search.events)
    found = said("{ops} ops, {events} events", ops=ops, events=events)
    if search.many:
        found = said("{ops} ops, more than {events} events", ops=ops, events=events)
    if search.done:
        return tr(found)
    return tr("{found}, still looking ({share:.0%})", found=found, share=search.share)


class SearchBar(QLineEdit):
    """Searches in slices while one types; Return goes to the current hit, Escape lets go."""

    def __init__(self, session: Session, send: Send) -> None:
        super().__init__(placeholderText=tr("search  /"))
        self._send = send
        self._session = session
        self._search: Search | None = None
        self._hits: list[Hit] = []
        self._headlines: dict[int, str] = {}
        self.setAccessibleName(tr("Search ops, events and blocks"))
        self.setToolTip(
            tr("op 12, die 0, block 5, displaced, 550.185, epr_page_order, event 17, law 4 …")
        )
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(_NARROWEST)
        self.setMaximumWidth(_WIDEST)
        for button in self.findChildren(QToolButton):
            button.setAccessibleName(tr("Clear the search"))
        self.results = _Results(self)
        self.results.list.itemActivated.connect(lambda _item: self._take())
        self.results.list.itemClicked.connect(lambda _item: self._take())
        self._slices = QTimer(self, interval=0)
        self._slices.timeout.connect(self._look_on)
        self.textEdited.connect(self.begin)
        self.installEventFilter(self)

    def begin(self, query: str) -> None:
        """Search for something else."""
        run = self._session.shown
        self._headlines.clear()
        broken = broken_texts(run.laws.verdicts)
        self._search = Search(run.trace, query, run.playhead.k, broken)
        self._show_hits()
        if self._search.done:
            self._slices.stop()
        else:
            self._slices.start()

    def look_again(self) -> None:
        """Search anew in what is open now, where hits are shown."""
        if not self.results.isHidden():
            self.begin(self.text())

    @property
    def searching(self) -> bool:
        """Whether the search goes on."""
        return self._slices.isActive()

    @property
    def hits(self) -> list[Hit]:
        """What was found, as far as it is shown."""
        return self._hits

    def let_go(self) -> None:
        """End the search."""
        self._slices.stop()
        self.results.hide()
        self.clear()
        self._send(FocusTimeline())

    def _look_on(self) -> None:
        if self._search is None or self._search.advance(_SLICE_MS):
            self._slices.stop()
        self._show_hits()

    def _show_hits(self) -> None:
        search = self._search
        if search is None or not self.text().strip():
            self.results.hide()
            return
        uids, events = search.uids, search.events
        shown = [self._op_hit(uid) for uid in uids[:_SHOWN].tolist()]
        shown += [self._event_hit(k) for k in events[:_SHOWN].tolist()]
        self._hits = shown
        self.results.show_words(_found_words(search), [hit.words for hit in shown])
        self.results.place(self)

    def _op_hit(self, uid: int) -> Hit:
        trace = self._session.shown.trace
        name = trace.info.ops[trace.ops.op[uid - 1]].name
        return Hit(uid, int(trace.ops.born[uid - 1]), f"op {uid}  {name}")

    def _event_hit(self, k: int) -> Hit:
        # Each slice shows all hits again, and to tell what an event did takes a while.
        if k not in self._headlines:
            self._headlines[k] = describe(self._session.shown.trace, k).headline
        return Hit(0, k, f"event {k}  {spoken(self._headlines[k])}")

    def _take(self) -> None:
        row = self.results.list.currentRow()
        if not 0 <= row < len(self._hits):
            return
        hit = self._hits[row]
        self.results.hide()
        self._send(ShowOp(hit.uid) if hit.uid else GoToEvent(hit.event))
        self._send(FocusTimeline())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Send arrows to the hits, take one on Return, let go on Escape."""
        if not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.ShortcutOverride:
            mine = event.key() in (*_MOVES, Qt.Key.Key_Escape)
            event.setAccepted(mine)
            return mine
        if event.type() == QEvent.Type.KeyPress:
            return self._key(event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        """Do what a key says; return whether it was one of these."""
        if event.key() in _MOVES:
            self.results.list.event(event)
        elif event.key() == Qt.Key.Key_Escape:
            self.let_go()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        else:
            return False
        return True


class _Results(QFrame):
    """The hits, over the window below the line."""

    def __init__(self, line: QWidget) -> None:
        super().__init__(line)
        self.setAutoFillBackground(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.words = Words()
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Search results"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addWidget(self.words)
        layout.addWidget(self.list)
        self.hide()

    def show_words(self, summary: str, hits: list[str]) -> None:
        self.words.setText(summary)
        if [self.list.item(n).text() for n in range(self.list.count())] == hits:
            return
        row = max(0, self.list.currentRow())
        self.list.clear()
        self.list.addItems([line(hit) for hit in hits])
        self.list.setCurrentRow(min(row, len(hits) - 1))

    def place(self, line: QWidget) -> None:
        window = line.window()
        self.setParent(window)
        width, height = min(620, window.width() - 20), min(360, window.height() // 2)
        corner = line.mapTo(window, QPoint(line.width() - width, line.height() + 2))
        self.setGeometry(max(4, corner.x()), corner.y(), width, height)
        self.show()
        self.raise_()
