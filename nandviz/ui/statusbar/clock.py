"""Where the run stands: time, event, marks."""

from collections.abc import Sequence

from nandviz.ui.words import Words
from nandviz.units import us_cell, us_sentence

_SIGNS = "①②③④⑤⑥⑦⑧⑨"


def marks_text(marks: Sequence[int], measure: tuple[int, int] | None) -> str:
    """Return the marks with their times, and Δ of the first two or of what is measured."""
    said = [f"{_SIGNS[i % 9]} {us_cell(t)}" for i, t in enumerate(marks)]
    span = measure
    if span is None and len(marks) >= 2:
        span = min(marks[:2]), max(marks[:2])
    delta = f"Δ = {us_sentence(span[1] - span[0])}" if span else ""
    words = ["marks " + "  ".join(said) if said else "", delta]
    return "   ".join(each for each in words if each)


class Clock(Words):
    """``t = 7200.000 µs   event 17 / 304   marks ① ②  Δ = 100.185 µs``."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Time and event")

    def show_place(
        self,
        now_ns: int,
        event: tuple[int, int],
        marks: Sequence[int],
        measure: tuple[int, int] | None,
    ) -> None:
        """Show the playhead's instant, (event, last event) and the marks."""
        k, last = event
        place = f"event {k} / {last}" if k >= 0 else f"start, {last + 1} events"
        self.setText(f"t = {us_sentence(now_ns)}   {place}   {marks_text(marks, measure)}".rstrip())
