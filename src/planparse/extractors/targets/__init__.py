"""Targets: what a plan promises, demands or reports in numbers."""

from planparse.extractors.targets.core import Draft, targets_in
from planparse.extractors.targets.extract import extract_targets

__all__ = ["Draft", "extract_targets", "targets_in"]
