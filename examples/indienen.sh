#!/usr/bin/env bash
# Submits a verantwoording and shows what became of it. Usage: SLEUTEL=evk_… examples/indienen.sh <bestand> [adres]
set -euo pipefail
bestand="${1:?Noem het bestand met de verantwoording.}"
basis="${2:-http://localhost:8787}"
: "${SLEUTEL:?Zet de sleutel van de aanbieder in SLEUTEL.}"

# The key goes in through a file descriptor, so that it stands in no list of processes.
vraag() { curl --silent --show-error --config <(printf 'header = "Authorization: Bearer %s"\n' "$SLEUTEL") "$@"; }

# Packed it travels ten times lighter; the same file again gives the same ontvangstbewijs.
gzip --stdout "$bestand" |
  vraag --data-binary @- -H 'Content-Type: application/json' -H 'Content-Encoding: gzip' \
    "$basis/aanbieder/v1/verantwoordingen"
echo
