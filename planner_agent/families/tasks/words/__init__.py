"""The reader of tasks."""
