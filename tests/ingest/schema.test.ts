import { describe, expect, it } from 'vitest';
import schema from '../../schemas/verantwoording/1.0.0.json';
import type { Bevinding } from '../../src/domain/bevinding.ts';
import { PATRONEN } from '../../src/text/nl/invoer/schema.ts';
import { leesbaar } from '../../src/text/nl.ts';
import { bevindingenVan, kop, kort, lees, prestatie, traject, without } from './bouw.ts';

const regel = (anders: Record<string, unknown>) => ({ ...kop(), prestaties: [{ ...prestatie(1), ...anders }] });
const inKop = (anders: Record<string, unknown>) => ({ ...kop(), ...anders, prestaties: [prestatie(1)] });

describe('a value that does not fit the schema', () => {
  it.each<[string, unknown, string, string]>([
    [
      'is missing',
      { ...kop(), prestaties: [without(prestatie(1), 'bsn')] },
      'SCHEMA_VERPLICHT /prestaties/0/bsn',
      '‘bsn’ (Burgerservicenummer, negen cijfers) ontbreekt',
    ],
    [
      'is missing inside a group',
      regel({ productperiode: { begindatum: '2026-04-01' } }),
      'SCHEMA_VERPLICHT /prestaties/0/productperiode/einddatum',
      'Laatste dag van de periode',
    ],
    ['is missing in the kop', without(inKop({}), 'periode'), 'SCHEMA_VERPLICHT /periode', '‘periode’'],
    ['is unknown', regel({ tarief: 1 }), 'SCHEMA_ONBEKEND_VELD /prestaties/0/tarief', '‘tarief’ hoort hier niet'],
    ['is of another type', regel({ volume: '10' }), 'SCHEMA_TYPE /prestaties/0/volume', 'een geheel getal'],
    ['is a fraction', regel({ bedragCenten: 1.5 }), 'SCHEMA_TYPE /prestaties/0/bedragCenten', 'een geheel getal'],
    ['is null', regel({ bsn: null }), 'SCHEMA_TYPE /prestaties/0/bsn', 'tekst'],
    ['is a line that is no object', { ...kop(), prestaties: ['x'] }, 'SCHEMA_TYPE /prestaties/0', 'een groep velden'],
    [
      'is not in the list',
      regel({ eenheid: '02' }),
      'SCHEMA_KEUZE /prestaties/0/eenheid',
      '‘01’, ‘04’, ‘14’, ‘16’, ‘82’, ‘83’ of ‘84’',
    ],
    ['is another constant', inKop({ standaardversie: '2.0.0' }), 'SCHEMA_KEUZE /standaardversie', '‘1.0.0’'],
    [
      'is too long',
      regel({ productcode: '45A045' }),
      'SCHEMA_LENGTE /prestaties/0/productcode',
      'ten hoogste 5 tekens',
    ],
    ['is empty', regel({ productcode: '' }), 'SCHEMA_LENGTE /prestaties/0/productcode', 'ten minste 1 teken'],
    ['is blank', regel({ productcode: '  ' }), 'SCHEMA_PATROON /prestaties/0/productcode', 'niet alleen uit spaties'],
    [
      'holds a control character',
      regel({ referentienummer: 'a\u0000b' }),
      'SCHEMA_PATROON /prestaties/0/referentienummer',
      'onzichtbare tekens',
    ],
    [
      'holds half a character',
      regel({ referentienummer: 'a\ud800b' }),
      'SCHEMA_PATROON /prestaties/0/referentienummer',
      'onzichtbare tekens',
    ],
    [
      'is too high',
      regel({ bedragCenten: 100_000_000 }),
      'SCHEMA_BEREIK /prestaties/0/bedragCenten',
      'ten hoogste 99.999.999',
    ],
    ['is negative', regel({ bedragCenten: -1 }), 'SCHEMA_BEREIK /prestaties/0/bedragCenten', 'ten minste 0'],
    [
      'is no date',
      regel({ toewijzingIngangsdatum: '2026-02-30' }),
      'SCHEMA_DATUM /prestaties/0/toewijzingIngangsdatum',
      'jjjj-mm-dd',
    ],
    ['has a time', inKop({ dagtekening: '2026-05-04T10:00:00Z' }), 'SCHEMA_DATUM /dagtekening', 'jjjj-mm-dd'],
    [
      'is no e-mail address',
      inKop({ aanbieder: { agbcode: '12345678', naam: 'Z', contact: { naam: 'A', email: 'a' } } }),
      'SCHEMA_EMAIL /aanbieder/contact/email',
      'e-mailadres',
    ],
    [
      'has another pattern',
      inKop({ aanbieder: { agbcode: '1234567', naam: 'Z' } }),
      'SCHEMA_PATROON /aanbieder/agbcode',
      'precies acht cijfers',
    ],
    ['is an empty list', inKop({ soorten: [] }), 'SCHEMA_AANTAL /soorten', 'ten minste 1'],
    [
      'stands twice in a list',
      inKop({ soorten: ['declaratie', 'declaratie'] }),
      'SCHEMA_HERHALING /soorten',
      'Wat met deze verantwoording wordt verantwoord',
    ],
    [
      'belongs to another',
      inKop({ declaraties: [{ gemeentecode: '0855', wet: 'jw', totaalCenten: 1 }] }),
      'SCHEMA_HOORT_BIJ /declaraties/0/debetCredit',
      '‘totaalCenten’',
    ],
    [
      'belongs to another in a traject',
      { ...kop(), prestaties: [prestatie(1)], trajecten: [traject(1, { redenBeeindiging: '31' })] },
      'SCHEMA_HOORT_BIJ /trajecten/0/einddatum',
      '‘redenBeeindiging’',
    ],
    [
      'is in a list in the kop',
      inKop({
        verklaringen: [
          {
            verklaringsoort: 'controleverklaring',
            bestandsnaam: 'a/b',
            mediatype: 'application/pdf',
            sha256: 'a'.repeat(64),
          },
        ],
      }),
      'SCHEMA_PATROON /verklaringen/0/bestandsnaam',
      'bestandsnaam',
    ],
    [
      'is in a list of a traject',
      { ...kop(), prestaties: [prestatie(1)], trajecten: [{ ...traject(1), outcomemetingen: [{ tevredenheid: 11 }] }] },
      'SCHEMA_BEREIK /trajecten/0/outcomemetingen/0/tevredenheid',
      'ten hoogste 10',
    ],
  ])('%s', async (_, document, verwacht, woorden) => {
    const gelezen = await lees(document);
    expect(kort(gelezen)).toEqual([verwacht]);
    const zinnen = bevindingenVan(gelezen).map((bevinding) => Object.values(leesbaar(bevinding)).join(' '));
    expect(zinnen.join(' ')).toContain(woorden);
  });

  it('gives every finding of every line, and of the kop, at once', async () => {
    const slecht = { ...prestatie(1), eenheid: '02', volume: -1 };
    const gelezen = await lees({
      ...kop(),
      kenmerk: '',
      prestaties: [slecht, prestatie(2, { bsn: '123456789' }), slecht],
    });
    expect(new Set(kort(gelezen))).toEqual(
      new Set([
        'SCHEMA_KEUZE /prestaties/0/eenheid',
        'SCHEMA_BEREIK /prestaties/0/volume',
        'CS002 /prestaties/1/bsn',
        'SCHEMA_KEUZE /prestaties/2/eenheid',
        'SCHEMA_BEREIK /prestaties/2/volume',
        'SCHEMA_LENGTE /kenmerk',
      ]),
    );
  });
});

it('never repeats a name that may hold personal data', async () => {
  const document = { ...kop(), '999990006': 1, prestaties: [{ ...prestatie(1), 'Jan de Vries 999990006': 1 }] };
  const gelezen = await lees(document);
  expect(kort(gelezen)).toEqual(['SCHEMA_ONBEKEND_VELD ', 'SCHEMA_ONBEKEND_VELD /prestaties/0']);
  expect(JSON.stringify(bevindingenVan(gelezen).map((b: Bevinding) => leesbaar(b)))).not.toMatch(/99999|Vries/);
});

it('takes no longer for a text that almost fits', async () => {
  // Were it tried from every place, that would be 10¹¹ steps: more than any test has time for.
  const bijna = `${'a'.repeat(500_000)}\u0001`;
  const gelezen = await lees(regel({ referentienummer: bijna }));
  expect(kort(gelezen)).toEqual(['SCHEMA_LENGTE /prestaties/0/referentienummer']);
});

it('has a meaning in words for every pattern of the schema, and no others', () => {
  const patronen = new Set<string>();
  JSON.stringify(schema, (sleutel, w: unknown) => {
    if (sleutel === 'pattern' && typeof w === 'string') patronen.add(w);
    return w;
  });
  expect(new Set(Object.keys(PATRONEN))).toEqual(patronen);
});
