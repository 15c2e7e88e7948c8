"""Times as the result holds them."""

from __future__ import annotations

from planparse.mentions.times import TimeMention
from planparse.schema import Time
from planparse.text.clean import CleanText


def time_of(clean: CleanText, mention: TimeMention) -> Time:
    """A mention as the result holds it: the raw characters and their span."""
    span = clean.span(mention.start, mention.end)
    return Time(text=clean.raw[span.start : span.end], span=span, edtf=mention.edtf, frequency=mention.frequency)
