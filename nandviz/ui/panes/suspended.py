"""SUSPENDED: the stacks, with what each op has consumed and what remains."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from nandviz.language import tr
from nandviz.query.records import SuspensionRecord
from nandviz.ui.commands.command import Send
from nandviz.ui.panes.pane import Moment, TablePane
from nandviz.ui.panes.rows import ROW_ROLE, About, Column, Index
from nandviz.ui.panes.rows_view import RowDelegate
from nandviz.ui.panes.words import number, op, time, word
from nandviz.ui.theme import theme_of

_BAR_COLUMN = 5
_BAR_MARGIN = 4


def share(row: SuspensionRecord) -> float:
    """Return how much of an op is done, 0.0 to 1.0."""
    whole = row.consumed_ns + row.remaining_ns
    return row.consumed_ns / whole if whole else 0.0


def _bar_text(row: SuspensionRecord) -> str:
    return tr("{share:.1%} done", share=share(row))


COLUMNS: tuple[Column[SuspensionRecord], ...] = (
    Column("stack", lambda s: f"{s.axis} die {s.die}", sample="PROGRAM die 00"),
    Column("op", lambda s: op(s.uid), sample="op 00000"),
    Column("suspended µs", lambda s: time(s.at_ns), number=True, sample="00000000.000"),
    Column("consumed µs", lambda s: time(s.consumed_ns), number=True, sample="00000000.000"),
    Column("remaining µs", lambda s: time(s.remaining_ns), number=True, sample="00000000.000"),
    Column("consumed ▮ remaining", _bar_text, sample="00000000000000000000000000000000"),
    Column("n", lambda s: f"{s.n}.", number=True),
    Column("by", lambda s: op(s.suspender_uid), sample="op 00000"),
    Column("event", lambda s: number(s.suspended), number=True, sample="000000"),
    Column("status", lambda s: word(s.status), sample="open___"),
)


class BarDelegate(RowDelegate):
    """Draws consumed and remaining as one bar."""

    writes_alone = False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the bar behind its text."""
        if index.column() != _BAR_COLUMN:
            super().paint(painter, option, index)
            return
        whole = option.rect.adjusted(_BAR_MARGIN, _BAR_MARGIN, -_BAR_MARGIN, -_BAR_MARGIN)
        done, record = QRect(whole), index.data(ROW_ROLE)
        done.setWidth(round(whole.width() * share(record)))
        theme = theme_of(option.palette)
        core = theme.meanings[record.axis.lower()]
        painter.fillRect(whole, QColor(theme.suspend))
        painter.fillRect(done, QColor(core))
        mostly_done = done.width() > whole.width() / 2
        painter.setPen(QColor(theme.on(core if mostly_done else theme.suspend)))
        painter.drawText(whole, Qt.AlignmentFlag.AlignCenter, index.data())


class SuspendedPane(TablePane):
    """The suspended ops of every stack; the one that is resumed first stands first."""

    def __init__(self, send: Send) -> None:
        super().__init__(
            send,
            tr("Suspended"),
            tr("No op is suspended."),
            COLUMNS,
            About(uid=lambda s: s.uid, event=lambda s: s.suspended),
        )
        self.table.setItemDelegate(BarDelegate(self.model, self.table))

    def read(self, moment: Moment) -> None:
        """Show the stacks."""
        touched = moment.changed.suspensions
        rows = tuple(reversed(moment.as_of.stack()))
        self.show_rows(rows, lambda s: s.suspension_id in touched)
