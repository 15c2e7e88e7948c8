"""Patterns of targets that look for their first characters before they try their words."""

import re

from planparse.extractors.targets.forms import form


def _words(pattern):
    """What stands between the bars outside of all brackets."""
    found, depth, inside = [""], 0, False
    for character in pattern:
        inside = (inside or character == "[") and character != "]"
        depth += 0 if inside else (character == "(") - (character == ")")
        if character == "|" and not depth and not inside:
            found.append("")
        else:
            found[-1] += character
    return found


def test_working_verbs_begin_as_their_class_says():
    begins, listed = re.fullmatch(r"\(\?=\[(.+?)\]\)\(\?:(.+)\)\+了\?.*", form("name.work").pattern).groups()
    firsts = {first for word in _words(listed) for first in (word[1 : word.index("]")] if word[0] == "[" else word[0])}
    assert firsts == set(begins)
