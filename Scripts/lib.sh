# Shared by the scripts beside it: sourced, never run.
# Rules: results to standard output, everything else to standard error; nothing asks a question;
# every script works without a terminal and from any folder.
# shellcheck shell=bash

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
logs=$root/.build/logs

say() { printf '%s\n' "$*" >&2; }

die() {
  say "! $*"
  exit 1
}

# not_run REASON...: what did not run must not look like what passed, so it stands in a box.
not_run() {
  local line width=0 rule
  for line in "$@"; do
    line="NOT RUN: $line"
    if [ ${#line} -gt $width ]; then width=${#line}; fi
  done
  rule=+$(printf '%*s' $((width + 2)) '' | tr ' ' '-')+
  say "$rule"
  for line in "$@"; do printf '| %-*s |\n' "$width" "NOT RUN: $line" >&2; done
  say "$rule"
}

# ---- Swift --------------------------------------------------------------------------------------

# Prints "MAJOR MINOR" of a Swift compiler, or fails.
swift_version() {
  "$1" --version 2>/dev/null | sed -nE 's/.*Swift version ([0-9]+)\.([0-9]+).*/\1 \2/p' | head -n 1
}

# Every place a Swift may be. $SWIFT (the program or its folder) goes before the path, because
# someone has set it on purpose.
swift_places() {
  if [ -n "${SWIFT:-}" ]; then printf '%s\n' "$SWIFT" "$SWIFT/swift" "$SWIFT/usr/bin/swift"; fi
  command -v swift || true
  local folder
  for folder in /opt/swift/usr/bin /opt/swift*/usr/bin /usr/local/swift/usr/bin \
    /usr/libexec/swift/*/bin /usr/libexec/swift/bin "${HOME:-/nowhere}/.local/share/swiftly/bin"; do
    printf '%s\n' "$folder/swift"
  done
}

# Puts the first Swift that is new enough at the front of PATH, or says what is missing.
use_swift() {
  local place version found="" major minor
  while IFS= read -r place; do
    [ -f "$place" ] && [ -x "$place" ] || continue
    version=$(swift_version "$place") || true
    if [ -z "$version" ]; then
      found=${found:-"$place does not start"}
      continue
    fi
    read -r major minor <<<"$version"
    if [ "$major" -gt 6 ] || { [ "$major" -eq 6 ] && [ "$minor" -ge 2 ]; }; then
      PATH=$(dirname "$place"):$PATH
      export PATH
      return
    fi
    found=${found:-"$place is Swift $major.$minor"}
  done < <(swift_places)
  die "Swift 6.3 is needed (6.2 at the least) and ${found:-none was found}." \
    "Install it, see https://www.swift.org/install/linux/, and put its folder in PATH or in SWIFT."
}

# ---- building -----------------------------------------------------------------------------------

build_flags=(--explicit-target-dependency-import-check error)

# Reads the output of `swift build`; shows one moving line on a terminal, a line now and then
# elsewhere.
show_progress() {
  local line last=$SECONDS
  while IFS= read -r line; do
    case $line in
      \[*/*\]*)
        if [ -t 2 ]; then
          printf '\r\033[K%s' "${line:0:78}" >&2
        elif ((SECONDS - last >= 10)); then
          last=$SECONDS
          say "${line:0:78}"
        fi
        ;;
    esac
  done
  if [ -t 2 ]; then printf '\r\033[K' >&2; fi
}

# build NAME [swift build arguments]: the whole output is in .build/logs/build-NAME.log.
build() {
  local name=$1 log started=$SECONDS
  shift
  mkdir -p "$logs"
  log=$logs/build-$name.log
  say "building ($name) ..."
  if swift build "${build_flags[@]}" "$@" 2>&1 | tee "$log" | show_progress; then
    say "built in $((SECONDS - started)) s"
  else
    { grep -vE '^\[[0-9]+/[0-9]+\]' "$log" || true; } | tail -n 60 >&2
    say "! the build failed; all of its output is in $log"
    return 1
  fi
}

# ---- programs that are not ours -----------------------------------------------------------------

# The folder of the peer programs: PARLEY_PEERS, or the one beside this tree; empty if none is.
peers_folder() {
  local folder=${PARLEY_PEERS:-../shared/peers}
  if [ -f "$folder/gopeer/build.sh" ]; then (cd "$folder" && pwd); fi
}

# Builds the auditor of logs into .build/peers and tells where in PARLEY_GOPEER. Returns 1, with
# the reason in $peer_reason, if it cannot be had.
build_peers() {
  local folder out=$root/.build/peers newer
  folder=$(peers_folder)
  if [ -z "$folder" ]; then
    peer_reason="no gopeer in ${PARLEY_PEERS:-../shared/peers} (PARLEY_PEERS names another folder)"
    return 1
  fi
  newer=$out/gopeer
  if [ -x "$out/gopeer" ]; then
    newer=$(find "$folder/gopeer" -newer "$out/gopeer" -type f | head -n 1)
  fi
  if [ -n "$newer" ]; then
    mkdir -p "$logs"
    if ! GOPEER_CACHE=$out/cache sh "$folder/gopeer/build.sh" "$out" >"$logs/gopeer.log" 2>&1; then
      peer_reason="gopeer does not build: $(tail -n 1 "$logs/gopeer.log")"
      return 1
    fi
  fi
  export PARLEY_GOPEER=$out/gopeer
}
