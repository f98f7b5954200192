"""Says as JSON what openpyxl finds in a workbook: `waarden` (as last calculated) or `formules` (as written)."""
import datetime
import json
import sys

from openpyxl import load_workbook


def tekst(waarde):
    return waarde.isoformat() if isinstance(waarde, (datetime.date, datetime.datetime)) else waarde


def plaats(bereik):
    return str(getattr(bereik, "sqref", bereik))


boek = load_workbook(sys.argv[1], data_only=sys.argv[2] == "waarden")
cellen = {blad.title: {} for blad in boek.worksheets}
notaties = {blad.title: {} for blad in boek.worksheets}
for blad in boek.worksheets:
    for rij in blad.iter_rows():
        for cel in rij:
            if cel.value is not None:
                cellen[blad.title][cel.coordinate] = tekst(cel.value)
                notaties[blad.title][cel.coordinate] = cel.number_format
json.dump(
    {
        "bladen": boek.sheetnames,
        "cellen": cellen,
        "notaties": notaties,
        "tabellen": {
            tabel.displayName: f"{blad.title} {tabel.ref}" for blad in boek.worksheets for tabel in blad.tables.values()
        },
        "validaties": {
            blad.title: [plaats(validatie) for validatie in blad.data_validations.dataValidation]
            for blad in boek.worksheets
        },
        "opmaak": {blad.title: [plaats(opmaak) for opmaak in blad.conditional_formatting] for blad in boek.worksheets},
        "samengevoegd": {blad.title: [str(bereik) for bereik in blad.merged_cells.ranges] for blad in boek.worksheets},
        "grafieken": {
            blad.title: [reeks.val.numRef.f for grafiek in blad._charts for reeks in grafiek.series]
            for blad in boek.worksheets
        },
    },
    sys.stdout,
)
