/** What a beheerder chose in the address: which day, which soort, which wet. What is none of these is left out, never refused. */
import { amsterdamseDatum } from '../../domain/kalender.ts';
import { type Soort, WETTEN, type Wet } from '../../domain/verantwoording.ts';
import { WETNAMEN } from '../../text/nl/aansluiting.ts';
import { SOORTNAMEN } from '../../text/nl/zending.ts';
import type { WebContext } from '../omgeving.ts';
import type { Keuze } from '../onderdelen/veld.tsx';

const DATUM = /^\d{4}-\d{2}-\d{2}$/;

/** A day that exists, as 'jjjj-mm-dd'. */
export const isDatum = (tekst: string): boolean => {
  if (!DATUM.test(tekst)) return false;
  const dag = new Date(`${tekst}T00:00:00Z`);
  return !Number.isNaN(dag.getTime()) && dag.toISOString().startsWith(tekst);
};

export const vandaagVan = (c: WebContext): string => amsterdamseDatum(c.var.diensten.klok());

/** The day that is asked about; today when none or no day was given. */
export function peildatumVan(c: WebContext): string {
  const tekst = c.req.query('peildatum') ?? '';
  return isDatum(tekst) ? tekst : vandaagVan(c);
}

const isSoort = (tekst: string | undefined): tekst is Soort => tekst !== undefined && Object.hasOwn(SOORTNAMEN, tekst);

export function soortVan(c: WebContext): Soort {
  const tekst = c.req.query('soort');
  return isSoort(tekst) ? tekst : 'productieverantwoording';
}

/** Undefined: both. */
export const wetVan = (c: WebContext): Wet | undefined => WETTEN.find((wet) => wet === c.req.query('wet'));

export const SOORTKEUZES: readonly Keuze[] = Object.entries(SOORTNAMEN).map(([waarde, naam]) => ({ waarde, naam }));

/** A choice that must be made has no empty value: a browser would refuse it. */
export const BEIDE = 'beide';

export const WETKEUZES: readonly Keuze[] = [
  { waarde: BEIDE, naam: 'Beide wetten' },
  ...WETTEN.map((wet) => ({ waarde: wet, naam: WETNAMEN[wet] })),
];

/** An address with a query; what is absent or empty is left out. */
export function adres(pad: string, velden: Readonly<Record<string, string | undefined>>): string {
  const query = new URLSearchParams();
  for (const [naam, waarde] of Object.entries(velden))
    if (waarde !== undefined && waarde !== '') query.set(naam, waarde);
  const tekst = query.toString();
  return tekst === '' ? pad : `${pad}?${tekst}`;
}
