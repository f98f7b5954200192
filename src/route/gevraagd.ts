/** Which documents the ontvangers of an aanbieder ask, and which of them its dossier has today. */
import type { Dossierdocument, Dossiersoort } from '../domain/dossier.ts';
import type { Verwachtewerk } from '../domain/kalenderpunt.ts';
import type { Ontvanger } from '../domain/register.ts';
import type { RegisterIndex } from '../register/register-index.ts';
import { consultDossier } from './dossier.ts';

export interface Gevraagdesoort {
  readonly soort: string;
  /** Asked by the agreement itself, or only above a turnover. */
  readonly waarom: 'aansluiting' | 'drempel';
  /** By name, each once. */
  readonly aanwezigVoor: readonly Pick<Ontvanger, 'code' | 'naam'>[];
  readonly ontbreektVoor: readonly Pick<Ontvanger, 'code' | 'naam'>[];
}

/** @param vandaag plain date in the Netherlands: on that day a document must be in force */
export function listGevraagdeSoorten(
  verwacht: readonly Verwachtewerk[],
  dossier: readonly Dossierdocument[],
  index: RegisterIndex,
  vandaag: string,
): readonly Gevraagdesoort[] {
  const antwoordendeCode = (gemeentecode: string): string => {
    const antwoord = index.antwoordend(gemeentecode, vandaag);
    return antwoord.uitkomst === 'gevonden' ? antwoord.gemeente.code : gemeentecode;
  };
  const gevonden = new Map<string, { readonly naam: string; readonly aanwezig: boolean }>();
  const place = (
    ontvanger: Ontvanger,
    waarom: Gevraagdesoort['waarom'],
    gevraagd: Pick<Dossiersoort, 'documentsoort'> & { readonly soort: string },
    deel: Pick<Verwachtewerk, 'gemeentecode' | 'wet'>,
  ): void => {
    const { compleet } = consultDossier({
      dossier,
      documentsoort: gevraagd.documentsoort,
      soorten: [gevraagd.soort],
      delen: [deel],
      bediend: () => false,
      opDatum: vandaag,
      ontvanger,
      antwoordendeCode,
    });
    const sleutel = JSON.stringify([waarom, gevraagd.soort, ontvanger.code]);
    const eerder = gevonden.get(sleutel)?.aanwezig ?? true;
    gevonden.set(sleutel, { naam: ontvanger.naam, aanwezig: eerder && compleet });
  };
  for (const { soort, gemeentecode, wet } of verwacht) {
    const antwoord = index.antwoordend(gemeentecode, vandaag);
    if (antwoord.uitkomst !== 'gevonden') continue;
    for (const aansluiting of index.selectAansluitingen(antwoord.gemeente.code, wet, soort, vandaag)) {
      const ontvanger = index.ontvanger(aansluiting, antwoord.gemeente);
      for (const { bijlagesoort } of aansluiting.bijlagen)
        place(ontvanger, 'aansluiting', { documentsoort: 'bijlage', soort: bijlagesoort }, { gemeentecode, wet });
      if (aansluiting.drempel !== undefined)
        place(
          ontvanger,
          'drempel',
          { documentsoort: 'verklaring', soort: aansluiting.drempel.erboven },
          { gemeentecode, wet },
        );
    }
  }
  const perSoort = Map.groupBy(
    [...gevonden].map(([sleutel, waarde]) => {
      const [waarom, soort, code] = JSON.parse(sleutel) as [Gevraagdesoort['waarom'], string, string];
      return { waarom, soort, code, ...waarde };
    }),
    ({ waarom, soort }) => `${waarom} ${soort}`,
  );
  return [...perSoort.values()].flatMap((groep): Gevraagdesoort[] => {
    const [eerste] = groep;
    if (eerste === undefined) return [];
    const opNaam = groep.toSorted((een, ander) => (een.naam < ander.naam ? -1 : 1));
    const kies = (aanwezig: boolean) =>
      opNaam.filter((een) => een.aanwezig === aanwezig).map(({ code, naam }) => ({ code, naam }));
    const { soort, waarom } = eerste;
    return [{ soort, waarom, aanwezigVoor: kies(true), ontbreektVoor: kies(false) }];
  });
}
