"""The engine process and the thread that talks to it: lanes, messages, supervision."""
