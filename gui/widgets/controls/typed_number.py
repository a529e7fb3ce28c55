"""Puts numbers into spin boxes, and leaves what is half typed where the number is the same."""

from __future__ import annotations

from PySide6.QtWidgets import QDoubleSpinBox, QSpinBox


def put_number(box: QSpinBox | QDoubleSpinBox, number: float) -> None:
    """Show a number in a box, which may have the cursor.

    Qt writes the number even where the box has it already: a digit that was just deleted would come
    back with every answer of the engine.
    """
    if isinstance(box, QSpinBox):
        if box.value() != int(number):
            box.setValue(int(number))
    elif box.value() != round(number, box.decimals()):
        box.setValue(number)
