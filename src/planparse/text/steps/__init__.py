"""The repair steps, one module each; ``planparse.text.repair`` puts them in order."""
