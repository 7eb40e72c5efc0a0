"""What the roster family reads: marked text, phrases over it, and the draft that they make."""
