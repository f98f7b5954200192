/** The receiver's own workbook in a formaat: what it offers to be filled, and a first file that fills one of its tables. */
import { Buffer } from 'node:buffer';
import type { Bevinding } from '../domain/bevinding.ts';
import type { Aggregaat, BladKolom, Formaat, Sleutel } from '../domain/formaat.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { Sjabloonbeschrijving, SjabloonFout, SjabloonTabel } from '../domain/sjabloon.ts';
import { inspectSjabloon } from '../render/index.ts';
import { listBouwstenen, suggestBouwstenen } from './formaat-bouwstenen.ts';
import { toBevinding } from './sjabloon-controle.ts';

/** What a workbook offers: sheets, tables with their columns, single cells with a name. */
export function describeSjabloon(bytes: Uint8Array): Result<Sjabloonbeschrijving, readonly SjabloonFout[]> {
  return inspectSjabloon(bytes);
}

export interface Sjabloonvoorstel {
  readonly document: Readonly<Record<string, unknown>>;
  readonly tabel: SjabloonTabel;
}

/**
 * The formaat with the workbook in it, and a file that fills its largest table: a column for every heading that is recognised, an empty
 * one for the others. Columns that the workbook works out by itself are left to it.
 *
 * @param vervang number of the file whose place it takes; absent: one more file
 * @returns what is against the workbook; findings without a place
 */
export function fillSjabloon(
  formaat: Formaat,
  sjabloon: string,
  bytes: Uint8Array,
  vervang: number | undefined,
): Result<Sjabloonvoorstel, readonly Bevinding[]> {
  const gelezen = inspectSjabloon(bytes);
  if (!gelezen.ok) return err(gelezen.error.map((fout) => toBevinding(fout, `/sjablonen/${sjabloon}`)));
  const tabel = [...gelezen.value.tabellen].sort((a, b) => b.kolommen.length - a.kolommen.length)[0];
  if (tabel === undefined)
    return err([
      toBevinding(
        { code: 'SJABLOON_TABEL_ONTBREEKT', tabel: '', blad: gelezen.value.bladen[0]?.naam ?? '' },
        '/sjablonen',
      ),
    ]);

  const koppen = tabel.kolommen.filter(({ formule }) => !formule).map(({ naam }) => naam);
  const stenen = suggestBouwstenen(koppen, listBouwstenen(formaat));
  const sleutels: Record<string, Sleutel> = { ...formaat.groepering?.sleutels };
  const aggregaten: Record<string, Aggregaat> = { ...formaat.groepering?.aggregaten };
  const kolommen = koppen.map((kop, nr): BladKolom => {
    const steen = stenen[nr];
    if (steen?.sleutel !== undefined) sleutels[steen.sleutel[0]] ??= steen.sleutel[1];
    if (steen?.aggregaat !== undefined) aggregaten[steen.aggregaat[0]] ??= steen.aggregaat[1];
    return steen === undefined
      ? { kop, waarde: '""', ontbreekt: 'leeg' }
      : { kop, waarde: steen.waarde, ontbreekt: steen.ontbreekt };
  });
  const herhaal = formaat.niveau === 'geaggregeerd' ? 'groepen' : 'regels';
  const bestand = {
    bestandssoort: 'xlsx',
    bestandsnaam: (formaat.bestanden[vervang ?? 0]?.bestandsnaam ?? `"${formaat.naam}.xlsx"`).replace(
      /"[^"]*\.\w+"$/,
      vervang === undefined ? `"-${sjabloon}.xlsx"` : '".xlsx"',
    ),
    xlsx: {
      sjabloon,
      bladen: [
        { naam: JSON.stringify(tabel.blad), sjabloonblad: tabel.blad, tabel: tabel.naam, rijen: { herhaal, kolommen } },
      ],
    },
  };
  const groeperen = formaat.niveau === 'geaggregeerd' && Object.keys(sleutels).length > 0;
  const bestanden =
    vervang === undefined
      ? [...formaat.bestanden, bestand]
      : formaat.bestanden.map((een, nr) => (nr === vervang ? bestand : een));
  return ok({
    tabel,
    document: {
      ...formaat,
      ...(groeperen ? { groepering: { ...formaat.groepering, sleutels, aggregaten } } : {}),
      sjablonen: { ...formaat.sjablonen, [sjabloon]: Buffer.from(bytes).toString('base64') },
      bestanden,
    },
  });
}
