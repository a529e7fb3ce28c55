"""The queries of the panels: what is asked for, and what was answered."""
