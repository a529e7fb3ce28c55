"""Parametrizes and improves filter images: by Fourier coefficients, or the textbook's pixels."""
