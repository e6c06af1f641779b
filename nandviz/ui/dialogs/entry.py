"""A new entry of the script: one op at a time."""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QSpinBox,
    QWidget,
)

from nandviz.errors import NandvizError
from nandviz.language import said, tr
from nandviz.model.ops import OpDef
from nandviz.model.words import Kind
from nandviz.scenario.scenario import Scenario
from nandviz.ui.commands.command import Send
from nandviz.ui.commands.edit import AddEntry
from nandviz.ui.words import Words
from nandviz.units import ns_from_us, us_cell, us_shortest


@dataclass(frozen=True, slots=True)
class FirstEntry:
    """What the dialog starts with.

    Attributes
    ----------
    index
        Where the entry comes to stand; None for the end of the script.
    op, block, page
        Empty for nothing that is proposed.
    """

    at_ns: int
    index: int | None = None
    op: str = ""
    die: int = 0
    block: str = ""
    page: str = ""


class EntryDialog(QDialog):
    """Time, op, die and address of a new entry; it is checked before the dialog closes.

    Parameters
    ----------
    first
        What it starts with.
    check
        Raises NandvizError for an index and an entry, in the words of the file, that cannot be put
        in.
    """

    def __init__(
        self,
        parent: QWidget,
        send: Send,
        scenario: Scenario,
        first: FirstEntry,
        check: Callable[[int, str], None],
    ) -> None:
        super().__init__(parent)
        self._send = send
        self._ops = tuple(scenario.profile.ops.values())
        self._index = len(scenario.setup.script) if first.index is None else first.index
        self._check = check
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("New script entry"))
        self.at = QLineEdit(us_cell(first.at_ns))
        self.at.selectAll()
        self.op = QComboBox()
        self.op.addItems([op.name for op in self._ops])
        self.op.setCurrentText(first.op)
        self.die = QSpinBox(minimum=0, maximum=scenario.setup.topology.dies - 1)
        self.die.setValue(first.die)
        self.blocks = QLineEdit(first.block, placeholderText=tr("5, of several planes: 4, 5"))
        self.pages = QLineEdit(first.page, placeholderText="0")
        self.wrong = Words(wordWrap=True)
        self.wrong.setAccessibleName(tr("What is wrong with it"))
        self._lay_out()
        self.op.currentIndexChanged.connect(lambda _index: self._fit())
        self._fit()

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        for name, widget in (
            (tr("At µs"), self.at),
            (tr("Op"), self.op),
            (tr("Die"), self.die),
            (tr("Block"), self.blocks),
            (tr("Page"), self.pages),
        ):
            widget.setAccessibleName(name)
            form.addRow(name, widget)
        form.addRow(self.wrong)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self._add)
        buttons.rejected.connect(self.reject)
        form.addRow(buttons)
        self.setMinimumWidth(420)

    @property
    def _chosen(self) -> OpDef:
        return self._ops[self.op.currentIndex()]

    def _fit(self) -> None:
        """Ask only for what the op takes."""
        base = self._chosen.base
        addressed = base.takes_address
        self.blocks.setEnabled(addressed)
        self.pages.setEnabled(addressed and base.kind is not Kind.ERASE)

    def _add(self) -> None:
        try:
            entry = self._entry()
            self._check(self._index, entry)
        except (ValueError, NandvizError) as error:
            self.wrong.setText(tr("{error}", error=error))
            return
        self.accept()
        self._send(AddEntry(self._index, entry))

    def _entry(self) -> str:
        """Return what was filled in, in the words of the file."""
        try:
            at_us = us_shortest(ns_from_us(self.at.text().strip()))
        except ValueError as error:
            raise ValueError(
                said("“{text}” is not a time in µs: {error}", text=self.at.text(), error=error)
            ) from error
        keys = [
            f"at_us: {at_us}",
            f"op: {plain_name(self._chosen.name)}",
            f"die: {self.die.value()}",
        ]
        if self.blocks.isEnabled():
            pages = _numbers(self.pages, tr("Page")) if self.pages.isEnabled() else []
            keys.append(_address(_numbers(self.blocks, tr("Block")), pages))
        return f"{{{', '.join(keys)}}}"


def _address(blocks: Sequence[int], pages: Sequence[int]) -> str:
    """Return the keys of an address; one page stands for all blocks."""
    if len(pages) == 1:
        pages = [*pages] * len(blocks)
    if pages and len(pages) != len(blocks):
        raise ValueError(
            said(
                "{blocks} blocks and {pages} pages: one page, or as many",
                blocks=len(blocks),
                pages=len(pages),
            )
        )
    targets = [
        f"block: {block}" + ("" if page is None else f", page: {page}")
        for block, page in zip_longest(blocks, pages)
    ]
    if len(targets) == 1:
        return targets[0]
    return f"targets: [{', '.join(f'{{{target}}}' for target in targets)}]"


def _numbers(line: QLineEdit, name: str) -> list[int]:
    words = re.split(r"[,\s]+", line.text().strip())
    wrong = [word for word in words if not word.isdecimal()]
    if wrong:
        raise ValueError(
            said("{name}: “{wrong}” is not a whole number from 0 on", name=name, wrong=wrong[0])
        )
    return [int(word) for word in words]


def plain_name(name: str) -> str:
    """Write a name as YAML, in quotes only where it needs them."""
    return name if re.fullmatch(r"[A-Za-z]\w*", name) else json.dumps(name, ensure_ascii=False)
