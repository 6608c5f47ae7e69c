#!/usr/bin/env bash
# The journal's power cuts, torn in hundreds of ways instead of two: about two seconds a seed.
set -euo pipefail
PARLEY_POWER_CUT_SEEDS=${PARLEY_POWER_CUT_SEEDS:-300} \
  swift test --skip-build --disable-xctest --filter PowerCutTests
