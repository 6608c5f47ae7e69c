#!/usr/bin/env bash
# Whole worlds from fresh seeds for PARLEY_DRILL_HOURS (1), on a release build; what fails is kept
# as a small story in out/stories.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../../Scripts/lib.sh"

build release -c release --scratch-path .build-release
mkdir -p "$root/out/stories"
"$root/.build-release/release/parley" drill --hours "${PARLEY_DRILL_HOURS:-1}" --shrink 300 \
  --save "$root/out/stories"
