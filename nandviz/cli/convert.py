"""``nandviz convert``: a configuration of nandseqgen_v2 as a profile or a scenario."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from nandviz.cli import sources
from nandviz.cli.arguments import Options
from nandviz.exchange.nandseqgen.config import opening
from nandviz.exchange.nandseqgen.config.configuration import Configuration, read
from nandviz.exchange.nandseqgen.config.writing import profile_text, scenario_text
from nandviz.files import Output, atomic_path
from nandviz.language import tr
from nandviz.process import complain, out
from nandviz.text import plain

TEXTS: Final[Mapping[str, Callable[[Configuration], str]]] = {
    "profile": profile_text,
    "scenario": scenario_text,
}


def convert(options: Options) -> int:
    """Write a configuration as what is asked for; what was not taken over goes to stderr."""
    assert options.file is not None
    path = Path(options.file)
    if options.output is not None:
        sources.check_targets(opening.files_of(path), [Output(options.output, "scenario")])
    configuration = read(path, lenient=options.lenient)
    text = TEXTS[options.to](configuration)
    for note in configuration.notes:
        complain(plain(tr("note: {file}: {note}", file=path, note=note)) + "\n")
    if options.output is None:
        out(text)
        return 0
    with atomic_path(options.output) as temporary:
        temporary.write_bytes(text.encode())
    out(f"{plain(str(options.output))}\n")
    return 0
