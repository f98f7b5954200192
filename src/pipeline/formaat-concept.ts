/** Takes a formaat into the register as a concept, or puts new content in the place of a concept. Nothing else ever changes. */
import { createHash } from 'node:crypto';
import type { Bevinding } from '../domain/bevinding.ts';
import type { Formaat } from '../domain/formaat.ts';
import { tijdstip } from '../domain/kalender.ts';
import type { Diensten } from './diensten.ts';
import { hasSameContent } from './formaat-lezen.ts';
import { examineWithSchemas } from './formaat-vereisten.ts';
import { testVoorwaarde, type Voorwaarde } from './voorwaarde.ts';

export interface Versieadres {
  readonly naam: string;
  readonly versie: string;
}

/** Somebody else was first, or the request did not say on which state it is meant. */
export type Botsing = { readonly soort: 'voorwaarde-vereist' } | { readonly soort: 'intussen-veranderd' };

export type Conceptuitkomst =
  | { readonly soort: 'gemaakt' | 'vervangen' | 'ongewijzigd'; readonly inhoud: Formaat; readonly hash: string }
  | { readonly soort: 'geweigerd'; readonly bevindingen: readonly Bevinding[] }
  /** This version was tested: its content stands for good. */
  | { readonly soort: 'ligt-vast'; readonly bevindingen: readonly Bevinding[] }
  | Botsing;

/** What an ETag is made of: the document as it is shown, its levensfase of now included. */
export const hashInhoud = (inhoud: unknown): string =>
  createHash('sha256').update(JSON.stringify(inhoud)).digest('hex');

/** Errors and findings point into the document that was offered. */
export async function putConcept(
  diensten: Diensten,
  { naam, versie }: Versieadres,
  inhoud: unknown,
  voorwaarde: Voorwaarde,
  door: string,
): Promise<Conceptuitkomst> {
  const { index, register, schemas } = await diensten.register.huidig();
  const { formaat, bevindingen } = await examineWithSchemas({ register, schemas }, inhoud);
  const adres = checkAdres(inhoud, { naam, versie });
  if (adres.length === 0 && bevindingen.some(({ code }) => code === 'VERSIE_BESTAAT'))
    return { soort: 'ligt-vast', bevindingen };
  if (formaat === undefined || adres.length > 0) return { soort: 'geweigerd', bevindingen: [...bevindingen, ...adres] };

  const bestaand = index.findFormaat(naam, versie);
  const huidig = bestaand === undefined ? undefined : hashInhoud(bestaand);
  if (bestaand !== undefined && huidig !== undefined && hasSameContent(formaat, bestaand))
    return { soort: 'ongewijzigd', inhoud: bestaand, hash: huidig };
  if (formaat.levensfase !== 'concept')
    return {
      soort: 'geweigerd',
      bevindingen: [
        {
          code: 'BEGINT_ALS_CONCEPT',
          ernst: 'fout',
          plaats: { pointer: '/levensfase' },
          parameters: { levensfase: formaat.levensfase },
        },
      ],
    };
  const botsing = toBotsing(testVoorwaarde(voorwaarde, huidig));
  if (botsing !== undefined) return botsing;

  const hash = hashInhoud(formaat);
  const opgeslagen = await diensten.staat.formaten.bewaarConcept(
    { documentsoort: 'formaat', naam, versie, sha256: hash, inhoud: formaat },
    bestaand === undefined ? 'geregistreerd' : 'vervangen',
    { revisie: register.revisie, door, op: tijdstip(diensten.klok()) },
  );
  if (!opgeslagen) return { soort: 'intussen-veranderd' };
  return { soort: bestaand === undefined ? 'gemaakt' : 'vervangen', inhoud: formaat, hash };
}

export function toBotsing(uitslag: ReturnType<typeof testVoorwaarde>): Botsing | undefined {
  switch (uitslag) {
    case 'goed':
      return undefined;
    case 'vereist':
      return { soort: 'voorwaarde-vereist' };
    case 'anders':
      return { soort: 'intussen-veranderd' };
  }
}

/** Does the document name itself as its address does? What is no text is for the schema to refuse. */
export function checkAdres(inhoud: unknown, adres: Readonly<Record<string, string>>): Bevinding[] {
  if (typeof inhoud !== 'object' || inhoud === null) return [];
  return Object.entries(adres).flatMap(([veld, verwacht]): Bevinding[] => {
    const gevonden: unknown = Reflect.get(inhoud, veld);
    if (typeof gevonden !== 'string' || gevonden === verwacht) return [];
    return [{ code: 'ADRES_ANDERS', ernst: 'fout', plaats: { pointer: `/${veld}` }, parameters: { verwacht } }];
  });
}
