/**
 * Checks what was put ready, and keeps the outcome beside it so that every page of it is read at once. As long as it fits in memory it is
 * tried (`trial`): every file is made. What is larger is read and planned only, as a stream, with its delen in blobs until it is done.
 */
import type { Bevinding, Ernst } from '../domain/bevinding.ts';
import type { ZonderOntvangerRij } from '../domain/rijen.ts';
import type { Kop } from '../domain/verantwoording.ts';
import type { Voorvertoning } from '../domain/voorvertoning.ts';
import { STANDAARD_INVOERLIMIETEN } from '../ingest/limieten.ts';
import { readAll, readText, streamOf } from '../storage/bytes.ts';
import type { Blobs } from '../storage/ports.ts';
import { groupBevindingen } from './controle-groepen.ts';
import { checkLarge, type Gecontroleerd, tryInMemory } from './controle-uitvoering.ts';
import { Waardenzoeker } from './controle-waarden.ts';
import type { Diensten } from './diensten.ts';
import { type Indiening, type Indieninggegevens, rereadIndiening, vandaagVan } from './indiening.ts';
import type { Ontbrekend } from './ontbrekend.ts';
import { controlestukken, indieningControle } from './sleutels-van-opslag.ts';
import { openStuk, readStuk, type Stuk, Stukken } from './stukken.ts';
import type { Vooruitbestand, Vooruitblik } from './vooruitblik.ts';
import { voorvertoning } from './voorvertoning.ts';

/** Findings that can be paged through; the rest is counted. */
export const MAXIMUM_GETOOND = 20_000;
export const BEVINDINGEN_PER_BLAD = 50;
export const ZENDINGEN_PER_BLAD = 25;

export interface Bevindinggroep {
  readonly code: string;
  readonly ernst: Ernst;
  readonly oplossing?: string;
  readonly regel: string;
  readonly aantal: number;
  readonly bladen: readonly Stuk[];
}

export interface Gevonden {
  readonly bevinding: Bevinding;
  /** As it stands in what was submitted; a bsn is masked. */
  readonly waarde?: string;
}

export interface Controle {
  readonly id: string;
  /** `lezing`: too large to make its files beforehand. */
  readonly wijze: 'proef' | 'lezing';
  readonly goed: boolean;
  readonly kop?: Pick<Kop, 'kenmerk' | 'vervangt' | 'stadium' | 'periode' | 'soorten'>;
  readonly telling?: {
    readonly aantalPrestaties: number;
    readonly aantalTrajecten: number;
    readonly saldoCenten: number;
  };
  /** The file does not say what a kop says: it can be told beside it. `alleen`: nothing else is wrong so far. */
  readonly vraagtAanvulling: 'nee' | 'ook' | 'alleen';
  /** This kenmerk was accepted before: the same again changes nothing, something else is refused. */
  readonly eerder?: { readonly verantwoordingId: string; readonly ontvangenOp: string };
  readonly aantalBevindingen: number;
  readonly aantalFouten: number;
  readonly groepen: readonly Bevindinggroep[];
  readonly aantalZendingen: number;
  /** Zendingen with something to read at once: held, or left out. */
  readonly aantalVastgehouden: number;
  readonly zendingbladen: readonly Stuk[];
  readonly zonderOntvanger: readonly ZonderOntvangerRij[];
  readonly ontbreekt: readonly Ontbrekend[];
}

type Klaargezet = Indiening & { readonly gegevens: Indieninggegevens };

/** Checks, and keeps the outcome in the place of an earlier one. */
export async function controleer(diensten: Diensten, indiening: Klaargezet): Promise<Controle> {
  const { rij } = indiening;
  const id = diensten.nieuwId();
  const stukken = new Stukken(diensten.blobs, controlestukken(rij.id, id));
  try {
    const gecontroleerd = await check(diensten, indiening, stukken);
    const controle = await keep(diensten, indiening, id, gecontroleerd, stukken);
    const vorige = await findControle(diensten, rij.id);
    await diensten.blobs.put(indieningControle(rij.id), streamOf(new TextEncoder().encode(JSON.stringify(controle))));
    if (vorige !== undefined) await diensten.blobs.removeAll(controlestukken(rij.id, vorige.id));
    return controle;
  } catch (fout) {
    await stukken.breekAf();
    throw fout;
  }
}

async function check(diensten: Diensten, indiening: Klaargezet, stukken: Stukken): Promise<Gecontroleerd> {
  const { maximaleProefBytes } = diensten.limieten;
  if (indiening.gegevens.bytes <= maximaleProefBytes) {
    const proef = await tryInMemory(diensten, indiening, MAXIMUM_GETOOND, stukken);
    // Packed it was small enough, unpacked it is not.
    if (!proef.teGroot) return proef;
  }
  return checkLarge(diensten, indiening, MAXIMUM_GETOOND);
}

async function keep(
  diensten: Diensten,
  indiening: Klaargezet,
  id: string,
  gecontroleerd: Gecontroleerd,
  stukken: Stukken,
): Promise<Controle> {
  const { wijze, kop, telling, bevindingen, aantalBevindingen, aantalFouten, zendingen } = gecontroleerd;
  const zoeker = await findWaarden(diensten, indiening, bevindingen);
  const groepen: Bevindinggroep[] = [];
  for (const groep of groupBevindingen(bevindingen)) {
    const { bevindingen: eigen, ...over } = groep;
    const gevonden = eigen.map((bevinding): Gevonden => {
      const waarde = zoeker.waardeVan(bevinding);
      return { bevinding, ...(waarde === undefined ? {} : { waarde }) };
    });
    groepen.push({
      ...over,
      aantal: gevonden.length,
      bladen: await stukken.addBladen(gevonden, BEVINDINGEN_PER_BLAD),
    });
  }
  const zendingbladen = await stukken.addBladen(zendingen, ZENDINGEN_PER_BLAD);
  await stukken.sluit();
  const eerder = kop && (await diensten.staat.verantwoordingen.findByKenmerk(indiening.rij.agbcode, kop.kenmerk));
  return {
    id,
    wijze,
    goed: gecontroleerd.goed,
    vraagtAanvulling: asksAanvulling(indiening.gegevens, bevindingen),
    ...(kop && { kop: pickKop(kop) }),
    ...(telling && { telling }),
    ...(eerder && { eerder: { verantwoordingId: eerder.id, ontvangenOp: eerder.ontvangenOp } }),
    aantalBevindingen,
    aantalFouten,
    groepen,
    aantalZendingen: zendingen.length,
    aantalVastgehouden: zendingen.filter(({ toestand }) => toestand === 'vastgehouden').length,
    zendingbladen,
    zonderOntvanger: gecontroleerd.zonderOntvanger,
    ontbreekt: gecontroleerd.ontbreekt,
  };
}

const KOPVELDEN = /^\/(kenmerk|stadium|dagtekening|soorten|periode)(\/|$)/;

/** Only for a file that has no kop of its own, or has it in a sheet that may be left empty. */
function asksAanvulling(
  { invoersoort }: Indieninggegevens,
  bevindingen: readonly Bevinding[],
): Controle['vraagtAanvulling'] {
  if (['json', 'gzip', 'ndjson'].includes(invoersoort)) return 'nee';
  const overKop = bevindingen.filter(({ plaats }) => KOPVELDEN.test(plaats.pointer ?? '')).length;
  return overKop === 0 ? 'nee' : overKop === bevindingen.length ? 'alleen' : 'ook';
}

const pickKop = ({ kenmerk, vervangt, stadium, periode, soorten }: Kop): NonNullable<Controle['kop']> => ({
  kenmerk,
  ...(vervangt === undefined ? {} : { vervangt }),
  stadium,
  periode,
  soorten,
});

/** Reads once more, for the values only: while checking nobody knows yet which will be asked for. */
async function findWaarden(
  diensten: Diensten,
  indiening: Klaargezet,
  bevindingen: readonly Bevinding[],
): Promise<Waardenzoeker> {
  const zoeker = new Waardenzoeker(bevindingen);
  if (!zoeker.zoekt) return zoeker;
  const lezing = await rereadIndiening(diensten, indiening);
  await lezing.lees({
    vandaag: vandaagVan(diensten),
    gemeenten: (await diensten.register.huidig()).index.gemeentetabel,
    limieten: { ...STANDAARD_INVOERLIMIETEN, maximaleBytes: diensten.limieten.maximaleBytes },
    opPrestaties: () => undefined,
    opTrajecten: () => undefined,
    opGelezen: (gelezen) => zoeker.regels(gelezen),
    opKop: (kop) => zoeker.kop(kop),
  });
  return zoeker;
}

/** The outcome of the last check; undefined when there was none. */
export async function findControle(
  { blobs }: { readonly blobs: Pick<Blobs, 'get'> },
  indieningId: string,
): Promise<Controle | undefined> {
  const bytes = await blobs.get(indieningControle(indieningId));
  return bytes === undefined ? undefined : (JSON.parse(await readText(bytes)) as Controle);
}

/** One page of a group, from 0; undefined when there is no such page. */
export const readBevindingblad = (
  { blobs }: Pick<Diensten, 'blobs'>,
  indieningId: string,
  controle: Controle,
  groep: number,
  blad: number,
): Promise<readonly Gevonden[] | undefined> =>
  readStuk(blobs, controlestukken(indieningId, controle.id), controle.groepen[groep]?.bladen[blad]);

/** One page of zendingen, from 0. */
export const readZendingblad = (
  { blobs }: Pick<Diensten, 'blobs'>,
  indieningId: string,
  controle: Controle,
  blad: number,
): Promise<readonly Vooruitblik[] | undefined> =>
  readStuk(blobs, controlestukken(indieningId, controle.id), controle.zendingbladen[blad]);

/** What a file would look like; undefined when nothing of it was kept. */
export async function showBestand(
  { blobs }: Pick<Diensten, 'blobs'>,
  indieningId: string,
  controle: Controle,
  bestand: Vooruitbestand,
): Promise<Voorvertoning | undefined> {
  const begin = bestand.begin && (await openStuk(blobs, controlestukken(indieningId, controle.id), bestand.begin));
  return begin === undefined ? undefined : voorvertoning(await readAll(begin), bestand);
}
