#!/usr/bin/env bash
# libFuzzer and the address sanitizer on every reader of outside bytes, PARLEY_SOAK_SECONDS each.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
exec Scripts/fuzz "${PARLEY_SOAK_SECONDS:-120}"
