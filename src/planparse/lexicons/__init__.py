"""Rule and word data, and their validated loader."""

from planparse.lexicons.loader import Rule, first_match, rules, table, words

__all__ = ["Rule", "first_match", "rules", "table", "words"]
