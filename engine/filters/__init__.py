"""Filter images: pictures that excite a channel, grown from noise by gradient ascent.

Arithmetic only, with numpy and `keras.ops`: recipes (`textbook`, `fourier`) say how a picture is
started, held, shown and improved; the backend runs them inside its compiled step
(`engine.backends`), and `engine.filters.service` plans the work and yields the frames.
"""
