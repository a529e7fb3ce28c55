"""Measures contrast between colours, by the formula of WCAG 2.2 and not by the program's code."""

from PySide6.QtGui import QColor


def luminance(color):
    """Return the relative luminance of a QColor, 0-1 (WCAG 2.2)."""
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (color.red() / 255, color.green() / 255, color.blue() / 255)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def ratio(one, other):
    """Return the contrast ratio of two QColors, 1-21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def colors_of(image, box):
    """Return how often each colour stands in a part of a QImage, by its RGB."""
    counts = {}
    box = box & image.rect()
    for y in range(box.top(), box.bottom() + 1):
        for x in range(box.left(), box.right() + 1):
            rgb = image.pixel(x, y)
            counts[rgb] = counts.get(rgb, 0) + 1
    return counts


def ink_contrast(image, box):
    """Return the contrast of what is written in a part of a picture with what it is written on.

    The ground is the colour that most pixels have, the ink the one that differs most from it: the
    middle of a stroke, which antialiasing leaves as it is.
    """
    counts = colors_of(image, box)
    ground = QColor(max(counts, key=counts.get))
    return max(ratio(QColor(rgb), ground) for rgb in counts)


def edge_contrasts(image, box):
    """Return the contrast of each side of a control with the ground outside it.

    At three places of each side, the line that stands out most within the outermost pixels counts;
    of the three the least does.
    """
    found = {}
    for side in ("left", "right", "top", "bottom"):
        least = 21.0
        for share in (0.3, 0.5, 0.7):
            places = [_inward(box, side, share, depth) for depth in range(-2, 4)]
            pixels = [QColor(image.pixel(*place)) for place in places]
            least = min(least, max(ratio(pixel, pixels[0]) for pixel in pixels[1:]))
        found[side] = least
    return found


def _inward(box, side, share, depth):
    """Return a place so many pixels within a side of a box, or outside it."""
    x = box.left() + round(share * (box.width() - 1))
    y = box.top() + round(share * (box.height() - 1))
    return {
        "left": (box.left() + depth, y),
        "right": (box.right() - depth, y),
        "top": (x, box.top() + depth),
        "bottom": (x, box.bottom() - depth),
    }[side]
