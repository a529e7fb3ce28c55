"""`camscope explain`: raw maps, overlays and the manifest that says how each was made.

`run` plans (`plan`, from `methods` and `targets`), decodes ahead (`image_reader`), requests maps
(`map_requester`), writes in threads (`map_writer`) and records (`manifest`, `resume`).
"""

from engine.cli.explain.run import explain_images

__all__ = ["explain_images"]
