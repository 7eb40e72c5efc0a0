"""Benchmarks: their formats, scorers and oracles. Run with ``python -m benchmarks NAME``."""
