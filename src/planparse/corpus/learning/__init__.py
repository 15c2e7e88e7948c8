"""The cycle of annotating, learning and measuring: train, evaluate, suggest."""
