"""``reuse``: passages that plans share, with the place of each in both documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from planparse.comparison.extras import require
from planparse.comparison.model import Comparable, Relation, Reuse, SourcedPlan, all_sourced
from planparse.comparison.passages import Candidates, Sentence, comparable, in_simplified, sentences, unbroken
from planparse.comparison.places import place_name, relation
from planparse.comparison.similarity import ratio
from planparse.comparison.times import plan_start, plan_year
from planparse.errors import CompareError

_ORDER: dict[Relation, int] = {"same_plan": 0, "upper_level": 1, "neighbour": 2, "unknown": 3}
_CANDIDATES = 50  # sentences nearly the same that are looked at
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
        least: Characters that a sentence must have.
        similarity: Least share of common characters, between 0 and 1.
        sources: Most sources of one sentence.

    Returns:
        Passages in the order of the later plans; the text between their offsets is the evidence.

    Raises:
        CompareError: ``P060`` where a plan comes without its document; ``P014`` where a library is missing.
    """
    require("datasketch", "rapidfuzz")
    texts = _in_order([_text(given, least) for given in all_sourced(plans)])
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for at, text in enumerate(texts):
        for number, sentence in enumerate(text.sentences):
            places[sentence.key].append((at, number))
    keys = list(places)
    if len(texts) < 2 or not keys:
        return []
    return _Search(texts, keys, places, similarity, sources).passages()


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

    def __init__(
        self,
        texts: Sequence[_Text],
        keys: Sequence[str],
        places: dict[str, list[tuple[int, int]]],
        similarity: float,
        sources: int,
    ) -> None:
        self.texts, self.keys, self.places = texts, keys, places
        self.similarity, self.sources = similarity, sources
        self.number = {key: at for at, key in enumerate(keys)}
        self.candidates = Candidates(keys)
        self.near: dict[str, list[tuple[str, float]]] = {}
        self.relations: dict[tuple[int, int], Relation] = {}

    def passages(self) -> list[Reuse]:
        found: list[Reuse] = []
        for late in range(len(self.texts)):
            hits: dict[int, list[_Hit]] = defaultdict(list)
            for number, sentence in enumerate(self.texts[late].sentences):
                for early, places in self._sources(late, sentence.key):
                    hits[early].append((number, places))
            found += [self._reuse(early, late, run) for early, listed in hits.items() for run in _runs(listed)]
        return sorted(found, key=lambda row: (row.later_source, row.later_start, row.earlier_source, row.earlier_start))

    def _sources(self, late: int, key: str) -> list[tuple[int, list[int]]]:
        """Best sources of a sentence: the plan, and where in it the sentence stands."""
        best: dict[int, tuple[float, list[int]]] = {}
        for other, alike in self._near(key):
            for early, number in self.places[other]:
                if early >= late:
                    break
                known = best.get(early, (0.0, []))
                if alike > known[0]:
                    best[early] = alike, [number]
                elif alike == known[0]:
                    known[1].append(number)
        ranked = sorted(best, key=lambda early: (_ORDER[self._relation(early, late)], -best[early][0], -early))
        return [(early, best[early][1]) for early in ranked[: self.sources]]

    def _near(self, key: str) -> list[tuple[str, float]]:
        """Sentences that are nearly the same, with the share of common characters."""
        if key not in self.near:
            from rapidfuzz.distance import Indel
            from rapidfuzz.process import extract

            candidates = [self.keys[at] for at in self.candidates.near(self.number[key], _CANDIDATES)]
            least = self.similarity
            found = extract(key, candidates, scorer=Indel.normalized_similarity, score_cutoff=least, limit=None)
            self.near[key] = [(other, round(share, 4)) for other, share, _ in found]
        return self.near[key]

    def _relation(self, early: int, late: int) -> Relation:
        if (early, late) not in self.relations:
            self.relations[early, late] = relation(self.texts[early].given.plan, self.texts[late].given.plan)
        return self.relations[early, late]

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
            relation=self._relation(early, late),
            earlier_region=one.region,
            earlier_year=one.year,
            later_region=other.region,
            later_year=other.year,
        )


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
