"""Calendars as data: months, weeks, dated events."""

from planparse.extractors.schedule.extract import DatedCalendar, dated_calendars, extract_schedule

__all__ = ["DatedCalendar", "dated_calendars", "extract_schedule"]
