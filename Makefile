# Each task does its own set-up. Arguments: make demo ARGS="--help".
.DEFAULT_GOAL := help
.PHONY: help build demo test soak bench lint

help:
	@echo "make demo    two centres on this machine: a notice sent, answered, proved, attacked"
	@echo "make test    lint, build and every test that takes minutes"
	@echo "make soak    what takes long: kill loops, fuzzing"
	@echo "make bench   measures beside their physical floor, on a release build"
	@echo "make lint    the formatter's opinion"
	@echo "make build   the programs, in .build/debug"

build demo test soak bench lint:
	@Scripts/$@ $(ARGS)
