#!/usr/bin/env bash
# Fuzzes all targets, or those that are named, and prints a line for each.
#
#   fuzz/run.sh [-t SECONDS] [-j TARGETS_AT_ONCE] [-s SANITIZER] [TARGET...]
#
# What is found lies in fuzz/artifacts/TARGET/; the log of each target in fuzz/runs/TARGET.log. Ends with 1 when
# anything was found. With a stable toolchain RUSTC_BOOTSTRAP=1 is set, which cargo-fuzz needs.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

seconds=60 jobs=1 sanitizer=none
while getopts 't:j:s:' option; do
  case $option in
    t) seconds=$OPTARG ;;
    j) jobs=$OPTARG ;;
    s) sanitizer=$OPTARG ;;
    *) exit 2 ;;
  esac
done
shift $((OPTIND - 1))
export RUSTC_BOOTSTRAP=1 CARGO_FUZZ="${CARGO_FUZZ:-cargo-fuzz}"

targets=("$@")
if [ ${#targets[@]} -eq 0 ]; then
  mapfile -t targets < <(find fuzz_targets -name '*.rs' -printf '%f\n' | sed 's/\.rs$//' | sort)
fi

./seeds.sh "${targets[@]}"
"$CARGO_FUZZ" fuzz build --sanitizer "$sanitizer"
binaries=target/x86_64-unknown-linux-gnu/release
mkdir -p runs

one() {
  local target=$1 dictionary=()
  case $target in
    hcl | module | tree | expression | template | tfvars | types | checks | settings) dictionary=(-dict=hcl.dict) ;;
  esac
  mkdir -p "artifacts/$target" "corpus/$target"
  # The program gives its threads 16 MiB of stack; here it all runs on the main one.
  ulimit -s 16384
  local code=0
  "$binaries/$target" "corpus/$target" "seeds/$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=1024 \
    -malloc_limit_mb=1024 -max_len=16384 -artifact_prefix="artifacts/$target/" "${dictionary[@]}" -print_final_stats=1 \
    >"runs/$target.log" 2>&1 || code=$?
  local executions coverage found
  executions=$(sed -n 's/^stat::number_of_executed_units: *//p' "runs/$target.log" | tail -1)
  coverage=$(grep -o 'cov: [0-9]*' "runs/$target.log" | tail -1 | cut -d' ' -f2 || true)
  found=$(find "artifacts/$target" -type f | wc -l)
  printf '%-14s %10s executions, %7s edges, %3s found%s\n' "$target" "${executions:-?}" "${coverage:-?}" "$found" \
    "$([ "$code" -eq 0 ] || printf ' (ended with %s)' "$code")"
  [ "$code" -eq 0 ]
}
export -f one
export seconds binaries

printf '%s\n' "${targets[@]}" | xargs -P "$jobs" -I{} bash -c 'one {}'
