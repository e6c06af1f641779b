"""What files of nandviz begin with."""

from typing import Final

TRACE_MAGIC: Final = b"NANDVIZ\n"
"""What a file of a saved trace begins with: none that is read as a text does."""
