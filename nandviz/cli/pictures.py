"""Pictures of a run without a window. Qt is loaded here only, when a picture is asked for."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from nandviz import process
from nandviz.cli.arguments import Options
from nandviz.errors import NandvizError
from nandviz.exchange.format import Tell
from nandviz.files import atomic_path
from nandviz.language import said
from nandviz.study.built_in import Study
from nandviz.study.table import SweepTable
from nandviz.teach.op_end import Case
from nandviz.trace.laws import Verdict
from nandviz.trace.tables import Trace

if TYPE_CHECKING:
    from nandviz.ui.plots.picture import PlotSheet
    from nandviz.ui.theme import Theme


def write_pictures(
    trace: Trace, verdicts: Sequence[Verdict], subtitle: str, options: Options, tell: Tell
) -> list[Path]:
    """Write the timeline of a whole run; return the files written.

    Raises
    ------
    NandvizError
        If Qt cannot be loaded or a file cannot be written.
    """
    return _written(options, lambda: _drawn(trace, verdicts, subtitle, options, tell))


def write_op_end(options: Options) -> list[Path]:
    """Write the page on the ends of ops; return the files written; NandvizError as above."""
    return _written(options, lambda: _drawn_op_end(options))


def write_plot(table: SweepTable, options: Options) -> list[Path]:
    """Write the plot of a sweep; return the files written.

    Raises
    ------
    NandvizError
        As above; if there is no such measure, or the form does not fit.
    """
    return _written(options, lambda: _drawn_plot(table, options))


def write_study(study: Study, tables: Mapping[str, SweepTable], options: Options) -> list[Path]:
    """Write the plots of a built-in study, of the tables of its parts; errors as above."""
    return _written(options, lambda: _drawn_study(study, tables, options))


def _written(options: Options, draw: Callable[[], Mapping[Path, bytes]]) -> list[Path]:
    if options.png is None and options.svg is None:
        return []
    try:
        with process.ended_at_once("drawing"):
            drawn = draw()
    except ImportError as error:
        raise NandvizError(
            said("no picture: Qt cannot be loaded ({error})", error=error)
        ) from error
    for path, data in drawn.items():
        with atomic_path(path) as temporary:
            temporary.write_bytes(data)
    return list(drawn)


def _drawn(
    trace: Trace, verdicts: Sequence[Verdict], subtitle: str, options: Options, tell: Tell
) -> dict[Path, bytes]:
    from nandviz.ui import languages  # noqa: PLC0415  the rest runs without Qt
    from nandviz.ui.theme import THEMES  # noqa: PLC0415  as above
    from nandviz.ui.timeline import picture  # noqa: PLC0415  as above

    application = picture.ensure_application()
    theme = THEMES[options.theme or "light"]
    wanted = picture.Picture(
        trace, trace.last_event, theme, verdicts=tuple(verdicts), subtitle=subtitle
    )
    drawn: dict[Path, bytes] = {}
    with languages.drawable():
        if options.png is not None:
            drawn[options.png] = picture.png(wanted, tell=tell)
        if options.svg is not None:
            drawn[options.svg] = picture.svg(wanted, tell)
    del application  # kept so long: nothing is drawn without one
    return drawn


def _drawn_op_end(options: Options) -> dict[Path, bytes]:
    from nandviz.ui import languages  # noqa: PLC0415  the rest runs without Qt
    from nandviz.ui.op_end import picture  # noqa: PLC0415  as above
    from nandviz.ui.theme import THEMES  # noqa: PLC0415  as above
    from nandviz.ui.timeline.picture import ensure_application  # noqa: PLC0415  as above

    application = ensure_application()
    case, theme = Case(options.case or Case.AFTER), THEMES[options.theme or "light"]
    with languages.drawable():
        wanted = ((options.png, picture.png), (options.svg, picture.svg))
        drawn = {path: draw(case, theme) for path, draw in wanted if path is not None}
    del application  # kept so long: nothing is drawn without one
    return drawn


def _drawn_plot(table: SweepTable, options: Options) -> dict[Path, bytes]:
    from nandviz.ui.plots import picture  # noqa: PLC0415  the rest runs without Qt

    return _drawn_plots(
        lambda theme: picture.of_table(table, options.measure, options.form, options.log, theme),
        options,
    )


def _drawn_study(
    study: Study, tables: Mapping[str, SweepTable], options: Options
) -> dict[Path, bytes]:
    from nandviz.ui.plots.study import of_study  # noqa: PLC0415  the rest runs without Qt

    return _drawn_plots(lambda theme: of_study(study, tables, theme), options)


def _drawn_plots(wanted: "Callable[[Theme], PlotSheet]", options: Options) -> dict[Path, bytes]:
    from nandviz.ui import languages  # noqa: PLC0415  the rest runs without Qt
    from nandviz.ui.plots import picture  # noqa: PLC0415  as above
    from nandviz.ui.theme import THEMES  # noqa: PLC0415  as above
    from nandviz.ui.timeline.picture import ensure_application  # noqa: PLC0415  as above

    application = ensure_application()
    with languages.drawable():
        sheet = wanted(THEMES[options.theme or "light"])
        drawings = ((options.png, picture.png), (options.svg, picture.svg))
        drawn = {path: draw(sheet) for path, draw in drawings if path is not None}
    del application  # kept so long: nothing is drawn without one
    return drawn
