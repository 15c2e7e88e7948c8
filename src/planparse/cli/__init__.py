"""The command line: thin commands over functions with the same arguments."""
