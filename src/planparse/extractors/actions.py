"""The main action of a task: what is done, to what."""

from __future__ import annotations

import re
from functools import cache

from planparse.lexicons import words
from planparse.mentions.first_characters import one_of
from planparse.outline.model import UnitNode
from planparse.schema import Action
from planparse.text.clean import CleanText

_CLAUSE = re.compile(r"[^，,。；;：:！!\n]{2,60}")
_ADVERBS = (
    "进一步|继续|认真|切实|大力|全面|积极|扎实|深入|着力|加快|全力|努力|不断"
    "|持续|稳步|严格|充分|有序|统筹|协同|高质量|高水平|高标准|坚决|坚定不移|纵深"
    "|稳妥|主动|广泛|精心|及时|定期|重点|抓紧|力争|确保|要|将|应|须|必须|共同"
    "|分别|毫不松懈|因地制宜|更好"
)


@cache
def _pattern() -> re.Pattern[str]:
    verbs = words("verbs")
    verb_begins = {verb[0] for verb in verbs}
    begins = verb_begins | {adverb[0] for adverb in _ADVERBS.split("|")}
    return re.compile(  # what the long alternations begin with is asked for before they are tried
        rf"^(?P<lead>[^，,。；;]{{0,14}}?)(?=[{''.join(sorted(begins))}])(?:{_ADVERBS})*"
        rf"(?=[{''.join(sorted(verb_begins))}])(?P<verb>{one_of(verbs)})(?P<object>.{{2,40}})$"
    )


def action_of(clean: CleanText, node: UnitNode) -> Action | None:
    """The verb and object of the first clause that names an action, from title to body, or None.

    Only the first three clauses are looked at: what comes later elaborates.
    """
    start = node.start + len(node.label)
    for index, clause in enumerate(_CLAUSE.finditer(clean.text, start, node.end)):
        if index == 3:
            return None
        match = _pattern().match(clause.group())
        if match:
            at = clause.start()
            return Action(
                verb=match["verb"],
                object=match["object"].strip(),
                span=clean.span(at + match.start("verb"), at + match.end("object")),
            )
    return None
