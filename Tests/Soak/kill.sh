#!/usr/bin/env bash
# The kill loop of Tests/Processes, hundreds of times and from several seeds: about a second a kill.
set -euo pipefail
for seed in ${PARLEY_KILL_SEEDS:-1 2 3}; do
  PARLEY_SEED=$seed PARLEY_KILLS=${PARLEY_KILLS:-200} python3 Tests/Processes/kill.py
done
