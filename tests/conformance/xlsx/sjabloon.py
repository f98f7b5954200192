"""Makes the template workbook of the conformance test: all that filling must keep or move, as openpyxl writes it.

Usage: python3 sjabloon.py TARGET.xlsx
"""
import sys

from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule, FormulaRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table, TableFormula, TableStyleInfo

KOPPEN = ["Gemeente", "Product", "Aantal", "Tarief", "Bedrag", "Begin", "Stand", "Status"]
BLAUW = PatternFill("solid", fgColor="DDEBF7")
ROOD = PatternFill("solid", fgColor="FFC7CE")
DUN = Border(bottom=Side(style="thin"))


def define(boek, naam, doel, blad=None):
    """Defined names are kept differently by openpyxl 3.0 (Debian 12) and 3.1."""
    if hasattr(boek.defined_names, "append"):
        plaats = None if blad is None else boek.sheetnames.index(blad)
        boek.defined_names.append(DefinedName(naam, attr_text=doel, localSheetId=plaats))
    else:
        waar = boek.defined_names if blad is None else boek[blad].defined_names
        waar[naam] = DefinedName(naam, attr_text=doel)


def tabel(blad, naam, kop, laatste):
    for kolom, tekst in enumerate(KOPPEN, 1):
        blad.cell(kop, kolom, tekst).font = Font(bold=True)
    for rij in range(kop + 1, laatste + 1):
        blad.cell(rij, 1).fill = BLAUW
        blad.cell(rij, 3).number_format = "0"
        blad.cell(rij, 4).number_format = "#,##0.00"
        blad.cell(rij, 5, f"=C{rij}*D{rij}").number_format = "€ #,##0.00"
        blad.cell(rij, 6).number_format = "dd-mm-yyyy"
        blad.cell(rij, 7, f"=SUM(E${kop + 1}:E{rij})").number_format = "#,##0.00"
        for kolom in range(1, 9):
            blad.cell(rij, kolom).border = DUN
    deel = Table(displayName=naam, ref=f"A{kop}:H{laatste}")
    deel._initialise_columns()
    for kolom, tekst in zip(deel.tableColumns, KOPPEN):
        kolom.name = tekst
    deel.tableColumns[4].calculatedColumnFormula = TableFormula(attr_text=f"{naam}[[#This Row],[Aantal]]*{naam}[[#This Row],[Tarief]]")
    deel.tableStyleInfo = TableStyleInfo(name="TableStyleMedium2", showRowStripes=True)
    blad.add_table(deel)


boek = Workbook()
regels = boek.active
regels.title = "Regels"
regels["A1"], regels["A1"].font = "Productieverantwoording", Font(bold=True, size=14)
regels["A2"], regels["A3"] = "Aanbieder", "Peildatum"
regels["B3"].number_format = "dd-mm-yyyy"
regels["A4"], regels["B4"] = "Totaal bedrag", "=SUM(E8:E9)"
regels["A5"], regels["B5"] = "Uit de voet", "=E11"
regels["J8"] = "naast de tabel"
tabel(regels, "tblRegels", 7, 9)
regels["A11"], regels["C11"], regels["E11"] = "Totaal", "=SUM(C8:C9)", "=SUM(E8:E9)"
regels["A12"], regels["E12"] = "Met btw", "=E11*1.21"
regels["A13"], regels["E13"] = "Aantal regels", "=COUNTA(A8:A9)"
regels.merge_cells("A15:D15")
regels["A15"], regels["A15"].alignment = "Voor akkoord", Alignment(horizontal="center")
regels["A15"].comment = Comment("Hier tekent de bestuurder", "gemeente")
regels.freeze_panes = "A8"
regels.column_dimensions["B"].width = 24
keuze = DataValidation(type="list", formula1="Lijsten!$A$2:$A$3", allow_blank=True)
keuze.add("H8:H9")
akkoord = DataValidation(type="list", formula1='"ja,nee"')
akkoord.add("E15")
regels.add_data_validation(keuze)
regels.add_data_validation(akkoord)
regels.conditional_formatting.add("E8:E9", CellIsRule(operator="greaterThan", formula=["$B$4/2"], fill=ROOD))
regels.conditional_formatting.add("A11:E13", FormulaRule(formula=["$E$11<0"], fill=ROOD))
grafiek = BarChart()
grafiek.add_data(Reference(regels, min_col=5, min_row=7, max_row=9), titles_from_data=True)
grafiek.set_categories(Reference(regels, min_col=1, min_row=8, max_row=9))
regels.add_chart(grafiek, "A18")
regels.print_area = "A1:H15"
regels.print_title_rows = "7:7"

boek.create_sheet("Begin")
gemeente = boek.create_sheet("Gemeente")
gemeente["A1"] = "Gemeente"
gemeente["A2"], gemeente["B2"] = "Totaal", "=SUM(tblGemeente[Bedrag])"
tabel(gemeente, "tblGemeente", 4, 5)
gemeente["A7"], gemeente["E7"] = "Totaal", "=SUM(E5:E5)"
gemeente["A8"], gemeente["E8"] = "Aandeel", "=IF(Regels!E11=0,0,E7/Regels!$E$11)"
gemeente.conditional_formatting.add("E5", CellIsRule(operator="lessThan", formula=["0"], fill=ROOD))
balken = BarChart()
balken.add_data(Reference(gemeente, min_col=5, min_row=4, max_row=5), titles_from_data=True)
gemeente.add_chart(balken, "A11")

boek.create_sheet("Eind")

overzicht = boek.create_sheet("Overzicht gemeenten")
for rij, (wat, formule) in enumerate(
    [
        ("Totaal", "=Regels!E11"),
        ("Totaal van de kolom", "=SUM(Regels!$E$8:$E$9)"),
        ("Totaal van de tabel", "=SUM(tblRegels[Bedrag])"),
        ("Almere", '=SUMIF(Regels!A8:A9,"0034",Regels!E8:E9)'),
        ("Met naam", "=SUM(Bedragen)"),
        ("Over de tabbladen", "=SUM(Begin:Eind!B2)"),
        ("Hele kolom", "=COUNT(Regels!C:C)"),
    ],
    1,
):
    overzicht.cell(rij, 1, wat)
    overzicht.cell(rij, 2, formule)

lijsten = boek.create_sheet("Lijsten")
for rij, tekst in enumerate(["Status", "open", "klaar"], 1):
    lijsten.cell(rij, 1, tekst)
lijsten.sheet_state = "hidden"

define(boek, "Aanbieder", "Regels!$B$2")
define(boek, "Peildatum", "Regels!$B$3")
define(boek, "Bedragen", "Regels!$E$8:$E$9")
define(boek, "Akkoord", "Regels!$E$15")
define(boek, "Naam", "Gemeente!$B$1", blad="Gemeente")
boek.save(sys.argv[1])
