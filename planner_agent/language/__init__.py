"""Leaf parsers for human language: tokens, numbers, dates, money, people, negation. No family here."""
