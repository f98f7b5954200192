# What .ci/run counts with; tests/node/scripts/ci.test.ts tries it.

# As NIET_GEDAAN in scripts/lib/leveringsketen.ts.
NOT_DONE=75

passed=0
failed=0
undone=''
log="$(mktemp)"
trap 'rm -f "$log"' EXIT

finish() {
  if [ -n "$undone" ]; then printf 'not done here: %s\n' "$undone"; fi
  printf '%d passed, %d failed\n' "$passed" "$failed"
  [ "$failed" -eq 0 ]
  exit
}

# step NAME COMMAND...: counts as one. A command that ends with 75 could not be done here: it counts as nothing and is named at the end.
step() {
  printf '\n== %s\n' "$1"
  local start=$SECONDS status=0
  "${@:2}" </dev/null || status=$?
  if [ "$status" -eq 0 ]; then
    passed=$((passed + 1))
    printf '== %s: in order (%d s)\n' "$1" $((SECONDS - start))
    return 0
  fi
  if [ "$status" -eq "$NOT_DONE" ]; then
    undone="${undone:+$undone, }$1"
    printf '== %s: NOT DONE (%d s)\n' "$1" $((SECONDS - start))
    return 1
  fi
  failed=$((failed + 1))
  printf '== %s: FAILED (%d s)\n' "$1" $((SECONDS - start))
  return 1
}

# suite NAME COMMAND...: counts as many as its own last line says
suite() {
  printf '\n== %s\n' "$1"
  local start=$SECONDS status line
  "${@:2}" </dev/null 2>&1 | tee "$log" | grep -Ev '^[0-9]+ passed, [0-9]+ failed$'
  status=${PIPESTATUS[0]}
  line="$(grep -E '^[0-9]+ passed, [0-9]+ failed$' "$log" | tail -n 1)"
  if [[ $line =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed$ ]]; then
    passed=$((passed + BASH_REMATCH[1]))
    failed=$((failed + BASH_REMATCH[2]))
    # a run that failed without a failed test, or passed without any test, is a failure all the same
    if [ "$status" -ne 0 ] && [ "${BASH_REMATCH[2]}" -eq 0 ]; then failed=$((failed + 1)); fi
    if [ "$status" -eq 0 ] && [ "${BASH_REMATCH[1]}" -eq 0 ]; then failed=$((failed + 1)); fi
  else
    line='no count'
    failed=$((failed + 1))
  fi
  printf '== %s: %s (%d s)\n' "$1" "$line" $((SECONDS - start))
}
