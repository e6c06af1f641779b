"""The CSV files of a run."""
