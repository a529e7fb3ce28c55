"""Chooses how the map is shown. Nothing here changes the raw map."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QVBoxLayout, QWidget

from engine.api.display import Blend, Corners, Interpolation, Normalization, Style
from engine.api.keys import Combine
from engine.api.methods import Scope
from gui.core.currency import Currency
from gui.queries.view import heat_shown
from gui.text.pixel_readout import readout_at
from gui.widgets.canvas.color_bar import ColorBar
from gui.widgets.controls.collapsible import FoldButton
from gui.widgets.controls.color_menu import fill_colors, fill_signed_colors
from gui.widgets.controls.elided_box import ElidedBox
from gui.widgets.controls.text_label import TextLabel
from gui.widgets.controls.value_slider import ValueSlider
from gui.widgets.stale_veil import StaleVeil
from gui.widgets.tooltip import explain

if TYPE_CHECKING:
    from collections.abc import Mapping
    from enum import StrEnum

    from gui.core.selection import Selection
    from gui.core.state import State


LEAST_LETTERS = 7  # of a choice, in a narrow column


class DisplayPanel(QWidget):
    """Intensity, threshold, colours and blending, with the colour bar."""

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._sliders: dict[str, ValueSlider] = {}
        self._choices: dict[str, QComboBox] = {}
        self._colored = Style().colormap  # the last colour map that was not grey
        self.intensity = self._slider(
            "intensity",
            self.tr("Intensity"),
            self.tr("Weight of the heatmap (keys [ and ], or Ctrl+wheel)"),
        )
        self.threshold = self._slider(
            "threshold",
            self.tr("Threshold"),
            self.tr("Hide what is below this share of the map's maximum"),
        )
        self.colors = QComboBox(self)
        self.colors.setAccessibleName(self.tr("Colours"))
        self.colors.setToolTip(self.tr("Colours of the heatmap"))
        self.colors.setMinimumContentsLength(LEAST_LETTERS)
        self.colors.activated.connect(self._on_colors)
        self.blend = self._choice(
            "blend",
            self.tr("Blend"),
            self.tr("How the heat colours meet the image"),
            {
                Blend.HEAT: self.tr("Heat-weighted"),
                Blend.ALPHA: self.tr("Alpha"),
                Blend.SCALED: self.tr("Alpha, brightened"),
                Blend.TEXTBOOK: self.tr("Textbook"),
                Blend.ALONE: self.tr("Heatmap alone"),
            },
        )
        self.normalization = self._choice(
            "normalization",
            self.tr("Normalise"),
            self.tr("Which values get the first and the last colour"),
            {
                Normalization.MAX: self.tr("Zero to maximum"),
                Normalization.MIN_MAX: self.tr("Minimum to maximum"),
                Normalization.SIGNED: self.tr("Signed"),
            },
        )
        self.interpolation = self._choice(
            "interpolation",
            self.tr("Upsampling"),
            self.tr("How the map is enlarged to the size of the image"),
            {
                Interpolation.NEAREST: self.tr("Nearest"),
                Interpolation.BILINEAR: self.tr("Bilinear"),
                Interpolation.CUBIC: self.tr("Cubic"),
            },
        )
        self.corners = self._choice(
            "corners",
            self.tr("Corners"),
            self.tr(
                "Where the outermost cells lie: within the image, as in OpenCV, or with their "
                "centres on the corner pixels, as in SciPy"
            ),
            {
                Corners.HALF_PIXEL: self.tr("Half a pixel in"),
                Corners.ALIGNED: self.tr("Aligned"),
            },
        )
        self.bar = ColorBar(self)
        self.bar.setAccessibleName(self.tr("Colour bar"))
        self.bar.setToolTip(self.tr("Raw values of the map and their colours"))
        self._veil = StaleVeil(self.bar, word=False)
        self.combine = self._built_combine()
        self.std = QCheckBox(self.tr("Show the standard deviation"), self)
        self.std.setToolTip(
            self.tr("Show how much the maps of the copies differ, instead of their mean")
        )
        self.std.clicked.connect(self._on_std)
        self.std.setEnabled(False)
        self._labels: list[TextLabel] = []
        self._form = self._built_form(self.colors, self.blend, self.combine)
        rare = QWidget(self)
        rare.setLayout(self._built_form(self.normalization, self.interpolation, self.corners))
        self.fold = FoldButton(
            "", self.tr("Show or hide how values become colours and cells become pixels"), self
        )
        self.fold.set_content(rare)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 8)
        layout.setSpacing(8)
        for slider in self._sliders.values():
            layout.addWidget(slider)
        layout.addLayout(self._form)
        layout.addWidget(self.fold)
        layout.addWidget(rare)
        layout.addWidget(self.std)
        layout.addWidget(self.bar)
        layout.addStretch(1)
        state.selection_changed.connect(self._on_selection_changed)
        state.methods_changed.connect(self._on_engine_ready)
        state.pointer_changed.connect(self._on_pointer_changed)
        state.currency_changed.connect(self._on_currency_changed)
        state.maps_changed.connect(self._show_mix)
        self._align()
        self._show_style()
        self._on_engine_ready()
        self._on_currency_changed()
        self._show_mix()
        self.fold.set_open(self._is_rare())

    def _built_form(self, *boxes: QComboBox) -> QFormLayout:
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for box in boxes:
            label = TextLabel(box.accessibleName(), self)
            label.setBuddy(box)
            form.addRow(label, box)
            self._labels.append(label)
        return form

    def _is_rare(self) -> bool:
        """Tell whether anything in the fold is not as usual."""
        style, usual = self._state.selection.style, Style()
        return any(
            getattr(style, field) != getattr(usual, field)
            for field in ("normalization", "interpolation", "corners")
        )

    def _slider(self, field: str, words: str, tip: str) -> ValueSlider:
        """Return the control of a share, a field of `Style`."""
        slider = ValueSlider(words, getattr(Style(), field), tip, self)
        slider.value_changed.connect(partial(self._restyle, field))
        self._sliders[field] = slider
        return slider

    def _choice(
        self, field: str, words: str, tip: str, choices: Mapping[StrEnum, str]
    ) -> QComboBox:
        """Return the control of a choice, a field of `Style`."""
        box = ElidedBox(self)
        box.setAccessibleName(words)
        box.setToolTip(tip)
        for choice, label in choices.items():
            box.addItem(label, choice.value)
        box.setMinimumContentsLength(LEAST_LETTERS)
        box.activated.connect(partial(self._choose, field))
        self._choices[field] = box
        return box

    def _restyle(self, field: str, value: float | StrEnum) -> None:
        self._state.restyle(**{field: value})

    def _choose(self, field: str, row: int) -> None:
        choices = type(getattr(Style(), field))
        self._restyle(field, choices(self._choices[field].itemData(row)))

    def _built_combine(self) -> QComboBox:
        box = ElidedBox(self)
        box.setAccessibleName(self.tr("Layers"))
        box.setMinimumContentsLength(LEAST_LETTERS)
        box.addItem(self.tr("Mean"), Combine.MEAN.value)
        box.addItem(self.tr("Maximum"), Combine.MAX.value)
        box.activated.connect(self._on_combine)
        return box

    def _align(self) -> None:
        """Let all controls of the column begin at the same place."""
        sliders = self._sliders.values()
        width = max(
            *(slider.label_width() for slider in sliders),
            *(label.sizeHint().width() for label in self._labels),
        )
        for slider in sliders:
            slider.set_label_width(width)
        for label in self._labels:
            label.setMinimumWidth(width)

    @Slot()
    def _on_engine_ready(self) -> None:
        """Fill in the colour maps: they need OpenCV, which the first paint must not wait for."""
        if self.colors.count() or not self._state.methods:
            return
        fill_colors(self.colors)
        self._show_style()

    @Slot(int)
    def _on_colors(self, row: int) -> None:
        from engine.imaging import SIGNED_COLORMAP, SIGNED_GRAY

        name = self.colors.itemData(row)
        signed = {SIGNED_COLORMAP: self._colored, SIGNED_GRAY: "gray"}
        self._state.restyle(colormap=signed.get(name, name))

    @Slot(object, object)
    def _on_selection_changed(self, old: Selection, new: Selection) -> None:
        if old.style != new.style:
            self._show_style()
        if (old.layer_blend, old.method) != (new.layer_blend, new.method):
            self._show_mix()

    @Slot(int)
    def _on_combine(self, row: int) -> None:
        layer_blend = self._state.selection.layer_blend
        self._state.select(
            layer_blend=replace(layer_blend, combine=Combine(self.combine.itemData(row)))
        )

    @Slot(bool)
    def _on_std(self, is_wanted: bool) -> None:
        self._state.select(layer_blend=replace(self._state.selection.layer_blend, std=is_wanted))

    @Slot()
    def _show_mix(self) -> None:
        """Enable the controls of what can be combined now, and say why the others are not."""
        layer_blend, method = self._state.selection.layer_blend, self._state.method()
        is_single = method is not None and method.scope is not Scope.ALL_LAYERS
        can_combine = bool(layer_blend.others) and not is_single
        self.combine.setEnabled(can_combine)
        row = self.combine.findData(layer_blend.combine.value)
        self.combine.setCurrentIndex(row if can_combine else -1)  # what it says then stands for it
        tip = self.tr("How the maps of the chosen layers are combined")
        if not layer_blend.others:
            self.combine.setPlaceholderText(self.tr("one"))
            tip = self.tr("Ctrl+click in the tree combines more layers with this one")
        elif method is not None and is_single:
            self.combine.setPlaceholderText(self.tr("not combined"))
            tip = self.tr("{method} does not combine layers.").format(method=method.name)
        explain(self.combine, tip)
        maps = self._state.current_maps
        if maps is not None:  # until there are others, it stays as it was
            self.std.setEnabled(bool(maps.std))
        self.std.setChecked(layer_blend.std)

    @Slot()
    def _on_currency_changed(self) -> None:
        self._on_pointer_changed(self._state.pointer)
        overlay, currency = heat_shown(self._state)
        self._veil.set_current(overlay is None or currency is Currency.CURRENT)
        if overlay is None:
            self.bar.clear_range()
            return
        style = overlay.request.style
        self.bar.set_range(
            overlay.raw_min,
            overlay.raw_max,
            overlay.colors,
            is_upsampled=style.normalization is Normalization.MIN_MAX,
            is_signed=style.normalization is Normalization.SIGNED,
            is_gray=style.colormap == "gray",
        )

    @Slot(object)
    def _on_pointer_changed(self, position: tuple[float, float] | None) -> None:
        reading = readout_at(self._state.active, position)
        self.bar.set_marker(None if reading is None else reading.value)

    def _show_style(self) -> None:
        style = self._state.selection.style
        for field, slider in self._sliders.items():
            slider.set_value(getattr(style, field))
        for field, box in self._choices.items():
            box.setCurrentIndex(box.findData(getattr(style, field).value))
        name = (
            self.tr("Normalisation, upsampling (changed)")
            if self._is_rare()
            else self.tr("Normalisation, upsampling")
        )
        self.fold.setText(name)
        self.fold.setAccessibleName(name)
        is_alone = style.blend is Blend.ALONE  # on its own grid, without an image to be mixed with
        for control in (self.intensity, self.interpolation, self.corners):
            control.setEnabled(not is_alone)
        self.bar.set_threshold(style.threshold)
        if not self.colors.count():
            return
        from engine.imaging import COLORMAPS, SIGNED_COLORMAP, colormap_of, colormap_table

        name = style.colormap if style.colormap in COLORMAPS else Style().colormap
        if name != style.colormap:  # a colour map in another version's settings
            self._state.restyle(colormap=name)
            return
        if name != "gray":
            self._colored = name
        is_signed = style.normalization is Normalization.SIGNED
        if is_signed != (self.colors.findData(SIGNED_COLORMAP) >= 0):
            if is_signed:
                fill_signed_colors(self.colors, self.tr("Blue, white, red"))
            else:
                fill_colors(self.colors)
        self.colors.setCurrentIndex(self.colors.findData(colormap_of(style)))
        self.bar.set_colors(colormap_table(colormap_of(style)))
