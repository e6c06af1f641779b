"""Where something is seen in a picture of the window."""

from pathlib import Path

from PySide6.QtGui import QImage

from nandviz.ui.theme import LIGHT, rgb32

PROGRAM, SUSPEND, CURRENT = rgb32(LIGHT.program), rgb32(LIGHT.suspend), 0xFFFCF0D6
LANES, PANES = (range(220, 500), range(150, 1250)), (range(720, 830), range(1500))
Area = tuple[range, range]


def find(picture: Path, colour: int, area: Area) -> tuple[int, int]:
    """Return a place a little inside of what is leftmost and topmost of a colour."""
    image = QImage(str(picture))
    for y in area[0]:
        found = [x for x in area[1] if image.pixel(x, y) == colour]
        if len(found) > 20:
            return found[10], y + 10
    raise AssertionError(f"no {colour:#x} in {picture}")
