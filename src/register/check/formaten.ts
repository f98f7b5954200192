/** Can every aansluiting be carried out in its formaat, on every day on which it runs? */
import type { Bevinding } from '../../domain/bevinding.ts';
import type { Formaat } from '../../domain/formaat.ts';
import type { Aansluiting, Register } from '../../domain/register.ts';
import type { Soort } from '../../domain/verantwoording.ts';
import { addDays, type Geldigheid, intersect } from '../geldigheid.ts';
import { hasBegun, type Looptijd, selectVersie } from '../versies.ts';
import { melding } from './melding.ts';

/** Soorten that are about one of the two lists only; the others may be made from either. */
const INVOER: Partial<Record<Soort, Formaat['invoer']>> = {
  declaratie: 'prestaties',
  productieverantwoording: 'prestaties',
  beleidsinformatie: 'trajecten',
};

/** Two versions of a formaat that begin on the same day: which one is meant cannot be decided. */
export function checkFormaten({ formaten }: Register): Bevinding[] {
  const gezien = new Map<string, Formaat>();
  return formaten.flatMap((formaat, i) => {
    if (!hasBegun(formaat)) return [];
    const { naam, geldigVanaf, versie } = formaat;
    const ander = gezien.get(`${naam}@${geldigVanaf}`);
    gezien.set(`${naam}@${geldigVanaf}`, formaat);
    if (ander === undefined) return [];
    const versies = `${ander.versie}, ${versie}`;
    return [melding('FORMAAT_DUBBELE_INGANG', `/formaten/${i}/geldigVanaf`, { formaat: naam, geldigVanaf, versies })];
  });
}

/** First day of `span` on which no version can be used, if any. */
function firstGap(versies: readonly Formaat[], span: Geldigheid): string | undefined {
  const wisselingen = versies.flatMap(({ geldigVanaf, geldigTot }) =>
    geldigTot === undefined ? [geldigVanaf] : [geldigVanaf, addDays(geldigTot, 1)],
  );
  return [span.geldigVanaf, ...wisselingen]
    .filter((datum) => intersect({ geldigVanaf: datum, geldigTot: datum }, span) !== undefined)
    .sort()
    .find((datum) => !selectVersie(versies, datum).ok);
}

function checkParameters(aansluiting: Aansluiting, formaat: Formaat, pointer: string): Bevinding[] {
  const namen = { aansluiting: aansluiting.id, formaat: `${formaat.naam} ${formaat.versie}` };
  const ontbrekend = Object.entries(formaat.parameters)
    .filter(([naam, parameter]) => parameter.standaard === undefined && !Object.hasOwn(aansluiting.parameters, naam))
    .map(([parameter]) => melding('FORMAATPARAMETER_ONTBREEKT', `${pointer}/parameters`, { ...namen, parameter }));
  const onbekend = Object.keys(aansluiting.parameters)
    .filter((naam) => !Object.hasOwn(formaat.parameters, naam))
    .map((parameter) =>
      melding('FORMAATPARAMETER_ONBEKEND', `${pointer}/parameters/${parameter}`, { ...namen, parameter }),
    );
  return [...ontbrekend, ...onbekend];
}

function checkCodetabellen(aansluiting: Aansluiting, formaat: Formaat, pointer: string): Bevinding[] {
  const namen = { aansluiting: aansluiting.id, formaat: `${formaat.naam} ${formaat.versie}` };
  const { codetabellen: eigen = {} } = aansluiting;
  const ongevuld = Object.entries(formaat.codetabellen)
    .filter(([naam, tabel]) => Object.keys(tabel).length === 0 && !Object.hasOwn(eigen, naam))
    .map(([codetabel]) => melding('FORMAATCODETABEL_ONTBREEKT', pointer, { ...namen, codetabel }));
  const onbekend = Object.keys(eigen)
    .filter((naam) => !Object.hasOwn(formaat.codetabellen, naam))
    .map((codetabel) =>
      melding('FORMAATCODETABEL_ONBEKEND', `${pointer}/codetabellen/${codetabel}`, { ...namen, codetabel }),
    );
  return [...ongevuld, ...onbekend];
}

function checkVersie(aansluiting: Aansluiting, formaat: Formaat, pointer: string): Bevinding[] {
  const namen = { aansluiting: aansluiting.id, formaat: `${formaat.naam} ${formaat.versie}` };
  const invoer = INVOER[aansluiting.soort];
  return [
    ...aansluiting.wetten
      .filter((wet) => !formaat.wetten.includes(wet))
      .map((wet) => melding('FORMAAT_WETTEN', `${pointer}/wetten`, { ...namen, wet })),
    ...(invoer !== undefined && formaat.invoer !== invoer
      ? [melding('FORMAAT_INVOER', `${pointer}/soort`, { ...namen, soort: aansluiting.soort })]
      : []),
    ...checkParameters(aansluiting, formaat, pointer),
    ...checkCodetabellen(aansluiting, formaat, pointer),
  ];
}

/** Checks the days of `looptijd` against the versions of its formaat that may decide on one of them. */
export function checkFormaatVan(looptijd: Looptijd, pointer: string, alle: readonly Formaat[]): Bevinding[] {
  const { aansluiting } = looptijd;
  const versies = alle.filter((formaat) => formaat.naam === aansluiting.formaat);
  const namen = { aansluiting: aansluiting.id, formaat: aansluiting.formaat };
  if (!versies.some((formaat) => formaat.levensfase === 'actief')) {
    return [melding('FORMAAT_ONBEKEND', `${pointer}/formaat`, namen)];
  }
  const vanaf = firstGap(versies, looptijd);
  return [
    ...(vanaf === undefined ? [] : [melding('FORMAAT_GAT', `${pointer}/formaat`, { ...namen, vanaf }, 'waarschuwing')]),
    ...versies
      .filter((formaat) => formaat.levensfase === 'actief' && intersect(formaat, looptijd) !== undefined)
      .flatMap((formaat) => checkVersie(aansluiting, formaat, pointer)),
  ];
}
