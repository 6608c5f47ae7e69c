#!/usr/bin/env bash
# The tests of everything that has threads, under the thread sanitizer.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../../Scripts/lib.sh"

tests='SQLiteTests|HTTPTests|CarriersTests|RuntimeTests'
log=$logs/thread-sanitizer.log
arguments=(--sanitize thread --scratch-path "$root/.build-tsan")
build tsan --build-tests "${arguments[@]}"
say "thread: testing; see $log"
if swift test --skip-build --disable-xctest "${arguments[@]}" --filter "$tests" \
  </dev/null >"$log" 2>&1 && ! grep -q 'WARNING: ThreadSanitizer' "$log"; then
  grep -aE '^✔ Test run' "$log"
else
  grep -aE '^(✘|↳)|error:|Sanitizer' "$log" >&2 || tail -n 40 "$log" >&2
  die "thread: the sanitizer or a test objects"
fi
