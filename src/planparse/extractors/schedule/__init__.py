"""Calendars as data: months, weeks, dated events."""

from planparse.extractors.schedule.extract import ReadCalendar, extract_schedule, read_calendars

__all__ = ["ReadCalendar", "extract_schedule", "read_calendars"]
