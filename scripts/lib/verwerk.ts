/** The main job once: one file in, every ontvanger's own file out, in a folder. `scripts/verwerk.ts` is its command line. */
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { BEZORGDE_TOESTANDEN } from '../../src/domain/zending.ts';
import type { Problem } from '../../src/http/schemas/problem.ts';
import type { Balans } from '../../src/receipts/balans.ts';
import type { Ontvangstbewijs, ZendingBewijs } from '../../src/receipts/ontvangstbewijs.ts';
import type { Client } from './client.ts';
import { explainAll, type GegevenUitleg } from './explain.ts';
import { OutputPaths } from './output-files.ts';
import { formatBytes, type Voortgang } from './progress.ts';
import {
  type AlleBevindingen,
  followUntilDone,
  type Invoervelden,
  readAgbcode,
  readBevindingen,
  submitFile,
} from './submission.ts';

export interface Opdracht {
  readonly bestand: string;
  readonly uit: string;
  readonly voortgang: Voortgang;
  /** Whose verantwoording it is; without it what the file says. */
  readonly agbcode?: string;
  readonly velden?: Invoervelden;
  /** Places to explain, as `<bestandsnaam>:<positie>`. */
  readonly uitleg?: readonly string[];
}

export type Verwerking =
  | {
      readonly soort: 'verwerkt';
      readonly bewijs: Ontvangstbewijs;
      readonly balans: Balans;
      readonly bevindingen: AlleBevindingen;
      /** One for every question, in its order; undefined when there is no such place. */
      readonly uitleg: readonly (GegevenUitleg | undefined)[];
      /** Nothing was held, and every regel found who asks for it. */
      readonly allesBezorgd: boolean;
      /** From the first byte sent to the last zending done. */
      readonly milliseconden: number;
    }
  | { readonly soort: 'geweigerd'; readonly probleem: Partial<Problem>; readonly bevindingen: AlleBevindingen };

/** Submitted under this code when the file names no aanbieder: it is refused, with every reason why. */
const GEEN_AGBCODE = '00000000';
const TEGELIJK = 8;

interface NieuweSleutel {
  readonly sleutel: string;
}

export async function createSleutel(
  beheer: Client,
  houdersoort: 'aanbieder' | 'ontvanger' | 'beheerder',
  houdercode: string,
  omschrijving: string,
): Promise<string> {
  const { inhoud } = await beheer.post<NieuweSleutel>('/beheer/v1/sleutels', { houdersoort, houdercode, omschrijving });
  return inhoud.sleutel;
}

/** @param beheer a client of a gateway whose register is loaded */
export async function verwerk(beheer: Client, opdracht: Opdracht): Promise<Verwerking> {
  const { bestand, uit, voortgang } = opdracht;
  const agbcode = opdracht.agbcode ?? (await readAgbcode(bestand)) ?? GEEN_AGBCODE;
  const isCode = /^\d{8}$/.test(agbcode);
  const sleutel = await createSleutel(beheer, 'aanbieder', isCode ? agbcode : GEEN_AGBCODE, 'npm run verwerk');
  const aanbieder = beheer.withSleutel(sleutel);
  const { size } = await stat(bestand);

  const begin = performance.now();
  const indiening = await submitFile(
    aanbieder,
    bestand,
    (bytes) => voortgang.toon(`Indienen: ${formatBytes(bytes)} van ${formatBytes(size)} …`),
    opdracht.velden,
  );
  await mkdir(uit, { recursive: true });
  if (indiening.soort === 'geweigerd') {
    const { probleem } = indiening;
    voortgang.klaar(`Ingediend: ${formatBytes(size)}; geweigerd.`);
    const bevindingen = {
      aantal: probleem.aantalBevindingen ?? 0,
      aantalFouten: probleem.aantalFouten ?? 0,
      bevindingen: probleem.bevindingen ?? [],
    };
    await writeJson(uit, 'bevindingen.json', bevindingen);
    return { soort: 'geweigerd', probleem, bevindingen };
  }
  const { id, aantalPrestaties, aantalTrajecten } = indiening.bewijs;
  voortgang.klaar(
    `Ingediend: ${formatBytes(size)}, ${aantalPrestaties} prestaties en ${aantalTrajecten} trajecten; aanvaard.`,
  );
  const bewijs = await followUntilDone(aanbieder, id, (klaar, totaal) =>
    voortgang.toon(`Verwerken: ${klaar} van ${totaal} zendingen klaar …`),
  );
  const milliseconden = performance.now() - begin;
  voortgang.klaar(`Verwerkt: ${bewijs.zendingen.length} zendingen in ${(milliseconden / 1000).toFixed(1)} s.`);

  const balans = await aanbieder.get<Balans>(`/aanbieder/v1/verantwoordingen/${id}/balans`);
  const bevindingen = await readBevindingen(aanbieder, id);
  const uitleg = await explainAll(aanbieder, bewijs, opdracht.uitleg ?? []);
  await writeOutputs(beheer, bewijs, uit, voortgang);
  await writeJson(uit, 'ontvangstbewijs.json', bewijs);
  await writeJson(uit, 'balans.json', balans);
  await writeJson(uit, 'bevindingen.json', bevindingen);
  const allesBezorgd =
    bewijs.zonderOntvanger.length === 0 &&
    bewijs.zendingen.every((zending) => isBezorgd(zending) || zending.toestand === 'gefilterd');
  return { soort: 'verwerkt', bewijs, balans, bevindingen, uitleg, allesBezorgd, milliseconden };
}

const isBezorgd = (zending: ZendingBewijs): boolean =>
  BEZORGDE_TOESTANDEN.some((toestand) => toestand === zending.toestand);

const writeJson = (map: string, naam: string, inhoud: unknown): Promise<void> =>
  writeFile(path.join(map, naam), `${JSON.stringify(inhoud, null, 2)}\n`);

interface Ophaalopdracht {
  readonly ontvanger: Client;
  readonly adres: string;
  readonly pad: string;
  readonly sha256: string;
}

/** Fetches every file as its ontvanger would, checks it against the ontvangstbewijs and writes it. */
async function writeOutputs(beheer: Client, bewijs: Ontvangstbewijs, uit: string, voortgang: Voortgang): Promise<void> {
  const paden = new OutputPaths(uit);
  const bezorgd = bewijs.zendingen.filter(isBezorgd);
  const ontvangers = new Map<string, Client>();
  for (const code of new Set(bezorgd.map(({ ontvanger }) => ontvanger.code)))
    ontvangers.set(code, beheer.withSleutel(await createSleutel(beheer, 'ontvanger', code, 'npm run verwerk')));
  const opdrachten = bezorgd.flatMap(({ id, ontvanger, formaat, bestanden }): Ophaalopdracht[] => {
    const client = ontvangers.get(ontvanger.code);
    if (client === undefined) return [];
    return bestanden.map(({ bestandsnaam, sha256 }, plaats) => ({
      ontvanger: client,
      adres: `/gemeente/v1/zendingen/${id}/bestand?volgnummer=${plaats + 1}`,
      pad: paden.next(ontvanger.code, formaat.naam, bestandsnaam),
      sha256,
    }));
  });
  let klaar = 0;
  const wachtend = [...opdrachten];
  const werk = async (): Promise<void> => {
    for (let opdracht = wachtend.pop(); opdracht !== undefined; opdracht = wachtend.pop()) {
      await fetchFile(opdracht);
      voortgang.toon(`Opslaan: ${++klaar} van ${opdrachten.length} bestanden …`);
    }
  };
  await Promise.all(Array.from({ length: TEGELIJK }, werk));
  voortgang.klaar(`Opgeslagen: ${opdrachten.length} bestanden in ${uit}.`);
}

async function fetchFile({ ontvanger, adres, pad, sha256 }: Ophaalopdracht): Promise<void> {
  const response = await ontvanger.send('GET', adres);
  const { body } = response;
  if (!response.ok || body === null) throw new Error(`${adres}: ${response.status}`);
  const hash = createHash('sha256');
  async function* hashed(): AsyncGenerator<Uint8Array> {
    for await (const stuk of body ?? []) {
      hash.update(stuk);
      yield stuk;
    }
  }
  await mkdir(path.dirname(pad), { recursive: true });
  await pipeline(hashed, createWriteStream(pad));
  const gevonden = hash.digest('hex');
  if (gevonden === sha256) return;
  await rm(pad);
  throw new Error(`${pad}: sha256 ${gevonden}, the ontvangstbewijs says ${sha256}`);
}
