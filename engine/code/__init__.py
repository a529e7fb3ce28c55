"""Writes Python scripts that make Camscope's pictures without Camscope ("Copy as code").

What every framework's script shares is here: reading the image, the methods' arithmetic with
numpy, colours and files. Opening the model, scores and gradients are written by the backend.
"""
