/** Why something is rejected: a retourcode with what it means, and words of one's own. */
import type { FC } from 'hono/jsx';
import type { Bevinding } from '../../domain/bevinding.ts';
import { RETOURCODES } from '../../domain/codelijsten.ts';
import { leesbaar } from '../../text/nl.ts';
import { Keuzeveld, Tekstvak } from '../onderdelen/veld.tsx';

/** Codes that say that nothing is wrong are no reason. */
const GEEN_REDEN = new Set(['0200', '8001']);
const KEUZES = [
  { waarde: '', naam: 'Geen code: ik leg het zelf uit' },
  ...[...RETOURCODES.values()]
    .filter(({ code, berichten }) => berichten.includes('323') && !GEEN_REDEN.has(code))
    .map(({ code, omschrijving }) => ({ waarde: code, naam: `${code}: ${omschrijving.replace(/\.$/, '')}` })),
];
const MEESTE_TEKENS = 1000;

export interface Reden {
  readonly retourcode?: string;
  readonly toelichting?: string;
}

/** @param velden the fields of a form that was sent; what is no choice of the list counts as not chosen */
export function readReden(velden: Readonly<Record<string, unknown>>): Reden {
  const { retourcode, toelichting } = velden;
  const tekst = typeof toelichting === 'string' ? toelichting.trim().slice(0, MEESTE_TEKENS) : '';
  const gekozen =
    typeof retourcode === 'string' && retourcode !== '' && KEUZES.some(({ waarde }) => waarde === retourcode);
  return { ...(gekozen ? { retourcode } : {}), ...(tekst === '' ? {} : { toelichting: tekst }) };
}

/** What an answer can be refused for, in the words of this form. */
export const redenFout = (bevindingen: readonly Bevinding[]): string | undefined => {
  const [eerste] = bevindingen;
  if (eerste === undefined) return undefined;
  if (eerste.code === 'RETOUR_ZONDER_REDEN')
    return 'Kies een code, of leg uit waarom. Anders weet de aanbieder niet wat hij moet doen.';
  const { melding, oplossing } = leesbaar(eerste);
  return `${melding} ${oplossing}`;
};

export const Redenvelden: FC<{ readonly reden: Reden; readonly fout?: string | undefined }> = ({ reden, fout }) => (
  <>
    <Keuzeveld
      naam="retourcode"
      label="Reden volgens de lijst met retourcodes"
      uitleg="De aanbieder ziet de betekenis, en wat hij eraan kan doen."
      keuzes={KEUZES}
      waarde={reden.retourcode ?? ''}
    />
    <Tekstvak
      naam="toelichting"
      label="Uitleg in eigen woorden"
      uitleg="Schrijf geen persoonsgegevens op: geen naam, geen burgerservicenummer."
      regels={3}
      waarde={reden.toelichting ?? ''}
      {...(fout === undefined ? {} : { fout })}
    />
  </>
);
