"""Many runs of one scenario: sweeps over its values."""
