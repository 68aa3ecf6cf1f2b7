#!/usr/bin/env bash
# run.sh [SECONDS] [OPTION…]: a long run of all bodies on the stable toolchain, an hour where nothing is
# said; `--body`, `--seed`, `--runs` and `--jobs` as in main.rs. Ends with 1 when something did not hold.
set -euo pipefail
cd "$(dirname "$0")"
seconds=${1:-3600}
[ $# -eq 0 ] || shift
exec cargo run --quiet --bin fuzz -- "$seconds" --seed "$(date +%s)" "$@"
