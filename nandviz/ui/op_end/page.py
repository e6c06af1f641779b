"""The page *Five ways to end an op*: tabs, the board, what is told of the chosen row."""

from typing import Any, Final

from PySide6.QtCore import QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPlainTextEdit,
    QSizePolicy,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from nandviz.language import spoken, tr
from nandviz.teach.designs import Design
from nandviz.teach.op_end import STORIES, Case, case_of, of_case, outcomes, resumed_at
from nandviz.teach.story import Story
from nandviz.teach.words import TITLES, broken_words, told
from nandviz.text import plain
from nandviz.ui.appearance import Appearance
from nandviz.ui.encoding import painting
from nandviz.ui.op_end.board import END_NS, HEAD, Board, Shown
from nandviz.ui.op_end.paint_board import paint_board
from nandviz.ui.theme import Theme
from nandviz.ui.timeline.describe import describe
from nandviz.ui.timeline.glyphs import TextPainter
from nandviz.ui.timeline.hit import hit
from nandviz.ui.timeline.hover import Hover
from nandviz.ui.words import OneLine

_SIZE: Final = QSize(1100, 680)
_LEAST: Final = QSize(600, 286)
_TOLD_PX: Final = 62
_LATEST_END_NS: Final = END_NS - 20_000
_US: Final = 1_000
_KEYS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_FINE, _FREE = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
_STEP_NS: Final = 10 * _US
_ROWS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ENDS: Final = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: END_NS}


class BoardView(QWidget):
    """The board, in which the RESUME can be moved by mouse and keys.

    ``storyChanged`` follows another story, ``chosenChanged`` another row.
    """

    storyChanged = Signal()
    chosenChanged = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._words = TextPainter(self.devicePixelRatioF())
        self._grip_ns: int | None = None  # how far from its start the RESUME is held
        self.story, self.case = STORIES[Case.AFTER], Case.AFTER
        self.chosen = list(Design).index(Design.STUB)
        self._shown = tuple(map(Shown.of, of_case(self.case)))
        self._board: Board | None = None
        self._hover = Hover(self, self.tip_text)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(_LEAST)
        self.setAccessibleName(tr("Five ways to end an op"))
        self._say()

    # What is shown

    @property
    def shown(self) -> tuple[Shown, ...]:
        """What each design makes of the story."""
        return self._shown

    def board(self) -> Board:
        """Return the board as it is now."""
        if self._board is None:
            if self._words.scale != self.devicePixelRatioF():
                self._words = TextPainter(self.devicePixelRatioF())
            size = self.width(), self.height()
            self._board = Board(
                self._shown, self.case, self._theme, *size, self._words, self.chosen
            )
        return self._board

    def show_case(self, case: Case) -> None:
        """Show the story that a tab begins with."""
        self.show_story(STORIES[case])

    def show_story(self, story: Story) -> None:
        """Show a story, in the tab that it belongs to."""
        if story == self.story:
            return
        self.story, self.case = story, case_of(story)
        is_first = story == STORIES[self.case]
        made = of_case(self.case) if is_first else outcomes(story)
        self._shown = tuple(map(Shown.of, made))
        self._changed()
        self.storyChanged.emit()

    def set_theme(self, theme: Theme) -> None:
        """Change the colours."""
        self._theme = theme
        self._changed()

    def choose(self, number: int) -> None:
        """Tell what is broken in another row."""
        number = min(max(number, 0), len(self._shown) - 1)
        if number != self.chosen:
            self.chosen = number
            self._changed()
            self.chosenChanged.emit()

    def move_resume(self, at_ns: int) -> None:
        """Move the last RESUME to an instant, or as near as it can be."""
        self.show_story(resumed_at(self.story, at_ns, _LATEST_END_NS))

    def _changed(self) -> None:
        self._board = None
        self._hover.hide()
        self._say()
        self.update()

    def _say(self) -> None:
        """Let a screen reader hear the verdicts."""
        rows = (f"{s.outcome.design}: {tr(broken_words(s.outcome))}" for s in self._shown)
        self.setAccessibleDescription("; ".join((tr(TITLES[self.case]), *rows)))

    def tip_text(self, at: QPointF) -> str:
        """Return the tooltip at a point; empty for nothing."""
        board = self.board()
        number = board.row_at(at)
        if number is None:
            return ""
        case = board.case_at(at)
        if case is not None:
            lines = [tr(TITLES[case]), *map(tr, told(board.outcome(number, case)))]
        elif board.rows(number).contains(at):
            found = hit(board.scene(number), at - board.rows(number).topLeft())
            is_mark = found is not None and (found.uid is not None or found.text)
            lines = describe(self._shown[number].run.as_of, found) if found and is_mark else []
        else:
            lines = list(map(tr, told(self._shown[number].outcome)))
        return "\n".join(plain(spoken(each)) for each in lines)

    # Qt

    def sizeHint(self) -> QSize:
        """Return the size of the page."""
        return _SIZE

    def paintEvent(self, _event: Any) -> None:
        """Draw the board."""
        with painting(self) as painter:
            paint_board(painter, self.board())

    def resizeEvent(self, event: Any) -> None:
        """Lay out anew."""
        super().resizeEvent(event)
        self._board = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the RESUME, or choose a row."""
        key, resumed = Qt.Key(event.key()), self.board().resumed
        if key in _ROWS:
            self.choose(self.chosen + _ROWS[key])
        elif resumed is not None and key in _KEYS:
            step_ns = _STEP_NS
            if event.modifiers() & _FREE:
                step_ns = 1
            elif event.modifiers() & _FINE:
                step_ns = _US
            self.move_resume(resumed.at_ns + _KEYS[key] * step_ns)
        elif key in _ENDS:
            self.move_resume(_ENDS[key])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the RESUME; else choose a row, or a tab by its column."""
        board, at = self.board(), event.position()
        self._hover.hide()
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        number, case = board.row_at(at), board.case_at(at)
        if number is not None:
            self.choose(number)
        if case is not None:
            self.show_case(case)
        elif board.resumed is not None and board.holds_resume(at):
            self._grip_ns = board.time_at(at.x()) - board.resumed.at_ns

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the RESUME, to a whole µs unless Ctrl or Alt is held; or hover."""
        at, board = event.position(), self.board()
        if self._grip_ns is not None:
            at_ns = board.time_at(at.x()) - self._grip_ns
            is_free = event.modifiers() & (_FREE | Qt.KeyboardModifier.AltModifier)
            self.move_resume(at_ns if is_free else round(at_ns / _US) * _US)
            return
        shape = Qt.CursorShape.SizeHorCursor if board.holds_resume(at) else None
        self.unsetCursor() if shape is None else self.setCursor(shape)
        self._rest(at, event.globalPosition().toPoint())

    def _rest(self, at: QPointF, screen: QPoint) -> None:
        if at.y() >= HEAD and self.tip_text(at):
            self._hover.rest(at, screen)
        else:
            self._hover.hide()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go of the RESUME."""
        self._grip_ns = None

    def leaveEvent(self, event: Any) -> None:
        """Nothing is hovered any more."""
        self._hover.hide()
        super().leaveEvent(event)


class OpEndPage(QDialog):
    """Five ways to end an op."""

    def __init__(self, parent: QWidget | None, appearance: Appearance) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setWindowTitle(tr("Five ways to end an op"))
        self.tabs = QTabBar(expanding=False)
        self.tabs.setAccessibleName(tr("When the RESUME comes"))
        for case in Case:
            self.tabs.addTab(tr(TITLES[case]))
        self.view = BoardView(appearance.theme)
        self.told = QPlainTextEdit(readOnly=True)
        self.told.setAccessibleName(tr("What the chosen design does, and what it breaks"))
        self.told.setTabChangesFocus(True)
        self.told.setFixedHeight(_TOLD_PX)
        keys = tr("Drag the RESUME, or ← → (Shift: 1 µs, Ctrl: 1 ns); ↑ ↓ choose a design")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(OneLine(keys), 1)
        foot.addWidget(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 4, 6, 4)
        layout.setSpacing(3)
        for widget in (self.tabs, self.view, self.told):
            layout.addWidget(widget)
        layout.addLayout(foot)
        layout.setStretchFactor(self.view, 1)
        self.tabs.currentChanged.connect(self._tab_chosen)
        self.tabs.tabBarClicked.connect(self._tab_clicked)
        self.view.storyChanged.connect(self._show)
        self.view.chosenChanged.connect(self._show)
        appearance.themeChanged.connect(self._recolour)
        self._show()
        self.resize(_SIZE.boundedTo(self.screen().availableSize()))
        self.view.setFocus()

    def _recolour(self) -> None:
        self.view.set_theme(self._appearance.theme)

    def _tab_chosen(self, number: int) -> None:
        case = list(Case)[number]
        if case is not self.view.case:
            self.view.show_case(case)

    def _tab_clicked(self, number: int) -> None:
        """Show the story that a tab begins with, also of the tab that is shown."""
        if number >= 0:
            self.view.show_case(list(Case)[number])

    def _show(self) -> None:
        self.tabs.setCurrentIndex(list(Case).index(self.view.case))
        outcome = self.view.shown[self.view.chosen].outcome
        first, *rest = (plain(tr(each)) for each in told(outcome))
        self.told.setPlainText("\n".join((f"{outcome.design}: {first}", *rest)))
