"""Targets: what a plan promises, demands or reports in numbers."""

from planparse.extractors.targets.core import targets_in
from planparse.extractors.targets.extract import extract_targets
from planparse.extractors.targets.reading import Draft

__all__ = ["Draft", "extract_targets", "targets_in"]
