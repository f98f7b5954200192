/** An invoermapping that is good, for tests of routes. */
import type { Invoermapping } from '../../src/domain/invoermapping.ts';
import type { TestApi } from './api.ts';

/** The export of a care administration: its own headings, hours, words for codes. */
export const MAPPING: Invoermapping = {
  lijst: 'prestaties',
  kolommen: [
    { kop: 'Regelnr', veld: 'prestatie.referentienummer' },
    { kop: 'Gemeente (CBS)', veld: 'prestatie.gemeentecode' },
    {
      kop: 'Domein',
      veld: 'prestatie.wet',
      vertaling: [
        { van: 'Jeugd', naar: 'jw' },
        { van: 'WMO', naar: 'wmo' },
      ],
    },
    { kop: 'Clientnr', veld: 'prestatie.bsn' },
    { kop: 'Beschikking', veld: 'prestatie.toewijzingnummer' },
    { kop: 'Categorie', veld: 'prestatie.productcategorie' },
    { kop: 'Product', veld: 'prestatie.productcode' },
    { kop: 'Periode van', veld: 'prestatie.productperiode.begindatum' },
    { kop: 'Periode t/m', veld: 'prestatie.productperiode.einddatum' },
    { kop: 'Aantal', veld: 'prestatie.volume' },
    { kop: 'Eenheid', veld: 'prestatie.eenheid' },
    { kop: 'Tarief in centen', veld: 'prestatie.tariefCenten', maat: 'cent' },
    { kop: 'Bedrag excl', veld: 'prestatie.bedragCenten', maat: 'euro' },
    { kop: 'D/C', veld: 'prestatie.debetCredit' },
  ],
  vast: [{ veld: 'prestatie.declaratiestand', waarde: 'ingediend' }],
  genegeerd: ['Medewerker'],
};

export async function putMapping(api: TestApi, naam: string): Promise<void> {
  const { status, tekst } = await api.vraag('PUT', `/aanbieder/v1/invoermappings/${naam}`, {
    sleutel: api.sleutels.aanbieder,
    json: MAPPING,
  });
  if (status !== 201) throw new Error(`${status} ${tekst}`);
}
