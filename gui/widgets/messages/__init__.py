"""The message bar: messages to the user."""
