"""How a filter image is parametrized and optimised: Fourier, or the textbook's pixels."""
