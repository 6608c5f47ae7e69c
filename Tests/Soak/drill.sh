#!/usr/bin/env bash
# Two honest nodes in a bad world, from PARLEY_DRILL_SEEDS seeds instead of twelve.
set -euo pipefail
PARLEY_DRILL_SEEDS=${PARLEY_DRILL_SEEDS:-600} \
  swift test --skip-build --disable-xctest --filter NodeTests.Drills
