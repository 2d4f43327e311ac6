#!/usr/bin/env bash
# Installs what the tests need where it is missing, builds everything and runs all tests.
# Needs the .NET SDK and, for the missing rest, Debian's apt and the right to use it.
# The last line is "N passed, N failed"; the exit code is 0 only when nothing failed.
set -uo pipefail
cd "$(dirname "$0")"
export CI="${CI:-true}" DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1

say() { printf '\n== %s\n' "$*"; }

sudo=""; [ "$(id -u)" = 0 ] || sudo=sudo
need_apt() { # command package…
  command -v "$1" >/dev/null 2>&1 || ls $1 >/dev/null 2>&1 || missing+=("${@:2}")
}
missing=()
need_apt chromium chromium
need_apt node nodejs
need_apt npm npm
need_apt "/usr/lib/postgresql/*/bin/postgres" postgresql
if [ ${#missing[@]} -gt 0 ]; then
  say "Installing ${missing[*]}"
  $sudo apt-get update -qq && $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" fonts-noto-core fonts-noto-cjk >/dev/null || {
    echo "Could not install: ${missing[*]}. Install them by hand and run this again."; echo "0 passed, 1 failed"; exit 1; }
fi
if [ -f tests/SupportBot.Acceptance/node/package-lock.json ]; then
  say "Fetching the clients that the acceptance tests use"
  (cd tests/SupportBot.Acceptance/node && { [ -d node_modules ] && [ node_modules -nt package-lock.json ] || npm ci --ignore-scripts --no-audit --no-fund --loglevel=error; }) || {
    echo "npm could not fetch the test clients."; echo "0 passed, 1 failed"; exit 1; }
fi

say "Building"
dotnet build SupportBot.sln -v quiet --nologo || { echo "The build failed."; echo "0 passed, 1 failed"; exit 1; }

passed=0; failed=0; skipped=0
for project in tests/*.Tests tests/SupportBot.Acceptance; do
  say "$project"
  log=$(mktemp)
  dotnet test "$project" --no-build --nologo -v quiet --logger "console;verbosity=normal" 2>&1 | tee "$log" | grep -vE '^\s+Passed |^\s*$|^\[xUnit' || true
  code=${PIPESTATUS[0]}
  p=$(grep -cE '^\s+Passed ' "$log"); f=$(grep -cE '^\s+Failed ' "$log"); s=$(grep -cE '^\s+Skipped ' "$log")
  # A run that broke off counts as a failure even when no test said so.
  [ "$code" -ne 0 ] && [ "$f" -eq 0 ] && f=1
  [ $((p + f)) -eq 0 ] && { echo "No test ran in $project."; f=1; }
  passed=$((passed + p)); failed=$((failed + f)); skipped=$((skipped + s))
  rm -f "$log"
done
if [ "$CI" = true ] && [ "$skipped" -gt 0 ]; then
  echo "$skipped tests were skipped; with CI=true none may be."
  failed=$((failed + skipped))
fi
echo
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
