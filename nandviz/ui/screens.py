"""What stands in the place of the timeline while there is none: empty, loading, failed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from nandviz.errors import Problem, ScenarioError
from nandviz.language import noop, tr
from nandviz.ui.bars import Choice
from nandviz.ui.commands.command import Command, Send
from nandviz.ui.commands.file import AskBuiltin, AskOpen, CancelOpen, RetryOpen
from nandviz.ui.commands.view import ShowTimeline
from nandviz.ui.words import MOST, Words, shown, words_html

_MOST_PROBLEMS = 200
_WAYS = noop("Open a scenario file, drop one here, or start with one of the built-in scenarios.")


def problem_html(problem: Problem) -> str:
    """Show a problem: where, the line with the place marked, what is wrong and would be right."""
    where = f"{problem.file}:{problem.line}:{problem.column}" if problem.line else problem.file
    path = f" &nbsp; <code>{words_html(problem.path)}</code>" if problem.path else ""
    out = [f"<p><b>{words_html(where)}</b>{path}<br>{words_html(problem.got)}"]
    if problem.expected:
        out.append(f"<br>{tr('expected: {expected}', expected=words_html(problem.expected))}")
    if problem.nearest:
        out.append(
            f"<br>{tr('did you mean {name}?', name=f'<b>{words_html(problem.nearest)}</b>')}"
        )
    out.append("</p>")
    if problem.text:
        pointer = " " * min(max(0, problem.column - 1), MOST) + "▲"
        out.append(f"<pre>{words_html(problem.text)}\n{pointer if problem.column else ''}</pre>")
    return "".join(out)


class _Screen(QWidget):
    def __init__(self, name: str, send: Send) -> None:
        super().__init__()
        self._send = send
        self.setAccessibleName(name)
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(40, 30, 40, 30)

    def add_buttons(self, *choices: tuple[str, Command]) -> None:
        row = QHBoxLayout()
        for title, command in choices:
            button = Choice(title)
            button.clicked.connect(lambda _=False, command=command: self._send(command))
            row.addWidget(button)
        row.addStretch()
        self.rows.addLayout(row)


class EmptyScreen(_Screen):
    """Nothing is open yet."""

    def __init__(self, send: Send) -> None:
        super().__init__(tr("Nothing is open"), send)
        words = QLabel(
            f"<h2>{tr('Nothing is open')}</h2><p>{tr(_WAYS)}</p>",
            textFormat=Qt.TextFormat.RichText,
        )
        self.rows.addStretch()
        self.rows.addWidget(words)
        self.add_buttons((tr("Open…"), AskOpen()), (tr("Open built-in scenario…"), AskBuiltin()))
        self.rows.addStretch()


class LoadingScreen(_Screen):
    """A file is being read."""

    def __init__(self, send: Send) -> None:
        super().__init__(tr("Loading"), send)
        self.words = Words()
        self.bar = QProgressBar(maximum=1000)
        self.bar.setAccessibleName(tr("Progress of loading"))
        self.rows.addStretch()
        self.rows.addWidget(self.words)
        self.rows.addWidget(self.bar)
        self.add_buttons((tr("Cancel"), CancelOpen()))
        self.rows.addStretch()

    def show_progress(self, words: str, fraction: float | None) -> None:
        """Say what is being done, and how far it is (None: not known)."""
        self.words.setText(words)
        self.bar.setMaximum(0 if fraction is None else 1000)
        self.bar.setValue(round((fraction or 0.0) * 1000))


class FailedScreen(_Screen):
    """A file could not be opened; what was open stays open behind this."""

    def __init__(self, send: Send) -> None:
        super().__init__(tr("The file could not be opened"), send)
        self.source = ""
        self.title = QLabel(textFormat=Qt.TextFormat.RichText, wordWrap=True)
        self.title.setAccessibleName(tr("The file could not be opened"))
        self.title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.text = QTextBrowser()
        self.text.setAccessibleName(tr("What is wrong with the file"))
        self.rows.addWidget(self.title)
        self.rows.addWidget(self.text)
        self.add_buttons(
            (tr("Try again"), RetryOpen()),
            (tr("Open another…"), AskOpen()),
            (tr("Close"), ShowTimeline()),
        )

    def show_error(self, source: str, error: Exception, *, keeps: str) -> None:
        """Show what is wrong; ``keeps`` names what stays open, empty for nothing."""
        self.source = source
        stays = f" {tr('“{name}” stays open.', name=words_html(keeps))}" if keeps else ""
        failed = tr("{file} could not be opened", file=words_html(source))
        self.title.setText(f"<h2>{failed}</h2><p>{stays}</p>")
        if isinstance(error, ScenarioError):
            first = error.problems[:_MOST_PROBLEMS]
            rest = len(error.problems) - len(first)
            more = f"<p>{tr('… and {rest} more problems', rest=rest)}</p>" if rest else ""
            self.text.setHtml("".join(problem_html(p) for p in first) + more)
        else:
            self.text.setPlainText(shown(tr("{error}", error=error)))
