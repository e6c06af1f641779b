"""The catalogues of translated texts hold what the code says, and Qt reads what they hold."""

import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

from PySide6.QtCore import QTranslator

ROOT = Path(__file__).parent.parent.parent
LANGUAGES = ROOT / "resources" / "languages"


def test_catalogues_are_up_to_date_with_the_code() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "tools" / "words.py", "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_qt_reads_every_text_of_a_catalogue() -> None:
    translator = QTranslator()
    assert translator.load("nandviz_ko.qm", str(LANGUAGES))
    for message in ET.parse(LANGUAGES / "nandviz_ko.ts").iter("message"):
        source, translation = message.findtext("source", ""), message.findtext("translation", "")
        assert translator.translate("nandviz", source) == translation
