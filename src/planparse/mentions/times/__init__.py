"""Times in Chinese text, resolved to EDTF (ISO 8601-2)."""

from planparse.mentions.times.edtf import bounds, within
from planparse.mentions.times.find import TimeScan, find_times
from planparse.mentions.times.frame import five_year_plan, school_year, term_period
from planparse.mentions.times.model import Kind, TimeMention

__all__ = [
    "Kind",
    "TimeMention",
    "TimeScan",
    "bounds",
    "find_times",
    "five_year_plan",
    "school_year",
    "term_period",
    "within",
]
