"""Prompts for the model reader: versioned text with its loader. The grammar reader needs none."""
