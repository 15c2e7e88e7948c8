"""``reuse``: passages that plans share, with the place of each in both documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import groupby, islice
from typing import Any

from planparse.comparison.extras import require
from planparse.comparison.model import Comparable, Reuse, SourcedPlan, all_sourced
from planparse.comparison.passages import Candidates, Sentence, comparable, in_simplified, sentences, unbroken
from planparse.comparison.places import Earlier, Numbers, place_name, relation
from planparse.comparison.similarity import ratio
from planparse.comparison.times import plan_start, plan_year
from planparse.errors import CompareError

_CANDIDATES = 50  # sentences nearly the same that are looked at
_Holders = dict[int, list[int]]  # plans that hold a sentence in the order of time, and where it stands in each
_Hit = tuple[int, list[int]]  # a sentence, and where it stands in the earlier plan
_Run = list[tuple[int, int]]  # neighbouring sentences, each with its place in the earlier plan
_UNKNOWN = (9999, 1)
_GAP = 1  # so many sentences may be changed inside a passage


@dataclass(frozen=True, slots=True)
class _Text:
    """A plan with its sentences, its place and its year."""

    given: SourcedPlan
    text: str
    sentences: tuple[Sentence, ...]
    year: int | None
    region: str | None


def reuse(
    plans: Comparable | Iterable[Comparable],
    *,
    least: int = 20,
    similarity: float = 0.75,
    sources: int = 5,
) -> list[Reuse]:
    """Find the passages that plans share.

    Each sentence of a plan is looked up in all plans before it (by the beginning of their periods, then publication,
    then path); neighbouring sentences that come from neighbouring sentences are one passage. A sentence has up to
    ``sources`` sources: the same region's latest plan first, then plans of the levels above, then others, the most
    similar first. Traditional and simplified characters are the same, and lines may end within a sentence.

    Args:
        plans: Documents, or plans together with their documents.
        least: Characters that a sentence, or several short ones of a line together, must have.
        similarity: Least share of common characters, between 0 and 1.
        sources: Most sources of one sentence.

    Returns:
        Passages in the order of the later plans; the text between their offsets is the evidence.

    Raises:
        CompareError: ``P060`` where a plan comes without its document; ``P014`` where a library is missing.
    """
    require("datasketch", "rapidfuzz")
    texts = _in_order([_text(given, least) for given in all_sourced(plans)])
    keys = list(dict.fromkeys(sentence.key for text in texts for sentence in text.sentences))
    if len(texts) < 2 or not keys:
        return []
    return _Search(texts, keys, similarity, sources).passages()


def _text(given: SourcedPlan, least: int) -> _Text:
    if given.document is None:
        advice = "pass documents, or SourcedPlan(plan=..., document=...)"
        raise CompareError("P060", "reuse", f"plan {given.plan.id} comes without its text", advice)
    span = given.plan.span
    found = sentences(unbroken(given.document.text, given.plan), span.start, span.end, least)
    return _Text(given, given.document.text, tuple(comparable(found)), plan_year(given.plan), place_name(given.plan))


def _in_order(texts: Sequence[_Text]) -> list[_Text]:
    """Plans by time; those of unknown year last."""

    def when(text: _Text) -> tuple[tuple[int, int], str, str, int]:
        plan = text.given.plan
        return plan_start(plan) or _UNKNOWN, plan.published or "", text.given.source, plan.span.start

    return sorted(texts, key=when)


class _Search:
    """Looks up the sources of every sentence, and joins them to passages."""

    def __init__(self, texts: Sequence[_Text], keys: Sequence[str], similarity: float, sources: int) -> None:
        self.texts, self.keys = texts, keys
        self.similarity, self.sources = similarity, sources
        self.number = {key: at for at, key in enumerate(keys)}
        self.candidates = Candidates(keys, _CANDIDATES)
        self.near: dict[str, list[list[str]]] = {}
        self.earlier = Earlier()
        self.holders: dict[str, _Holders] = {key: {} for key in keys}

    def passages(self) -> list[Reuse]:
        found: list[Reuse] = []
        for late, text in enumerate(self.texts):
            hits: dict[int, list[_Hit]] = defaultdict(list)
            related = self.earlier.related(text.given.plan)
            for number, sentence in enumerate(text.sentences):
                for early, places in islice(self._sources(related, sentence.key), self.sources):
                    hits[early].append((number, places))
            found += [self._reuse(early, late, run) for early, listed in hits.items() for run in _runs(listed)]
            self._take_in(late, text)
        return sorted(found, key=lambda row: (row.later_source, row.later_start, row.earlier_source, row.earlier_start))

    def _take_in(self, late: int, text: _Text) -> None:
        """Let the plans to come have a plan as their source."""
        self.earlier.add(late, text.given.plan)
        for number, sentence in enumerate(text.sentences):
            self.holders[sentence.key].setdefault(late, []).append(number)

    def _sources(self, related: Sequence[Sequence[Numbers]], key: str) -> Iterator[tuple[int, list[int]]]:
        """Sources of a sentence, the best first: the plan, and where in it the sentence stands."""
        equals = ([self.holders[other] for other in others] for others in self._near(key))
        near = [holders for holders in equals if any(holders)]
        known: set[int] = set()
        for plans in related:
            for holders in near:
                for early in _in_both(plans, holders):
                    if early not in known:
                        known.add(early)
                        yield early, [number for held in holders for number in held.get(early, ())]

    def _near(self, key: str) -> list[list[str]]:
        """Sentences that are nearly the same, the most similar first; those that are equally so stand together."""
        if key not in self.near:
            from rapidfuzz.distance import Indel
            from rapidfuzz.process import extract

            candidates = [self.keys[at] for at in self.candidates.near(self.number[key])]
            least = self.similarity
            found = extract(key, candidates, scorer=Indel.normalized_similarity, score_cutoff=least, limit=None)
            equals = groupby(found, key=lambda each: round(each[1], 4))
            self.near[key] = [[other for other, *_ in group] for _, group in equals]
        return self.near[key]

    def _reuse(self, early: int, late: int, run: _Run) -> Reuse:
        one, other = self.texts[early], self.texts[late]
        first, last = other.sentences[run[0][0]], other.sentences[run[-1][0]]
        start, end = one.sentences[run[0][1]].start, one.sentences[run[-1][1]].end
        before, after = one.text[start:end], other.text[first.start : last.end]
        alike = ratio(in_simplified(before), in_simplified(after))
        return Reuse(
            earlier_source=one.given.source,
            earlier_start=start,
            earlier_end=end,
            later_source=other.given.source,
            later_start=first.start,
            later_end=last.end,
            characters=round(alike * (len(before) + len(after)) / 2),
            similarity=alike,
            text=after,
            relation=relation(one.given.plan, other.given.plan),
            earlier_region=one.region,
            earlier_year=one.year,
            later_region=other.region,
            later_year=other.year,
        )


def _in_both(plans: Sequence[dict[int, Any]], holders: Sequence[dict[int, Any]]) -> Iterator[int]:
    """Plans that stand both in one of ``plans`` and in one of ``holders``, the latest first, looked for one by one."""
    walked, asked = sorted((plans, holders), key=lambda each: sum(map(len, each)))
    for number in merge(*(reversed(each) for each in walked), reverse=True):
        if any(number in each for each in asked):
            yield number


def _runs(hits: Iterable[_Hit]) -> Iterator[_Run]:
    """Cut the hits of one pair of plans where a sentence on either side is not the next one.

    Of a sentence that stands in several places the one counts that goes on behind the last one.
    """
    runs: list[_Run] = []
    for number, places in hits:
        longer = {place: run for run in reversed(runs) for place in places if _goes_on(run, number, place)}
        if not longer and runs:
            yield runs[0]
        starts: dict[int, _Run] = {place: [] for place in places}
        runs = [_and(run, (number, place), only=len(longer) == 1) for place, run in (longer or starts).items()]
    if runs:
        yield runs[0]


def _goes_on(run: _Run, number: int, place: int) -> bool:
    last, last_place = run[-1]
    return number - last <= _GAP + 1 and 1 <= place - last_place <= _GAP + 1


def _and(run: _Run, hit: tuple[int, int], *, only: bool) -> _Run:
    """The run with one more hit; a run that is the only one grows without a copy."""
    if not only:
        return [*run, hit]
    run.append(hit)
    return run
