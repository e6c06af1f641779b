"""Bring the catalogues of translated texts up to date with the code, and compile them.

usage: words.py [--check]     `--check` changes nothing: exit 1 if something would change

`resources/languages/*.ts` are files of Qt Linguist: a text that is new stands there as
`unfinished`, one that the code has no more is gone. The `.qm` beside each is what is read.
"""

import ast
import importlib.util
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "languages"
TEXTS = {
    "said": (0,), "tr": (0,), "noop": (0,), "counted": (1, 2), "trn": (1, 2),
    "Column": (0,), "Entry": (1, 2), "PaneEntry": (1, 2), "Law": (1,),
    "Text": (1,), "_row": (0,),
}  # fmt: skip
"""Which arguments are texts, by the name of what is called."""
MUST = frozenset({"counted", "trn"})
"""What takes nothing but literals."""


def texts() -> dict[str, list[str]]:
    """Return every text of the code with the files that it stands in, as the code has them."""
    found: dict[str, list[str]] = {}
    for path in sorted((ROOT / "nandviz").rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        for text in _texts_of(ast.parse(path.read_text(encoding="utf-8")), name):
            files = found.setdefault(text, [])
            if name not in files:
                files.append(name)
    return found


def _texts_of(tree: ast.AST, name: str) -> Iterator[str]:
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        called = call.func.id if isinstance(call.func, ast.Name) else ""
        for place in TEXTS.get(called, ()):
            given = call.args[place] if place < len(call.args) else None
            if isinstance(given, ast.Constant) and isinstance(given.value, str):
                yield from [given.value] if given.value else []
            elif isinstance(given, ast.JoinedStr) or called in MUST:
                sys.exit(f"{name}:{call.lineno}: the text of {called} is no literal")
        if called == "Entry" and isinstance(menu := call.args[3], ast.Constant):
            yield from menu.value.split("/")


def kept(path: Path) -> dict[str, str]:
    """Return the translations of a catalogue, those alone that are finished."""
    if not path.exists():
        return {}
    found = {}
    for message in ET.parse(path).iter("message"):
        translation = message.find("translation")
        if translation is not None and translation.get("type") is None:
            found[message.findtext("source", "")] = translation.text or ""
    return found


def written(language: str, found: dict[str, list[str]], translations: dict[str, str]) -> str:
    """Return a catalogue as a file of Qt Linguist."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        "<!DOCTYPE TS>",
        f'<TS version="2.1" language="{language}" sourcelanguage="en">',
        "<context>",
        "    <name>nandviz</name>",
    ]
    for text, files in found.items():
        lines.append("    <message>")
        lines += [f'        <location filename="../../{name}"/>' for name in files]
        lines.append(f"        <source>{escape(text)}</source>")
        translation = translations.get(text)
        state = ' type="unfinished"' if translation is None else ""
        lines.append(f"        <translation{state}>{escape(translation or '')}</translation>")
        lines.append("    </message>")
    return "\n".join([*lines, "</context>", "</TS>"]) + "\n"


def compiled(catalogue: str) -> bytes:
    """Return what Qt reads of a catalogue."""
    package = importlib.util.find_spec("PySide6")
    if package is None or package.origin is None:
        sys.exit("PySide6 is not installed: make .venv/.ready")
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "words.ts"), Path(folder, "words.qm")
        source.write_text(catalogue, encoding="utf-8")
        tool = Path(package.origin).parent / "lrelease"
        subprocess.run([tool, "-silent", source, "-qm", target], check=True)
        return target.read_bytes()


def main(arguments: list[str]) -> int:
    """Write the catalogues anew, or say which would change."""
    check, found, changed = "--check" in arguments, texts(), []
    for path in sorted(FOLDER.glob("*.ts")):
        language = path.stem.rpartition("_")[2]
        catalogue = written(language, found, kept(path))
        for file, data in (
            (path, catalogue.encode()),
            (path.with_suffix(".qm"), compiled(catalogue)),
        ):
            if not file.exists() or file.read_bytes() != data:
                changed.append(file)
                if not check:
                    file.write_bytes(data)
        missing = len(found) - len(kept(path).keys() & found.keys())
        print(f"{path.name}: {len(found)} texts, {missing} not translated")
    for file in changed:
        print(f"{file.relative_to(ROOT)} {'is not up to date: make words' if check else 'written'}")
    return 1 if check and changed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
