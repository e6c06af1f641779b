"""Writing files and folders whole, and never over what is read."""

from nandviz.files.kinds import TRACE_MAGIC
from nandviz.files.targets import Output, check_targets
from nandviz.files.writing import atomic_path, file_set, new_folder

__all__ = ["TRACE_MAGIC", "Output", "atomic_path", "check_targets", "file_set", "new_folder"]
