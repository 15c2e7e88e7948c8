"""Comparison of plans: what changed, how regions differ, what became of promises, who copies from whom."""

from planparse.comparison.diff import compare
from planparse.comparison.fulfilment import VerdictRule, fulfil
from planparse.comparison.model import Comparable, Fulfilment, PlanDiff, Reuse, SourcedPlan
from planparse.comparison.pairing import pair
from planparse.comparison.panels import by_region, by_year, panel, topics
from planparse.comparison.text_reuse import reuse

__all__ = [
    "Comparable",
    "Fulfilment",
    "PlanDiff",
    "Reuse",
    "SourcedPlan",
    "VerdictRule",
    "by_region",
    "by_year",
    "compare",
    "fulfil",
    "pair",
    "panel",
    "reuse",
    "topics",
]
