"""Runs a recipe: ``python -m scripts.recipes NAME [--data FOLDER] [--out FOLDER] [--quick]``.

Without a folder of pictures it draws some. The model, the names of its classes and a few pictures
are written to ``out/recipes/NAME``.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from importlib import import_module
from pathlib import Path

from scripts.recipes import RECIPES


def main(arguments: list[str] | None = None) -> None:
    """Run the recipe that the command line names."""
    listed = "; ".join(f"{name}: {what}" for name, what in RECIPES.items())
    parser = argparse.ArgumentParser(prog="python -m scripts.recipes", description=listed)
    parser.add_argument("name", choices=RECIPES, metavar="NAME")
    parser.add_argument("--data", type=Path, metavar="FOLDER", help="a folder for each class in it")
    parser.add_argument("--out", type=Path, metavar="FOLDER")
    parser.add_argument("--quick", action="store_true", help="a tiny network, trained for a moment")
    parser.add_argument("--weights", type=Path, metavar="FILE", help="of the base, for new heads")
    parser.add_argument("--library", choices=("keras", "tf_keras"), help="for cats_and_dogs")
    options = parser.parse_args(arguments)
    out = options.out or Path("out") / "recipes" / options.name
    more = {key: vars(options)[key] for key in ("weights", "library") if vars(options)[key]}
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    recipe = import_module(f"scripts.recipes.{options.name}")
    if options.data is not None:
        recipe.train(options.data, out, quick=options.quick, **more)
        return
    with tempfile.TemporaryDirectory() as folder:
        recipe.draw(Path(folder) / "pictures", quick=options.quick)
        recipe.train(Path(folder) / "pictures", out, quick=options.quick, **more)


if __name__ == "__main__":
    main()
