"""What labels are called without their mnemonics."""

import pytest

from gui.text.mnemonics import plain_words


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("&File", "File"),
        ("E&xplain", "Explain"),
        ("&Save…", "Save"),
        ("Colum&ns:", "Columns"),
        ("Open image…", "Open image"),
        ("ファイル(&F)", "ファイル"),
        ("保存(&S)…", "保存"),
        ("行(&R):", "行"),
        ("資料夾(&F)\N{FULLWIDTH COLON}", "資料夾"),
        ("Blend (alpha)", "Blend (alpha)"),
        ("", ""),
    ],
)
def test_a_name_has_no_mnemonic(label, name):
    assert plain_words(label) == name
