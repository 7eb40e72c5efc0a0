"""The meeting family's reader."""
