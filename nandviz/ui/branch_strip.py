"""The strip above the timeline: A original │ B edited, what may become of them, what is shown."""

from typing import Final

from PySide6.QtWidgets import QFrame, QHBoxLayout

from nandviz.language import noop, said, tr
from nandviz.model.words import Showing
from nandviz.session.branch import Branch
from nandviz.ui.bars import Choice
from nandviz.ui.commands.command import Send
from nandviz.ui.commands.compare import BackToA, ClearA, CycleAB, KeepB, SwapAB
from nandviz.ui.words import OneLine, caption, hint

_BUTTONS: Final = (
    (noop("Keep B"), noop("Go on with run B alone"), KeepB()),
    (noop("Back to A"), noop("Go on with run A alone, as it was"), BackToA()),
    (noop("Swap"), noop("Let A and B change places"), SwapAB()),
    (noop("Clear A"), noop("Let go of run A"), ClearA()),
)
_MODES: Final = {
    Showing.B_WITH_GHOST: noop("shown: B with ghost of A"),
    Showing.A: noop("shown: A"),
    Showing.B: noop("shown: B"),
    Showing.SPLIT: noop("shown: both"),
}


class BranchStrip(QFrame):
    """Says which runs there are; hidden, and without any room, while there is only one."""

    def __init__(self, send: Send) -> None:
        super().__init__()
        self.setAccessibleName(tr("Runs A and B"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.words = OneLine()
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 1, 8, 1)
        row.setSpacing(4)
        row.addWidget(self.words, 1)
        self.mode = Choice(tr(_MODES[Showing.B_WITH_GHOST]))
        self.mode.setToolTip(hint(tr("Show the next of: B with ghost of A, A, B, both (Y)")))
        self.mode.clicked.connect(lambda: send(CycleAB()))
        row.addWidget(self.mode)
        for title, help_, command in _BUTTONS:
            button = Choice(tr(title))
            button.setToolTip(hint(tr(help_)))
            button.clicked.connect(lambda _checked=False, command=command: send(command))
            row.addWidget(button)
        self.hide()

    def show_branch(self, branch: Branch) -> None:
        """Show which runs there are, and what is shown of them."""
        if branch.a is not None:
            words = said("A {a} │ B {b}", a=branch.title_a, b=branch.title_b)
            self.words.setText(tr(words))
            mode = tr(_MODES[branch.mode])
            self.mode.setText(caption(mode))
            self.mode.setAccessibleName(mode)
        self.setVisible(branch.a is not None)
