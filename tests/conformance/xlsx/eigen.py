"""An aanbieder's own workbook, as openpyxl writes it: a title, own headings, dates as dates, amounts as numbers, codes as words."""
import datetime
import sys

from openpyxl import Workbook

boek = Workbook()
blad = boek.active
blad.title = 'April'
blad.append(['Dagbesteding april 2026'])
blad.append([])
blad.append(['Nr', 'Gemeente', 'Wet', 'BSN', 'Beschikking', 'Categorie', 'Product', 'Van', 'Tot en met', 'Minuten', 'Tarief', 'Bedrag', 'D/C', 'Wie'])
for nr in range(1, 501):
    blad.append([
        f'R{nr}', 855, 'Jeugdwet', 999900006, nr, 45, '45A04',
        datetime.date(2026, 4, 1), datetime.datetime(2026, 4, 30, 12, 0), 380, 7.5, f'=ROUND(6*K{nr + 3},2)', 'debet', 'Jansen',
    ])
boek.create_sheet('Kladblad').append(['niets'])
boek.save(sys.argv[1])
