"""Attribution methods: their registry, their service, and what they share."""
