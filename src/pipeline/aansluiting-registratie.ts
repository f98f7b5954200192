/** One aansluiting at a time: looked at without storing, or registered. A registered version never changes. */
import type { Bevinding } from '../domain/bevinding.ts';
import type { Aansluiting } from '../domain/register.ts';
import { parseRegisterbestand } from '../register/parse.ts';
import { compareVersies } from '../register/versies.ts';
import type { Diensten } from './diensten.ts';
import { type Botsing, checkAdres, hashInhoud, toBotsing } from './formaat-concept.ts';
import { newFindings } from './new-findings.ts';
import type { RegisterBeeld } from './register-bron.ts';
import { registerDocumenten } from './registration.ts';
import { testVoorwaarde, type Voorwaarde } from './voorwaarde.ts';

export interface Aansluitingadres {
  readonly id: string;
  readonly versie: string;
}

export type Aansluitinguitkomst =
  | {
      readonly soort: 'gemaakt' | 'ongewijzigd';
      readonly inhoud: Aansluiting;
      readonly hash: string;
    }
  | { readonly soort: 'geweigerd' | 'ligt-vast'; readonly bevindingen: readonly Bevinding[] }
  | Botsing;

/** All versions of one aansluiting, the newest first. */
export const listVersies = ({ register }: RegisterBeeld, id: string): readonly Aansluiting[] =>
  register.aansluitingen
    .filter((aansluiting) => aansluiting.id === id)
    .toSorted((een, ander) => compareVersies(ander.versie, een.versie));

/** Everything that would refuse this document, or that needs a look, with pointers into it. */
export async function examineAansluiting(
  diensten: Pick<Diensten, 'register' | 'staat'>,
  document: unknown,
): Promise<readonly Bevinding[]> {
  const { register } = await diensten.register.huidig();
  const gelezen = parseRegisterbestand('aansluiting', document);
  if (!gelezen.ok) return gelezen.error;
  if (gelezen.value.documentsoort !== 'aansluiting') throw new Error('another kind of document was read');
  const { inhoud } = gelezen.value;
  const zelfde = ({ id, versie }: Aansluiting): boolean => id === inhoud.id && versie === inhoud.versie;
  const bestaand = register.aansluitingen.find(zelfde);
  if (bestaand !== undefined) {
    // One that was withdrawn since is still the version that was registered.
    const geregistreerd = await diensten.staat.register.findDocument('aansluiting', inhoud.id, inhoud.versie);
    const zelfdeInhoud = [bestaand, geregistreerd?.inhoud].some((een) => hashInhoud(een ?? {}) === hashInhoud(inhoud));
    return zelfdeInhoud ? [] : [alreadyThere(inhoud.id, inhoud.versie)];
  }
  const straks = { ...register, aansluitingen: [...register.aansluitingen, inhoud] };
  return newFindings(register, straks, `/aansluitingen/${register.aansluitingen.length}`);
}

const alreadyThere = (naam: string, versie: string): Bevinding => ({
  code: 'VERSIE_BESTAAT',
  ernst: 'fout',
  plaats: { pointer: '/versie' },
  parameters: { naam, versie },
});

/** That the version exists with other content is no fault of the document. */
const refusal = (bevindingen: readonly Bevinding[]): Aansluitinguitkomst => ({
  soort: bevindingen.every(({ code }) => code === 'VERSIE_BESTAAT') ? 'ligt-vast' : 'geweigerd',
  bevindingen,
});

/** Findings point into the document that was offered. */
export async function putAansluiting(
  diensten: Diensten,
  { id, versie }: Aansluitingadres,
  document: unknown,
  voorwaarde: Voorwaarde,
  door: string,
): Promise<Aansluitinguitkomst> {
  const beeld = await diensten.register.huidig();
  const adres = checkAdres(document, { id, versie });
  if (adres.length > 0) return { soort: 'geweigerd', bevindingen: adres };
  const bevindingen = await examineAansluiting(diensten, document);
  const bestaand = beeld.index.findAansluiting(id, versie);
  if (bestaand !== undefined) {
    const hash = hashInhoud(bestaand);
    return bevindingen.length === 0 ? { soort: 'ongewijzigd', inhoud: bestaand, hash } : refusal(bevindingen);
  }
  if (bevindingen.some(({ ernst }) => ernst === 'fout')) return { soort: 'geweigerd', bevindingen };
  const botsing = toBotsing(testVoorwaarde(voorwaarde, undefined));
  if (botsing !== undefined) return botsing;

  const uitkomst = await registerDocumenten(
    diensten,
    [{ documentsoort: 'aansluiting', bron: '', inhoud: document }],
    door,
  );
  if (uitkomst.soort === 'intussen-veranderd') return uitkomst;
  if (uitkomst.soort === 'geweigerd') return refusal(uitkomst.bevindingen.map(({ bevinding }) => bevinding));
  const aansluiting = (await diensten.register.huidig()).index.findAansluiting(id, versie);
  if (aansluiting === undefined) throw new Error(`aansluiting ${id} ${versie} was registered and is not there`);
  return { soort: 'gemaakt', inhoud: aansluiting, hash: hashInhoud(aansluiting) };
}
