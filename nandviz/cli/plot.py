"""The command ``nandviz plot``: what a sweep has measured, as a picture.

Source: study specification, section Sweeps.
"""

from pathlib import Path

from nandviz.cli import sources
from nandviz.cli.arguments import Options
from nandviz.cli.lines import places, row
from nandviz.cli.pictures import write_plot
from nandviz.errors import NandvizError
from nandviz.language import noop, said
from nandviz.process import out
from nandviz.study.folder import ABOUT, RESULTS
from nandviz.study.table import read_table


def plot(options: Options) -> int:
    """Draw the points of a sweep, as many as there are."""
    assert options.file is not None
    folder = Path(options.file)
    table = read_table(folder)
    if options.png is None and options.svg is None:
        raise NandvizError(said("nothing to draw: give --png FILE or --svg FILE"))
    sources.check_targets([folder / ABOUT, folder / RESULTS], options.outputs())
    out("\n".join(row(noop("written"), places(write_plot(table, options)))) + "\n")
    return 0
