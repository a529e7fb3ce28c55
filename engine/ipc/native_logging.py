"""Keeps native code's messages off the terminal, for the engine process and the commands."""

from __future__ import annotations

import os

from engine.backends import configure_environment


def configure_native_logging(backend: str = "") -> None:
    """Set what native libraries read from the environment; call it before they are imported.

    Parameters
    ----------
    backend : str
        The one that this process is for; empty for the default one.
    """
    configure_environment(backend)
    os.environ["HDF5_PLUGIN_PRELOAD"] = "::"  # a model file must not make HDF5 load a library


def redirect_native_stderr(path: str) -> int:
    """Send what native code writes to standard error (file descriptor 2) to a file.

    Frameworks write there before they have read their log level.

    Parameters
    ----------
    path : str
        The file; made or emptied. Where that cannot be done (the disk is full, for instance), what
        is written is lost.

    Returns
    -------
    int
        A new file descriptor of the terminal (or whatever standard error was).
    """
    kept = os.dup(2)
    try:
        log = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND)
    except OSError:
        log = os.open(os.devnull, os.O_WRONLY)
    os.dup2(log, 2)
    os.close(log)
    return kept
