"""Leaves out the tests of the PyTorch backend unless `KERAS_BACKEND=torch` is set.

`keras.ops` belongs to one framework a process, and the other tests use TensorFlow's.
"""

import os

collect_ignore_glob = [] if os.environ.get("KERAS_BACKEND") == "torch" else ["test_*.py"]
