"""Measures contrast between colours, by the formula of WCAG 2.2 and not by the program's code."""


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
