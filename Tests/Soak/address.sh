#!/usr/bin/env bash
# The tests of everything that reads outside bytes, under the address sanitizer.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../../Scripts/lib.sh"

tests='(Wire|Crypto|Note|Seal|Tlog|Record|Keylog|Charter|Evidence|Forms|Fuzz|Node)Tests'
log=$logs/address-sanitizer.log
arguments=(--sanitize address --scratch-path "$root/.build-asan")
build asan --build-tests "${arguments[@]}"
say "address: testing; see $log"
if swift test --skip-build --disable-xctest "${arguments[@]}" --filter "$tests" \
  </dev/null >"$log" 2>&1 && ! grep -q 'ERROR: AddressSanitizer' "$log"; then
  grep -aE '^✔ Test run' "$log"
else
  grep -aE '^(✘|↳)|error:|Sanitizer' "$log" >&2 || tail -n 40 "$log" >&2
  die "address: the sanitizer or a test objects"
fi
