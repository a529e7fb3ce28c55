"""Writes the growth of filter images in the Fourier style, for `script_writer`.

The arithmetic of `engine.filters.parametrizations.fourier`, one picture at a time, for reading.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.code.script import code, indented
from engine.filters import regularizers, transforms
from engine.filters.parametrizations import adam
from engine.filters.parametrizations.color_decorrelation import MIXING

if TYPE_CHECKING:
    from engine.backends.script_protocol import FourierFacts
    from engine.code.script import Lines


def fourier_lines(facts: FourierFacts) -> Lines:
    """Return the lines of `filter_image(channel)`, which uses `gradient(x, channel)`."""
    height, width = facts.size
    is_color = facts.colors == 3
    rows = ([round(float(each), 6) for each in row] for row in MIXING)
    colors = ("MIXING = np.float32([", *indented(f"{row}," for row in rows), "])")
    mixed = 'tf.einsum("ca,ahw->hwc", MIXING, planes)'
    if not is_color:
        mixed = "tf.transpose(planes, (1, 2, 0))"
    return (
        f"HEIGHT, WIDTH, STEPS = {height}, {width}, {facts.steps}",
        "frequency = np.hypot(np.fft.fftfreq(HEIGHT)[:, None], np.fft.rfftfreq(WIDTH))",
        "frequency = np.maximum(frequency, 1 / max(HEIGHT, WIDTH))",
        "SCALE = np.float32(np.sqrt(HEIGHT * WIDTH) / frequency / 4)  # as photographs vary",
        *(colors if is_color else ()),
        *code(
            f'''
            def picture_of(spectrum):
                """Return the picture (h, w, c), 0-1, of Fourier coefficients (2, c, h, w')."""
                waves = tf.complex(spectrum[0] * SCALE, spectrum[1] * SCALE)
                planes = tf.signal.irfft2d(waves, [HEIGHT, WIDTH])
                return tf.sigmoid({mixed})

            def moved(picture, draw):
                """Return a picture a little scaled, turned and shifted, by four draws."""
                factor = 1 + {transforms.SCALE} * draw[0]
                angle = np.deg2rad({transforms.ROTATION:g} * draw[1])
                cos, sin = factor * np.cos(angle), factor * np.sin(angle)
                x, y = (WIDTH - 1) / 2, (HEIGHT - 1) / 2
                across = x + WIDTH * draw[2] / {1 / transforms.JITTER:g} - cos * x + sin * y
                down = y + HEIGHT * draw[3] / {1 / transforms.JITTER:g} - sin * x - cos * y
                move = np.float32([cos, -sin, across, sin, cos, down, 0, 0])
                return keras.ops.image.affine_transform(picture, move, fill_mode="reflect")

            def penalty(picture):
                """Return the gradient of variation and of the distance from grey."""
                framed = np.pad(picture, [(1, 1), (1, 1), (0, 0)], "edge")
                rows, columns = framed[:-2] + framed[2:], framed[:, :-2] + framed[:, 2:]
                uneven = 4 * picture - rows[:, 1:-1] - columns[1:-1]
                return {regularizers.VARIATION} * uneven + {regularizers.L2} * (picture - 0.5)

            def filter_image(channel):
                """Return a picture, blue first, that excites a channel (Olah et al. 2017)."""
                noise = np.random.default_rng([{facts.seed}, channel, 0])
                spectrum = noise.normal(0, 0.01, (2, {facts.colors}, WIDTH // 2 + 1, HEIGHT))
                spectrum = tf.constant(spectrum.swapaxes(2, 3), tf.float32)
                draws = np.random.default_rng([{facts.seed}, 2**32]).uniform(-1, 1, (STEPS, 4))
                first = second = 0
                for step, draw in enumerate(draws, start=1):
                    with tf.GradientTape(persistent=True) as tape:
                        tape.watch(spectrum)
                        picture = picture_of(spectrum)
                        x = {facts.prepared}
                    G = tape.gradient(x, picture, gradient(x, channel))
                    uphill = G / (np.sqrt(np.mean(G**2)) or 1) - penalty(picture)
                    G = tape.gradient(picture, spectrum, uphill)
                    # Adam
                    first, second = 0.9 * first + 0.1 * G, 0.999 * second + 0.001 * G**2
                    mean, square = first / (1 - 0.9**step), second / (1 - 0.999**step)
                    spectrum += {adam.RATE} * mean / (tf.sqrt(square) + 1e-8)
                picture = np.uint8(np.rint(255 * picture_of(spectrum)))
                return {"picture[..., ::-1]" if is_color else "np.repeat(picture, 3, axis=-1)"}
            '''
        ),
    )
