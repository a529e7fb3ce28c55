"""Grows filter images: pictures that excite a channel, made from noise by gradient ascent.

A parametrization (`fourier`, `textbook`) says how a picture is started, shown and improved, with
numpy and `keras.ops`; the backend runs it inside its compiled step (`engine.backends`), and
`engine.filters.service` plans the work and yields the frames.
"""
