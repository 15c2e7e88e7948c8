"""Cleaned text with one raw index per character, its repair steps, and sentence and clause splitting."""
