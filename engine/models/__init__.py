"""Model files: formats, vetting, preprocessing, labels. Runs in the engine process only."""
