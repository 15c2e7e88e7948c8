"""What tells where a printed line may end: marks that stay with what is beside them, labels, ends of sentences."""

from __future__ import annotations

import re

OPENING, CLOSING = "（《〈“‘「『【〔［([{", "，。、；：！？）》〉”’」』】〕］)]}%％‰…—·,.;:!?"
# What a paragraph may begin with.
LABEL = re.compile(
    r"[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十百\d]{1,4}[章节条篇部编周]"
    r"|\d{1,3}[、．.](?!\d)|[①-⑳◆●■★▲►]|[一二三四五六七八九十]是|周[一二三四五六日]"
)
SENTENCE_END = re.compile(r"[。！？；：;!?:…][”’）)]?$")
