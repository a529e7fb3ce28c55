"""Finds out how a heatmap from elsewhere was made: answers `MatchHeatmap`."""
