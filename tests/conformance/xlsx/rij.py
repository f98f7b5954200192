"""Fills in the next row of a sheet, as a person would: `rij.py <bestand> <blad> <kolom=waarde> …`; with `--toon` says what is protected."""
import datetime
import json
import sys

from openpyxl import load_workbook

bestand, blad, *cellen = sys.argv[1:]
boek = load_workbook(bestand)
tabel = boek[blad]
if cellen == ["--toon"]:
    json.dump(
        {
            "beschermd": {een.title: bool(een.protection.sheet) for een in boek.worksheets},
            "verborgen": [een.title for een in boek.worksheets if een.sheet_state != "visible"],
            "lijsten": {
                een.title: sorted(
                    str(keuze.sqref) for keuze in een.data_validations.dataValidation if keuze.type == "list"
                )
                for een in boek.worksheets
            },
        },
        sys.stdout,
    )
    sys.exit()
kopregel = next(rij for rij in tabel.iter_rows() if any(str(cel.value or "").startswith("BSN") for cel in rij))
kolommen = {str(cel.value).rstrip(" *"): cel.column for cel in kopregel if cel.value is not None}
eerste = kopregel[0].row + 1
leeg = next(nr for nr in range(eerste, eerste + 1000) if all(cel.value in (None, "") for cel in tabel[nr]))
for cel in cellen:
    kop, waarde = cel.split("=", 1)
    doel = tabel.cell(leeg, kolommen[kop])
    if waarde.startswith("datum:"):
        doel.value = datetime.date.fromisoformat(waarde[6:])
    elif waarde.startswith("getal:"):
        doel.value = float(waarde[6:])
    else:
        doel.value = waarde
boek.save(bestand)
