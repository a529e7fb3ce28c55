"""`camscope explain`: raw maps, overlays and the manifest that says how each was made.

`explain_images` plans (`plan`), reads ahead (`reading`), asks the session (`computing`), writes in
threads (`writing`) and keeps the books (`manifest`).
"""

from engine.cli.explain.run import explain_images

__all__ = ["explain_images"]
