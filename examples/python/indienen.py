#!/usr/bin/env python3
"""Submits a verantwoording and follows it until nothing is on its way. Standard library only (Python 3.9 or newer).

Usage: SLEUTEL=evk_… python3 examples/python/indienen.py <bestand> [adres]
Exit code: 0 accepted, 2 refused, 5 no connection or a fault.
"""
import json
import os
import sys
import time
import urllib.error
import urllib.request

POGINGEN = 5
ONDERWEG = {"gepland", "omgezet"}


def vraag(basis, sleutel, pad, bestand=None):
    """The answer as (status, JSON). What may pass by itself is tried again, as late as the gateway asks."""
    for poging in range(1, POGINGEN + 1):
        verzoek = urllib.request.Request(basis + pad, headers={"Authorization": "Bearer " + sleutel})
        inhoud = None
        if bestand is not None:
            inhoud = open(bestand, "rb")
            verzoek.data = inhoud
            verzoek.add_header("Content-Type", "application/json")
            verzoek.add_header("Content-Length", str(os.path.getsize(bestand)))
        try:
            with urllib.request.urlopen(verzoek, timeout=600) as antwoord:
                return antwoord.status, json.load(antwoord)
        except urllib.error.HTTPError as fout:
            if fout.code not in (429, 500, 502, 503, 504) or poging == POGINGEN:
                return fout.code, json.loads(fout.read() or b"{}")
            wacht = fout.headers.get("Retry-After", "")
            time.sleep(int(wacht) if wacht.isdigit() else 2**poging)
        except (urllib.error.URLError, OSError):
            if poging == POGINGEN:
                raise
            time.sleep(2**poging)
        finally:
            if inhoud is not None:
                inhoud.close()


def main():
    if len(sys.argv) < 2 or "SLEUTEL" not in os.environ:
        sys.exit("Gebruik: SLEUTEL=evk_… python3 indienen.py <bestand> [adres]")
    basis = (sys.argv[2] if len(sys.argv) > 2 else "http://localhost:8787") + "/aanbieder/v1"
    sleutel = os.environ["SLEUTEL"]

    status, antwoord = vraag(basis, sleutel, "/verantwoordingen", sys.argv[1])
    if status not in (200, 201):
        print(antwoord.get("detail", "antwoord %d" % status), file=sys.stderr)
        for bevinding in antwoord.get("bevindingen", []):
            plaats = bevinding.get("pointer", "")
            print("%s %s: %s" % (bevinding["code"], plaats, bevinding["melding"]), file=sys.stderr)
            print("  Wat u kunt doen: " + bevinding["oplossing"], file=sys.stderr)
        return 2 if status < 500 else 5

    pad = "/verantwoordingen/%s/zendingen" % antwoord["id"]
    while True:
        _, lijst = vraag(basis, sleutel, pad)
        if not any(zending["toestand"] in ONDERWEG for zending in lijst["resultaten"]):
            break
        time.sleep(1)
    for zending in lijst["resultaten"]:
        print("%s  %s  %s" % (zending["ontvanger"]["naam"], zending["formaat"]["naam"], zending["toestand"]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
