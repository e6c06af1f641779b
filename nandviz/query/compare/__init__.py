"""Two traces side by side: who is who in both, and what differs."""
