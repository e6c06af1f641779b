"""Signs and words: what is kept is what would be drawn."""

import pytest
from PySide6.QtCore import QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPicture, QStaticText

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


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 1.75, 2.0])
@pytest.mark.parametrize("bold", [False, True])
def test_a_text_looks_the_same_each_time_it_is_written(qapp, scale, bold):
    words = glyphs.TextPainter(scale)

    def written(px, part):
        def write(painter, x, y):
            text = f"op 123{px}: 25.938 µs left · RESUME, 1 ms → ①"
            words.write(painter, x - 25 + part, y + part, text, "#931710", px, bold=bold)

        return drawn(write, (), scale)

    for px in (9, 10, 11, 12, 13):
        for part in (0.0, 0.3, 0.5, 0.9):
            first = written(px, part)
            assert [written(px, part) == first for _ in range(2)] == [True, True], (px, part)


def test_only_a_text_that_comes_again_is_laid_out(qapp, monkeypatch):
    made = []
    monkeypatch.setattr(glyphs, "QStaticText", lambda text: made.append(text) or QStaticText(text))
    words = glyphs.TextPainter(1.0)
    for text in ("once", "again", "again", "again"):
        drawn(lambda painter, x, y, text=text: words.write(painter, x, y, text, "#931710"), (), 1.0)
    assert made == ["again"]


def test_a_text_kept_with_its_ground_is_what_is_filled_and_written(qapp):
    words, size = glyphs.TextPainter(1.0), QSizeF(14, 16)
    text = (2.0, 8.0, "P")

    def write(painter, x, y):
        words.fill(painter, x, y, 14, 16, FAINT)
        words.write(painter, x + text[0], y + text[1], text[2], "#931710", 12, bold=True)

    def stamp(painter, x, y):
        kept = words.on_ground(size, FAINT, text, "#931710", 12, bold=True)
        assert words.on_ground(size, FAINT, text, "#931710", 12, bold=True) is kept
        painter.drawPixmap(int(x), int(y), kept)

    assert drawn(stamp, (), 1.0) == drawn(write, (), 1.0)


def test_a_picture_of_lines_gets_lines(qapp, monkeypatch):
    monkeypatch.setattr(glyphs, "_stamp", None)
    picture = QPicture()
    painter = QPainter(picture)
    for sign, style in SIGNS:
        sign(painter, 30.0, 30.0, *style)
    painter.end()
    assert picture.size()
