"""Reads SavedModels as flat graphs and turns them into descriptions for Keras."""
