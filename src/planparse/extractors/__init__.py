"""Tree and mentions to items: metadata, units, schedule, targets, references, tables; one module each."""
