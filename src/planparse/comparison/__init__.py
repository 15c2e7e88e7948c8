"""Comparison of plans: what changed, how regions differ, what became of promises, who copies from whom."""

from planparse.comparison.diff import compare
from planparse.comparison.model import Comparable, Fulfilment, PlanDiff, Reuse, SourcedPlan

__all__ = ["Comparable", "Fulfilment", "PlanDiff", "Reuse", "SourcedPlan", "compare"]
