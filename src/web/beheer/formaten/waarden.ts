/** Between a part of a formaat and the fields of its form. */
import { isObject, type JsonObject, setAt, valueAt } from './bewerken.ts';
import { SOORTEN, type Soortnaam } from './soorten.ts';
import type { Onderdeelsoort, Onderdeelveld } from './soorten-velden.ts';

/** What was filled in, by the name of the field. */
export interface Ingevuld {
  readonly een: (naam: string) => string;
  readonly alle: (naam: string) => readonly string[];
}

/** The field in which the name of a member, and the value that stands in for a missing one, are filled in. */
export const LIDNAAM = 'lidnaam';
export const STANDAARD = 'standaardwaarde';

export const soortVan = (naam: Soortnaam): Onderdeelsoort => SOORTEN[naam];

/** Name of a field in the form. */
export const veldnaam = ({ pad }: Pick<Onderdeelveld, 'pad'>): string => `veld-${pad.replaceAll('/', '-') || 'inhoud'}`;

const pointerVan = (pad: string): string => (pad === '' ? '' : `/${pad}`);

/** What stands in a field, as text; of a list of choices with commas between. */
export function toTekst({ pad, soort }: Onderdeelveld, inhoud: unknown): string {
  const waarde = valueAt(inhoud, pointerVan(pad));
  switch (soort) {
    case 'ja-nee':
      return waarde === false ? 'nee' : 'ja';
    case 'keuzes':
      return Array.isArray(waarde) ? waarde.join(',') : '';
    case 'ontbreekt':
      return isObject(waarde) ? 'standaard' : typeof waarde === 'string' ? waarde : 'verplicht';
    case 'schema':
      return isObject(waarde) ? `${String(waarde.naam)}@${String(waarde.versie)}` : '';
    case 'codes':
      return isObject(waarde)
        ? Object.entries(waarde)
            .map(([code, vertaling]) => `${code} = ${String(vertaling)}`)
            .join('\n')
        : '';
    case 'tekst':
    case 'lang':
    case 'expressie':
    case 'getal':
    case 'datum':
    case 'keuze':
      // A key without a codetabel is written as its expression alone.
      return pad === 'waarde' && typeof inhoud === 'string' ? inhoud : waarde === undefined ? '' : String(waarde);
  }
}

/** The value that stands in for a missing one, when the part says so. */
export function standaardVan(inhoud: unknown): string {
  const standaard = valueAt(inhoud, '/ontbreekt/standaard');
  return typeof standaard === 'string' ? standaard : '';
}

/** What a field says, or undefined when it says nothing: then it is left out. */
function fromVeld(veld: Onderdeelveld, ingevuld: Ingevuld): unknown {
  const naam = veldnaam(veld);
  const ruw = ingevuld.een(naam);
  // A tab and a space are values of their own here.
  const tekst = veld.soort === 'keuze' ? ruw : ruw.trim();
  switch (veld.soort) {
    case 'ja-nee':
      return tekst !== 'nee';
    case 'keuzes':
      return ingevuld.alle(naam);
    case 'ontbreekt':
      return tekst === 'standaard' ? { standaard: ingevuld.een(STANDAARD) } : tekst;
    case 'getal':
      return tekst === '' ? undefined : /^\d+$/.test(tekst) ? Number(tekst) : tekst;
    case 'schema': {
      const plaats = tekst.lastIndexOf('@');
      return plaats < 1 ? undefined : { naam: tekst.slice(0, plaats), versie: tekst.slice(plaats + 1) };
    }
    case 'codes':
      return Object.fromEntries(
        tekst.split(/\r?\n/).flatMap((regel) => {
          const delen = /^(.*?)\s*=\s*(.*)$/.exec(regel.trim());
          return delen?.[1] === undefined || delen[1] === '' ? [] : [[delen[1], delen[2] ?? '']];
        }),
      );
    case 'tekst':
    case 'lang':
    case 'expressie':
    case 'datum':
    case 'keuze':
      return tekst === '' && veld.verplicht !== true ? undefined : tekst;
  }
}

/** The part as it becomes; what has no field stays as it was. */
export function fromIngevuld(soortnaam: Soortnaam, oud: unknown, ingevuld: Ingevuld): unknown {
  const soort = soortVan(soortnaam);
  const [enige] = soort.velden;
  if (enige?.pad === '') return fromVeld(enige, ingevuld);
  let nieuw: JsonObject = isObject(oud) ? oud : { ...soort.nieuw };
  for (const veld of soort.velden) nieuw = setAt(nieuw, pointerVan(veld.pad), fromVeld(veld, ingevuld));
  return tidy(soortnaam, nieuw);
}

/** What stands for itself is written short; what was emptied is left out. */
function tidy(soortnaam: Soortnaam, inhoud: JsonObject): unknown {
  if (soortnaam === 'sleutel' && inhoud.codetabel === undefined) return inhoud.waarde;
  const { splitsing, rijen, ...rest } = inhoud;
  return {
    ...rest,
    ...(isObject(splitsing) && Object.keys(splitsing).length > 0 ? { splitsing } : {}),
    ...(isObject(rijen) && rijen.herhaal !== undefined ? { rijen: { kolommen: EERSTE_KOLOM, ...rijen } } : {}),
  };
}

/** Rows have columns; the first one is there to be changed. */
const EERSTE_KOLOM = [{ kop: 'Nieuw', waarde: '""', ontbreekt: 'leeg' }];
