"""Pictures of a run without a window. Qt is loaded here only, when a picture is asked for."""

from collections.abc import Sequence
from pathlib import Path

from nandviz.errors import NandvizError
from nandviz.trace.laws import Verdict
from nandviz.trace.tables import Trace


def write_pictures(
    trace: Trace, verdicts: Sequence[Verdict], subtitle: str, png: Path | None, svg: Path | None
) -> list[Path]:
    """Write the timeline of a whole run; return the files written.

    Raises
    ------
    NandvizError
        If Qt cannot be loaded or a file cannot be written.
    """
    if png is None and svg is None:
        return []
    try:
        from nandviz.ui.timeline import picture  # noqa: PLC0415  the rest runs without Qt
    except ImportError as error:
        raise NandvizError(f"no picture: Qt cannot be loaded ({error})") from error
    application = picture.ensure_application()
    drawn = picture.Picture(trace, trace.last_event, verdicts=tuple(verdicts), subtitle=subtitle)
    if png is not None:
        picture.write_png(drawn, png)
    if svg is not None:
        picture.write_svg(drawn, svg)
    del application  # kept so long: nothing is drawn without one
    return [path for path in (png, svg) if path is not None]
