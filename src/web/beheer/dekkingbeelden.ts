/** The ways to look at the same gemeenten: are they connected, in which formaat, and is something wrong. */
import type { Gemeentedekking, Uitvraag } from '../../pipeline/dekking.ts';
import type { Gemeentestoring } from '../../pipeline/storingbeeld.ts';
import type { Tegelstijl } from './dekkingkaart.tsx';

export const BEELDEN = [
  { waarde: 'aansluiting', naam: 'Aangesloten of niet' },
  { waarde: 'formaat', naam: 'Formaat' },
  { waarde: 'storing', naam: 'Storingen nu' },
] as const;
export type Beeldnaam = (typeof BEELDEN)[number]['waarde'];

export const beeldVan = (tekst: string | undefined): Beeldnaam =>
  BEELDEN.find(({ waarde }) => waarde === tekst)?.waarde ?? 'aansluiting';

export interface Oordeel {
  readonly zegt: string;
  readonly stijl: Tegelstijl;
}

export const STANDEN: Readonly<Record<Gemeentedekking['stand'], Oordeel>> = {
  aangesloten: { zegt: 'aangesloten', stijl: { klasse: 'goed', teken: '✓' } },
  deels: { zegt: 'deels aangesloten', stijl: { klasse: 'let-op', teken: '½', gestreept: true } },
  niet: { zegt: 'niet aangesloten', stijl: { klasse: 'geen', teken: '–' } },
};

const GOED: Oordeel = { zegt: 'geen storing', stijl: { klasse: 'geen', teken: '' } };

const heeft = (aantal: number): string => `${aantal} ${aantal === 1 ? 'zending' : 'zendingen'} vastgehouden`;

export function beoordeelStoring(storing: Gemeentestoring | undefined): Oordeel {
  if (storing === undefined) return GOED;
  if (storing.vastgehouden === 0)
    return { zegt: 'bezorgen staat stil', stijl: { klasse: 'let-op', teken: '‖', gestreept: true } };
  return {
    zegt: storing.postbus ? `bezorgen staat stil, ${heeft(storing.vastgehouden)}` : heeft(storing.vastgehouden),
    stijl: { klasse: 'fout', teken: '!' },
  };
}

/** More formaten than colours: from the seventh on only the letter tells them apart. */
const KLEUREN = 6;

/** A letter for each formaat, the most used first: A, B, … Z, AA, … */
export function letterFormaten(dekking: readonly Gemeentedekking[]): ReadonlyMap<string, string> {
  const keer = new Map<string, number>();
  for (const { uitvragen } of dekking)
    for (const naam of new Set(uitvragen.map(formaatnaam))) keer.set(naam, (keer.get(naam) ?? 0) + 1);
  return new Map(
    [...keer]
      .toSorted(([een, eens], [ander, anders]) => anders - eens || (een < ander ? -1 : 1))
      .map(([naam], nummer) => [naam, letter(nummer)]),
  );
}

const ALFABET = 26;

function letter(nummer: number): string {
  const laatste = String.fromCharCode(65 + (nummer % ALFABET));
  return nummer < ALFABET ? laatste : letter(Math.floor(nummer / ALFABET) - 1) + laatste;
}

export const formaatnaam = ({ aansluiting }: Pick<Uitvraag, 'aansluiting'>): string => aansluiting.formaat;

export function beoordeelFormaat({ uitvragen }: Gemeentedekking, letters: ReadonlyMap<string, string>): Oordeel {
  const namen = [...new Set(uitvragen.map(formaatnaam))];
  if (namen.length === 0) return { zegt: 'geen formaat', stijl: { klasse: 'geen', teken: '–' } };
  const eigen = namen.map((naam) => letters.get(naam) ?? '?').toSorted();
  const plek = [...letters.values()].indexOf(eigen[0] ?? '');
  return {
    zegt: namen.join(' en '),
    stijl: {
      klasse: plek < KLEUREN ? `kleur-${plek + 1}` : 'geen',
      teken: eigen.join(''),
      gestreept: eigen.length > 1,
    },
  };
}
