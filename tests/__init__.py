"""Every test of Camscope; `make test` runs them."""
