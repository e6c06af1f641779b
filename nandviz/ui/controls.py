"""What commands are sent to."""

from dataclasses import dataclass

from nandviz.ui.app_control import AppControl
from nandviz.ui.file_control import FileControl
from nandviz.ui.look_control import LookControl
from nandviz.ui.run_control import RunControl


@dataclass(frozen=True, slots=True)
class Controls:
    """The window's controls: running, looking, files and the program itself."""

    run: RunControl
    look: LookControl
    files: FileControl
    app: AppControl
