"""Garbage collection: off while a process starts, then on, without what the start has made."""

import subprocess
import sys

CODE = """
import gc
from engine.api import garbage

garbage.resume()
assert gc.isenabled() and not gc.get_freeze_count()  # nothing was paused
garbage.pause()
assert not gc.isenabled()
kept = [[] for _ in range(1000)]
garbage.resume()
assert gc.isenabled() and gc.get_freeze_count() > 1000
garbage.resume()


class Node:
    alive = 0

    def __init__(self):
        self.itself = self
        Node.alive += 1

    def __del__(self):
        Node.alive -= 1


Node()
gc.collect()
assert not Node.alive  # what came after the start is collected

garbage.pause()
first = Node()
garbage.resume()
del first
gc.collect()
assert Node.alive  # what the start has made is not looked at
garbage.sweep()
assert not Node.alive and gc.isenabled() and gc.get_freeze_count() > 1000
print("done")
"""


def test_what_a_start_has_made_is_left_alone_and_the_rest_collected():
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("done\n", "")
