"""The lines that say where the run stands, one small widget a file."""
