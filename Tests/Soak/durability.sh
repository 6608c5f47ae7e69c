#!/usr/bin/env bash
# Two nodes over disks that forget: the power goes at every write of each, clean and torn in
# PARLEY_DURABILITY_SEEDS ways. Some minutes.
set -euo pipefail
PARLEY_DURABILITY_STRIDE=1 PARLEY_DURABILITY_PAIRS=${PARLEY_DURABILITY_PAIRS:-300} \
  PARLEY_DURABILITY_SEEDS=${PARLEY_DURABILITY_SEEDS:-4} \
  swift test --skip-build --disable-xctest --filter DurabilityTests
