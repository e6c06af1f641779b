"""Signs: what is kept as a pixmap is what would be drawn."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPicture

from nandviz.ui.timeline import glyphs

RED, WHITE = QColor("#931710"), QColor("#FFFFFF")
FAINT = QColor(10, 20, 200, 90)
SIGNS = [
    (glyphs.diamond, (4.0, WHITE, RED)),
    (glyphs.diamond, (4.5, FAINT, FAINT)),
    (glyphs.halo, (7.0, WHITE)),
    (glyphs.cross, (8.0, RED, 6.5)),
    (glyphs.dot, (8.5, WHITE, RED)),
    (glyphs.triangle_down, (6.5, WHITE, RED)),
]


def drawn(draw, style, scale):
    """Return the pixels of a sign in the middle of a picture."""
    image = QImage(QSize(60, 60) * scale, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(scale)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw(painter, 30.0, 30.0, *style)
    painter.end()
    return image


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize(("sign", "style"), SIGNS)
def test_a_sign_kept_as_a_pixmap_is_what_is_drawn(qapp, sign, style, scale):
    assert drawn(sign, style, scale) == drawn(sign.__wrapped__, style, scale)


def test_a_picture_of_lines_gets_lines(qapp, monkeypatch):
    monkeypatch.setattr(glyphs, "_stamp", None)
    picture = QPicture()
    painter = QPainter(picture)
    for sign, style in SIGNS:
        sign(painter, 30.0, 30.0, *style)
    painter.end()
    assert picture.size()
