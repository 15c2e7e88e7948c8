"""Many files: one record for each input, whatever happens to it."""

from planparse.batch.inputs import Item, expand
from planparse.batch.pool import parse_many
from planparse.batch.record import Failure, Record

__all__ = ["Failure", "Item", "Record", "expand", "parse_many"]
