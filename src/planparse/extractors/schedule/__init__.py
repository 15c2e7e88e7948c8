"""Calendars as data: months, weeks, dated events."""

from planparse.extractors.schedule.extract import extract_schedule, period_of_calendar, read_calendar

__all__ = ["extract_schedule", "period_of_calendar", "read_calendar"]
