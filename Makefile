# Camscope's commands. `make help` lists them; each prepares what it needs (scripts/setup.sh).

PYTHON ?= python3
export PYTHON
python := .venv/bin/python
# OFFLINE=1: packages come from this folder, and no index is asked (docs/offline.md).
WHEELHOUSE ?= wheelhouse
export OFFLINE WHEELHOUSE
# So many tests run at a time: each worker that loads TensorFlow takes about 1 GB. WORKERS=0 is none.
WORKERS ?= 2
# One more without TensorFlow: a third of these tests' time is waiting for timers.
FAST_WORKERS ?= 3

.PHONY: help run test test-fast mutants fuzz families networks bench lint strings package package-test wheelhouse clean
.DEFAULT_GOAL := help

help: ## list these commands
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | while IFS='	' read -r name what; do \
		printf 'make %-12s  %s\n' "$$name" "$$what"; done

# GPU=1 has an environment of its own: TensorFlow's CUDA and PyTorch's are files of the same names.
run: export VENV := $(if $(GPU),.venv-gpu,.venv)
run: ## open Camscope; ARGS='photo.png model.keras': with these; TORCH=1: with PyTorch; GPU=1: TensorFlow on an NVIDIA GPU
	@scripts/setup.sh run $(if $(TORCH),torch) $(if $(GPU),tensorflow-cuda)
	@scripts/run.sh $(ARGS)

test: ## lint, check types and run every test; ARGS='-k name' chooses among the tests
	@scripts/setup.sh test
	@$(MAKE) --no-print-directory checks
	@$(python) -m compileall -q main.py engine gui tests # once, not in each process that tests start
	@scripts/test.sh -n $(WORKERS) --dist loadfile $(ARGS)

test-fast: ## run the tests that need neither TensorFlow nor PyTorch nor the whole program, in under a minute
	@scripts/setup.sh test
	@$(python) -m pytest -n $(FAST_WORKERS) --dist loadfile -m "not tensorflow and not e2e" $(ARGS)

mutants: ## change the program in small ways and count the changes that the tests notice
	@scripts/setup.sh test
	@$(python) scripts/mutants.py $(ARGS)

fuzz: ## feed made-up bytes to all that reads files and messages, 10 minutes; ARGS='image --minutes 60'
	@scripts/setup.sh fuzz
	@nice $(python) -m tests.fuzz $(ARGS)

families: ## save, open and explain all 40 networks of Keras Applications; half an hour
	@scripts/setup.sh test
	@$(python) -m scripts.families $(ARGS)

networks: ## check that the weights of all networks of Keras Applications are recognised; 10 minutes
	@scripts/setup.sh test
	@$(python) -m scripts.network_tensors --check $(ARGS)

lint: ## lint and check types only
	@scripts/setup.sh lint
	@$(MAKE) --no-print-directory checks

.PHONY: checks
checks:
	@$(python) -m ruff check .
	@$(python) -m ruff format --check .
	@$(python) -m mypy

strings: ## write the visible strings into resources/translations, and compile them
	@scripts/setup.sh lint
	@$(python) -m scripts.strings $(ARGS)

bench: ## measure speed against peers and write benchmarks/RESULTS.md
	@scripts/setup.sh bench
	@$(python) -m benchmarks $(ARGS)

# Each variant has an environment of its own: TensorFlow's builds are files of the same names.
package: export VENV := .venv-package$(if $(GPU),-gpu)$(if $(TORCH),-torch)
package: ## build dist/camscope, check and pack it; TORCH=1: with PyTorch; GPU=1: with TensorFlow's CUDA
	@scripts/setup.sh package $(if $(TORCH),package-torch) $(if $(GPU),package-gpu)
	@$(VENV)/bin/python -m scripts.packaging --variant $(if $(GPU),gpu,$(if $(TORCH),torch,cpu)) $(ARGS)

package-test: ## check dist/camscope in a real window: speed, commands, files, sockets; ARGS='ARCHIVE --only starts'
	@scripts/setup.sh package-test
	@$(python) -m scripts.package_test $(ARGS)

wheelhouse: ## collect the packages that `make run OFFLINE=1` takes where there is no internet; TORCH=1, GPU=1, TARGET=test
	@scripts/setup.sh wheelhouse
	@$(python) scripts/wheelhouse.py collect --folder '$(WHEELHOUSE)' --platform '$(PLATFORM)' \
		--python '$(PYTHON_VERSION)' $(or $(TARGET),run) $(if $(TORCH),torch) $(if $(GPU),tensorflow-cuda)

clean: ## remove what the other commands made, except environments and the wheelhouse
	@rm -rf build dist out .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@find . -path './.venv*' -prune -o -name __pycache__ -type d -prune -exec rm -rf {} +
