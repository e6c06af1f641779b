"""What all panes share: they read the trace as of the playhead, and send commands."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from nandviz.language import tr, trn
from nandviz.query.asof import AsOf
from nandviz.query.event_effects import Changed
from nandviz.session.changes import Change, Topic
from nandviz.session.session import Session
from nandviz.ui.commands.analyse import ShowRequest
from nandviz.ui.commands.command import Command, Send
from nandviz.ui.commands.edit import CopyText
from nandviz.ui.commands.help import ShowMessage
from nandviz.ui.commands.run import GoToEvent
from nandviz.ui.commands.view import ShowOp
from nandviz.ui.panes.picked import Copying, Picking, Wish
from nandviz.ui.panes.rows import About, Column, RowsModel
from nandviz.ui.panes.rows_view import Table
from nandviz.ui.theme import Theme
from nandviz.ui.words import Words, caption, hint

_SLICE_MS: Final = 8.0
_FILTER_WIDTH: Final = 110
_ROW: Final = 18


MOMENT_TOPICS: Final = frozenset({Topic.PLAYHEAD, Topic.TRACE})
"""The changes after which another moment is shown."""


@dataclass(frozen=True, slots=True)
class Moment:
    """What panes are shown: the session at its playhead.

    Attributes
    ----------
    as_of
        The trace as of the playhead.
    changed
        What the event at the playhead changed.
    """

    session: Session
    as_of: AsOf
    changed: Changed


class Pane(QWidget):
    """A pane: shows a moment, and sends what is wanted of it.

    Attributes
    ----------
    topics
        The changes of the session after which it is to be read anew.
    """

    topics: ClassVar[Change] = MOMENT_TOPICS

    def __init__(self, send: Send) -> None:
        super().__init__()
        self.send = send

    def minimumSizeHint(self) -> QSize:
        """Give way to the timeline: ask for two rows at most."""
        hint = super().minimumSizeHint()
        return QSize(hint.width(), min(hint.height(), 2 * _ROW))

    def read(self, moment: Moment) -> None:
        """Show a moment."""
        raise NotImplementedError

    def recolour(self, _theme: Theme) -> None:
        """Take the colours of another theme, where Qt does not."""

    def light(self, uid: int | None) -> None:
        """Mark what is about an op."""
        raise NotImplementedError

    def light_request(self, number: int | None) -> None:
        """Mark what is about a request of the host."""

    def clear(self) -> None:
        """Let no row be chosen any more."""

    def finish_edit(self) -> None:
        """Take what is being typed, as Enter does."""

    def end(self) -> None:
        """Leave what is done beside the window: it is closed."""


class Side(QScrollArea):
    """What stands beside a table; where the pane is too low for it, it is scrolled to."""

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """Return the width of what it holds, with a scroll bar where one is needed."""
        inner = self.widget()
        assert inner is not None, "it was given one"
        wanted = inner.sizeHint()
        low = self.height() < wanted.height()
        return QSize(wanted.width() + low * self.verticalScrollBar().sizeHint().width(), 0)

    def minimumSizeHint(self) -> QSize:
        """Ask for no height."""
        return self.sizeHint()

    def event(self, event: QEvent) -> bool:
        """Take another width where what it holds, or the room for it, has changed."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self.updateGeometry()
        return super().event(event)


class TablePane(Pane):
    """A pane that is a table.

    Parameters
    ----------
    name
        For a screen reader.
    empty
        What is said where there are no rows.
    model
        Makes the model, where cells can be written.

    Attributes
    ----------
    aside
        What stands beside the table.
    selects, leads_to
        What is sent where a row is chosen, and where one goes to it; None for nothing.
    """

    def __init__(
        self,
        send: Send,
        name: str,
        empty: str,
        columns: Sequence[Column[Any]],
        about: About[Any],
        model: Callable[[Sequence[Column[Any]], About[Any], QWidget], RowsModel] = RowsModel,
    ) -> None:
        super().__init__(send)
        self.setAccessibleName(name)
        self.model = model(columns, about, self)
        self.table = Table(self.model, name)
        self.empty = Words(empty, wordWrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setEnabled(False)
        self._lay_out()
        self._make_filter()
        self.selects: Callable[[Any], Command | None] = self._select_op
        self.leads_to: Callable[[Any], Command | None] = self._go_to_event
        self._changed: Callable[[Any], bool] = lambda _row: False
        self._all: Sequence[Any] = ()
        self._picking: Picking | None = None
        self._slices = QTimer(self, interval=0)
        self._slices.timeout.connect(self._go_on)
        self._copied: Copying | None = None
        self._connect()
        self.table.fit_columns(columns)
        self._reading = False
        self.show_rows((), lambda _row: False)

    def _lay_out(self) -> None:
        self._beside = QHBoxLayout(self)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self.column = QVBoxLayout()
        self._beside.addLayout(self.column, 1)
        side = QWidget()
        self._side = QVBoxLayout(side)
        self._side.setContentsMargins(0, 0, 4, 0)
        self.aside = Side(side)
        self._beside.addWidget(self.aside)
        self.column.addWidget(self.table)
        self.column.addWidget(self.empty)

    def _connect(self) -> None:
        self.table.horizontalHeader().sortIndicatorChanged.connect(lambda *_: self._pick_rows())
        self.table.copyPressed.connect(self.copy_chosen)
        self.table.clicked.connect(self._pick)
        self.table.activated.connect(self._jump)
        self.table.doubleClicked.connect(self._jump)
        self.table.selectionModel().currentRowChanged.connect(self._moved)
        self.table.deletePressed.connect(self.remove_chosen)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._show_menu)

    def show_rows(self, rows: Sequence[Any], changed: Callable[[Any], bool]) -> None:
        """Show other rows, as they are wanted."""
        self._all, self._changed = rows, changed
        self._pick_rows()

    @property
    def _wish(self) -> Wish:
        header = self.table.horizontalHeader()
        column = header.sortIndicatorSection()
        sorted_ = 0 <= column < len(self.model.columns)
        down = header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
        return Wish(column if sorted_ else None, sorted_ and down, self.filter_line.text().strip())

    @property
    def picked(self) -> bool:
        """Whether rows are sorted or filtered."""
        return self._wish != Wish()

    def _pick_rows(self) -> None:
        """Sort and filter anew: at once where that is quick, else in slices."""
        self._picking = None
        if not self.picked:
            self._show(self._all)
            return
        self._picking = Picking(self._all, self.model.columns, self._wish)
        self._picking.advance(_SLICE_MS)
        self._show_picked()

    def _show_picked(self) -> None:
        picking = self._picking
        if picking is None:
            return
        self._show(picking.rows)
        self._say_picked(picking)
        if not picking.done:
            self._slices.start()

    def _say_picked(self, picking: Picking) -> None:
        words = (
            trn(len(picking.rows), "{count} row", "{count} rows")
            if picking.done
            else f"{picking.share:.0%} …"
        )
        self.filter_words.setText(words)

    def _go_on(self) -> None:
        """Sort, filter and copy on."""
        picking, copying = self._picking, self._copied
        if copying is not None and copying.advance(_SLICE_MS):
            self._copied = None
            self._take_copy(copying)
        if picking is not None and not picking.done:
            done = picking.advance(_SLICE_MS)
            self._say_picked(picking)
            if done:
                self._show(picking.rows)
        if self._copied is None and (picking is None or picking.done):
            self._slices.stop()

    def _show(self, rows: Sequence[Any]) -> None:
        self._reading = True
        self.model.set_rows(rows, self._changed)
        self._reading = False
        self.table.setVisible(bool(self._all))
        self.empty.setVisible(not self._all)
        self.filter_line.setVisible(bool(self._all))
        self.filter_words.setVisible(bool(self._all) and self.picked)
        self.table.widen()

    def _make_filter(self) -> None:
        self.filter_line = QLineEdit(placeholderText=tr("filter"), clearButtonEnabled=True)
        self.filter_line.setAccessibleName(tr("Filter the rows"))
        self.filter_line.setToolTip(tr("Only rows with this text; a click on a title sorts by it"))
        self.filter_line.setFixedWidth(_FILTER_WIDTH)
        self.filter_line.textChanged.connect(lambda _text: self._pick_rows())
        for button in self.filter_line.findChildren(QToolButton):
            button.setAccessibleName(tr("Clear the filter"))
        self.filter_words = Words()
        self.filter_words.setAccessibleName(tr("How many rows are shown"))
        self._side.addWidget(self.filter_line)
        self._side.addWidget(self.filter_words)
        self._side.addStretch()

    def copy_chosen(self) -> None:
        """Copy the selected rows as tab separated text, under the titles of their columns."""
        rows = self.table.chosen_rows()
        copying = Copying(self.model.rows, self.model.columns, rows)
        if copying.advance(_SLICE_MS):
            self._take_copy(copying)
        else:
            self._copied = copying
            self._slices.start()

    def _take_copy(self, copying: Copying) -> None:
        self.send(CopyText(copying.text))
        self.send(ShowMessage(trn(copying.count, "{count} row copied", "{count} rows copied")))

    def light(self, uid: int | None) -> None:
        """Mark the rows of an op."""
        self.model.light(uid)

    def light_request(self, number: int | None) -> None:
        """Mark the rows of a request."""
        self.model.light_request(number)

    def add_buttons(self, *buttons: tuple[str, str, Callable[[], object]]) -> None:
        """Put buttons (title, help, what to do) beside the table, where they take no row of it."""
        self.buttons = QWidget()
        beside = QVBoxLayout(self.buttons)
        beside.setContentsMargins(0, 0, 0, 0)
        for title, help_, do in buttons:
            button = QPushButton(caption(title))
            button.setAccessibleName(help_)
            button.setToolTip(hint(help_))
            button.clicked.connect(do)
            beside.addWidget(button)
        self._side.insertWidget(self._side.count() - 1, self.buttons)

    def remove_chosen(self) -> None:
        """Take the selected rows out, where that can be done."""

    def finish_edit(self) -> None:
        """Take what is being typed."""
        self.table.finish_edit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Take what is being typed before it is out of sight."""
        self.finish_edit()
        super().hideEvent(event)

    def clear(self) -> None:
        """Let no row be chosen any more."""
        self._reading = True
        self.table.selectionModel().clear()
        self._reading = False

    def _pick(self, index: QModelIndex) -> None:
        number = self.model.request_at(index)
        command = self.selects(self.model.rows[index.row()])
        self._send_if(command if number is None else ShowRequest(number))

    def _send_if(self, command: Command | None) -> None:
        if command is not None:
            self.send(command)

    def _select_op(self, row: object) -> Command | None:
        uid = self.model.about.uid(row)
        return None if uid is None else ShowOp(uid)

    def _go_to_event(self, row: object) -> Command | None:
        event = self.model.about.event(row)
        return None if event is None else GoToEvent(event)

    def _moved(self, current: QModelIndex, _before: QModelIndex) -> None:
        # Where a table gets the focus Qt makes the first row the current one, without selecting it.
        chosen = current.isValid() and self.table.selectionModel().isSelected(current)
        if chosen and not self._reading and self.table.hasFocus():
            self._pick(current)

    def _jump(self, index: QModelIndex) -> None:
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            return
        number = self.model.request_at(index)
        command = self.leads_to(self.model.rows[index.row()])
        self._send_if(command if number is None else ShowRequest(number))

    def _show_menu(self, where: QPoint) -> None:
        index = self.table.indexAt(where)
        if index.isValid():
            self.row_menu(index.row()).popup(self.table.viewport().mapToGlobal(where))

    def row_menu(self, row: int) -> QMenu:
        """Return what can be done with a row."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        event = self.model.about.event(self.model.rows[row])
        uid = self.model.about.uid(self.model.rows[row])
        if event is not None:
            menu.addAction(
                tr("Go to event {event}", event=event), lambda: self.send(GoToEvent(event))
            )
        if uid is not None:
            menu.addAction(tr("Select op {uid}", uid=uid), lambda: self.send(ShowOp(uid)))
        number = self.model.about.request(self.model.rows[row])
        if number is not None:
            title = tr("Show what request {number} waited for", number=number)
            menu.addAction(title, lambda: self.send(ShowRequest(number)))
        text = self.model.text_of(row)
        menu.addAction(tr("Copy row"), lambda: self.send(CopyText(text)))
        return menu
