"""What is shown to be understood: small stories told by pure functions, without a simulation."""
