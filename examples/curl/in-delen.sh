#!/usr/bin/env bash
# Sends a large verantwoording in parts and submits it. Run it again after a broken connection: parts that are there are not sent again.
# Usage: SLEUTEL=evk_… examples/curl/in-delen.sh <bestand> [adres]. Needs curl and openssl.
set -euo pipefail
bestand="${1:?Noem het bestand met de verantwoording.}"
basis="${2:-http://localhost:8787}/aanbieder/v1"
: "${SLEUTEL:?Zet de sleutel van de aanbieder in SLEUTEL.}"
deel_bytes=$((5 * 1024 * 1024))

# The key goes in through a file descriptor, so that it stands in no list of processes.
vraag() {
  curl --silent --show-error --fail-with-body --retry 5 --config <(printf 'header = "Authorization: Bearer %s"\n' "$SLEUTEL") "$@"
}

onthouden="$bestand.upload"
if ! [ -s "$onthouden" ] || ! vraag --output /dev/null "$basis/uploads/$(cat "$onthouden")"; then
  bytes=$(wc -c <"$bestand")
  sha256=$(openssl dgst -sha256 -r "$bestand" | cut -d' ' -f1)
  printf '{"bytes":%d,"sha256":"%s","mediatype":"application/json","deelBytes":%d}' "$bytes" "$sha256" "$deel_bytes" |
    vraag --data-binary @- -H 'Content-Type: application/json' "$basis/uploads" |
    sed 's/^{"id":"\([^"]*\)".*/\1/' >"$onthouden"
fi
id=$(cat "$onthouden")

deel=$(mktemp)
trap 'rm -f "$deel"' EXIT
for nummer in $(vraag "$basis/uploads/$id" | sed 's/.*"ontbreekt":\[\([^]]*\)\].*/\1/' | tr ',' ' '); do
  dd if="$bestand" of="$deel" bs="$deel_bytes" skip=$((nummer - 1)) count=1 status=none
  digest=$(openssl dgst -sha256 -binary "$deel" | openssl base64 -A)
  vraag --request PUT --data-binary "@$deel" --output /dev/null -H 'Content-Type: application/octet-stream' \
    -H "Content-Digest: sha-256=:$digest:" "$basis/uploads/$id/delen/$nummer"
  echo "deel $nummer is er" >&2
done

vraag --request POST "$basis/verantwoordingen?upload=$id"
echo
rm -f "$onthouden"
