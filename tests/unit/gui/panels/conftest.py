"""A way to show a panel of the state `ready`."""

import pytest


@pytest.fixture
def shown(ready, qtbot):
    """Build a panel of a kind and put it on the screen."""

    def build(kind):
        panel = kind(ready)
        qtbot.addWidget(panel)
        panel.resize(300, panel.sizeHint().height())
        panel.show()
        qtbot.waitExposed(panel)
        return panel

    return build
