"""What happened, as columns that answer "as of event k"; laws, metrics, CSV files. No Qt."""
