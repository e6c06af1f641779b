"""Pictures of a run without a window. Qt is loaded here only, when a picture is asked for."""

from collections.abc import Sequence
from pathlib import Path

from nandviz import process
from nandviz.errors import NandvizError
from nandviz.files import atomic_path
from nandviz.language import said
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
        with process.ended_at_once("drawing"):
            drawn = _drawn(trace, verdicts, subtitle, png, svg)
    except ImportError as error:
        raise NandvizError(
            said("no picture: Qt cannot be loaded ({error})", error=error)
        ) from error
    for path, data in drawn.items():
        with atomic_path(path) as temporary:
            temporary.write_bytes(data)
    return list(drawn)


def _drawn(
    trace: Trace, verdicts: Sequence[Verdict], subtitle: str, png: Path | None, svg: Path | None
) -> dict[Path, bytes]:
    from nandviz.ui import languages  # noqa: PLC0415  the rest runs without Qt
    from nandviz.ui.timeline import picture  # noqa: PLC0415  as above

    application = picture.ensure_application()
    wanted = picture.Picture(trace, trace.last_event, verdicts=tuple(verdicts), subtitle=subtitle)
    drawn: dict[Path, bytes] = {}
    with languages.drawable():
        if png is not None:
            drawn[png] = picture.png(wanted)
        if svg is not None:
            drawn[svg] = picture.svg(wanted)
    del application  # kept so long: nothing is drawn without one
    return drawn
