"""nandviz: an interactive timeline of NAND suspend and resume."""

__version__ = "0.1.0"
