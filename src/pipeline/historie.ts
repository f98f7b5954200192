/**
 * Takes in 323s and 325s that were exchanged elsewhere: looked at, stored, never routed. All or nothing; what was uploaded before is
 * recognised by its bytes.
 */

import type { Bevindingenlijst } from '../domain/bevinding.ts';
import { WET_VAN } from '../domain/declaratiebericht.ts';
import { amsterdamseDatum, tijdstip } from '../domain/kalender.ts';
import { LIMIETEN } from '../domain/limieten.ts';
import { unreachable } from '../domain/result.ts';
import { Bevindingen } from '../ingest/bevindingen.ts';
import { read323 } from '../ingest/declaratie/bericht323.ts';
import { detectBericht } from '../ingest/declaratie/berichtsoort.ts';
import { withFile } from '../ingest/declaratie/lees-declaratie.ts';
import type { Bestandsbron } from '../ingest/invoerdeel.ts';
import { STANDAARD_INVOERLIMIETEN } from '../ingest/limieten.ts';
import { readRetour325, XML_LIMIETEN } from '../ingest/retour/retour325.ts';
import { detectInvoer } from '../ingest/soort.ts';
import { openArchief } from '../ingest/zip/archief.ts';
import type { Bereik } from '../ingest/zip/bereik.ts';
import { ZipLeesfout } from '../ingest/zip/fout.ts';
import { BetrokkenenSchrijver } from '../storage/betrokkenen/schrijver.ts';
import type { Historiebericht } from '../storage/ports/voorgevuld.ts';
import type { Bytestroom } from '../storage/ports.ts';
import { bestandsbevinding, showableName } from './bestandsfout.ts';
import type { Diensten } from './diensten.ts';
import { forget } from './receive.ts';
import type { RegisterBeeld } from './register-bron.ts';
import { betrokkenenMap, bronSleutel, ontvangstMap } from './sleutels-van-opslag.ts';
import { lazily, nothing, openStored, peek } from './stromen.ts';
import { UnreadableInput } from './unreadable.ts';

export type Historieuitkomst =
  | {
      readonly soort: 'bewaard';
      /** Everything that was uploaded now. */
      readonly berichten: readonly Historiebericht[];
      /** How many of them were not there before. */
      readonly nieuw: number;
    }
  | { readonly soort: 'geweigerd'; readonly teGroot: boolean; readonly bevindingen: Bevindingenlijst };

/** Where the bytes of one message lie. */
export const historieSleutel = ({ ontvangstId, volgnummer }: Pick<Historiebericht, 'ontvangstId' | 'volgnummer'>) =>
  `${ontvangstMap(ontvangstId)}/historie-${volgnummer}`;

const MAX_BERICHTEN = LIMIETEN.historieBerichten.waarde;
const VAN_HET_SYSTEEM = /(^|\/)(__MACOSX\/.*|\.DS_Store|Thumbs\.db|desktop\.ini)$/;

/** @param body one message in XML, or a zip of them */
export async function receiveHistorie(
  diensten: Diensten,
  agbcode: string,
  body: Bytestroom,
): Promise<Historieuitkomst> {
  const { staat, blobs } = diensten;
  const id = diensten.nieuwId();
  await staat.verantwoordingen.beginOntvangst(id, tijdstip(diensten.klok()));
  await diensten.mappen.begin(ontvangstMap(id), agbcode);
  const melder = new Bevindingen(STANDAARD_INVOERLIMIETEN.getoondeBevindingen);
  const berichten = await readAll(diensten, id, agbcode, body, melder).catch((fout: unknown) => {
    if (fout instanceof ZipLeesfout) return refuseFile(melder, bestandsbevinding(fout.zipfout));
    if (fout instanceof UnreadableInput) return refuseFile(melder, fout.bevinding);
    throw fout;
  });
  if (melder.aantalFouten > 0) {
    await forget(blobs, id);
    await staat.verantwoordingen.endOntvangst(id);
    const bevindingen = melder.lijst();
    const teGroot = bevindingen.bevindingen.some(({ code }) => code === 'INVOER_TE_GROOT');
    return { soort: 'geweigerd', teGroot, bevindingen };
  }
  await blobs.removeAll(bronSleutel(id));
  const hashes = berichten.map(({ sha256 }) => sha256);
  await staat.voorgevuld.bewaarHistorie(id, berichten);
  const bewaard = await staat.voorgevuld.findHistorie(agbcode, hashes);
  const nieuw = bewaard.filter(({ ontvangstId }) => ontvangstId === id);
  if (nieuw.length === 0) await forget(blobs, id);
  return { soort: 'bewaard', berichten: bewaard, nieuw: nieuw.length };
}

function refuseFile(melder: Bevindingen, bevinding: ReturnType<typeof bestandsbevinding>): readonly Historiebericht[] {
  melder.fout(bevinding.code, bevinding.plaats, bevinding.parameters);
  return [];
}

async function readAll(
  diensten: Diensten,
  id: string,
  agbcode: string,
  body: Bytestroom,
  melder: Bevindingen,
): Promise<readonly Historiebericht[]> {
  const { begin, alles } = await peek(body);
  const beeld = await diensten.register.huidig();
  const lezer = new Historielezer(diensten, beeld, id, agbcode, melder);
  if (detectInvoer(begin) !== 'zip') {
    const bericht = await lezer.read(1, { open: () => lazily(async () => alles) });
    await lezer.sluit();
    return bericht === undefined ? [] : [bericht];
  }
  const { bytes } = await diensten.blobs.put(bronSleutel(id), alles);
  const limieten = { bestanden: MAX_BERICHTEN, uitgepakteBytes: MAX_BERICHTEN * XML_LIMIETEN.maximaleBytes };
  const archief = await openArchief(range(diensten, bronSleutel(id), bytes), limieten);
  if (!archief.ok) {
    for (const fout of archief.error) refuseFile(melder, bestandsbevinding(fout));
    return [];
  }
  const berichten: Historiebericht[] = [];
  const leden = archief.value.leden.filter(({ naam }) => !VAN_HET_SYSTEEM.test(naam));
  if (leden.length === 0) melder.fout('HISTORIE_LEEG', {}, {});
  for (const [i, { naam }] of leden.entries()) {
    const open = () => lazily(async () => archief.value.open(naam) ?? nothing());
    const bericht = await lezer.read(i + 1, { naam: showableName(naam) ?? `bestand ${i + 1}`, open });
    if (bericht !== undefined) berichten.push(bericht);
  }
  await lezer.sluit();
  return berichten;
}

const range = ({ blobs }: Diensten, sleutel: string, bytes: number): Bereik => ({
  bytes,
  lees: async (offset, lengte) =>
    lengte === 0 ? nothing() : ((await blobs.get(sleutel, { offset, lengte })) ?? nothing()),
});

type Gelezen = Pick<
  Historiebericht,
  'soort' | 'gemeentecode' | 'identificatie' | 'antwoordOp' | 'dagtekening' | 'aantalRegels'
> & { readonly agbcode: string };

/** Stores a message first, so that it can be read more than once, and then looks at all of it. */
class Historielezer {
  readonly #diensten: Diensten;
  readonly #beeld: RegisterBeeld;
  readonly #id: string;
  readonly #agbcode: string;
  readonly #melder: Bevindingen;
  readonly #betrokkenen: BetrokkenenSchrijver;

  constructor(diensten: Diensten, beeld: RegisterBeeld, id: string, agbcode: string, melder: Bevindingen) {
    this.#diensten = diensten;
    this.#beeld = beeld;
    this.#id = id;
    this.#agbcode = agbcode;
    this.#melder = melder;
    this.#betrokkenen = new BetrokkenenSchrijver(diensten.blobs, betrokkenenMap(id), diensten.betrokkenen.nieuwste);
  }

  /** Undefined when it cannot be kept; why is with the findings. */
  async read(volgnummer: number, bron: Bestandsbron): Promise<Historiebericht | undefined> {
    const { blobs, klok, nieuwId } = this.#diensten;
    const plaats = { ontvangstId: this.#id, volgnummer };
    const sleutel = historieSleutel(plaats);
    const { bytes, sha256 } = await blobs.put(sleutel, bounded(bron.open()));
    if (bytes > XML_LIMIETEN.maximaleBytes) {
      const { maximaleBytes: maximumBytes } = XML_LIMIETEN;
      this.#melder.fout('INVOER_TE_GROOT', withFile({}, bron), { maximumBytes });
      return undefined;
    }
    const bewaard: Bestandsbron = { ...bron, open: () => lazily(() => openStored(blobs, sleutel)) };
    const vorige = this.#melder.plaatsAan((waar) => withFile(waar, bron));
    const gelezen = await this.#look(bewaard);
    if (gelezen !== undefined && gelezen.agbcode !== this.#agbcode)
      this.#melder.fout('HISTORIE_ANDERE_AANBIEDER', {}, {});
    this.#melder.plaatsAan(vorige);
    return gelezen && { id: nieuwId(), ...plaats, ...gelezen, sha256, bytes, ontvangenOp: tijdstip(klok()) };
  }

  async #look(bron: Bestandsbron): Promise<Gelezen | undefined> {
    const { soort } = await detectBericht(bron, XML_LIMIETEN);
    switch (soort) {
      case 'declaratie':
        return this.#lookAt323(bron);
      case 'antwoord':
        return this.#lookAt325(bron);
      case 'startstop':
      case 'ander':
        this.#melder.fout('HISTORIE_ANDER_BERICHT', {}, {});
        return undefined;
      default:
        return unreachable(soort);
    }
  }

  async #lookAt323(bron: Bestandsbron): Promise<Gelezen | undefined> {
    let aantalRegels = 0;
    const bsns = new Set<string>();
    for await (const deel of read323(bron.open(), this.#melder, XML_LIMIETEN)) {
      if (deel.deel === 'regel') {
        aantalRegels++;
        bsns.add(deel.regel.bsn);
      } else {
        const { soort, gemeentecode, agbcode, identificatie, dagtekening } = deel.kop;
        await this.#keepWho(deel.kop, bsns);
        return { soort, gemeentecode, agbcode, identificatie, dagtekening, aantalRegels };
      }
    }
    return undefined;
  }

  /** For the verwerkingenlogboek. */
  async #keepWho(
    { soort, gemeentecode }: Pick<Historiebericht, 'soort' | 'gemeentecode'>,
    bsns: ReadonlySet<string>,
  ): Promise<void> {
    await this.#betrokkenen.schrijf([...bsns].map((bsn) => ({ bsn, gemeentecode, wet: WET_VAN[soort] })));
  }

  /** When everything was read. */
  async sluit(): Promise<void> {
    await this.#betrokkenen.sluit();
  }

  async #lookAt325(bron: Bestandsbron): Promise<Gelezen | undefined> {
    const { bericht, bevindingen } = await readRetour325(bron.open(), {
      vandaag: amsterdamseDatum(this.#diensten.klok()),
      gemeenten: this.#beeld.index.gemeentetabel,
    });
    for (const { code, ernst, plaats, parameters } of bevindingen().bevindingen)
      if (ernst === 'fout') this.#melder.fout(code, plaats, parameters);
      else this.#melder.waarschuwing(code, plaats, parameters);
    if (bericht === undefined) return undefined;
    const { soort, gemeentecode, agbcode, identificatie, dagtekening, declaratieIdentificatie } = bericht.kop;
    const aantalRegels = bericht.regels.length;
    await this.#keepWho(bericht.kop, new Set(bericht.clienten.map(({ bsn }) => bsn)));
    return {
      soort,
      gemeentecode,
      agbcode,
      identificatie,
      antwoordOp: declaratieIdentificatie,
      dagtekening,
      aantalRegels,
    };
  }
}

/** Stops after more than a message may be. */
async function* bounded(bytes: Bytestroom): AsyncGenerator<Uint8Array> {
  let gelezen = 0;
  for await (const brok of bytes) {
    yield brok;
    gelezen += brok.length;
    if (gelezen > XML_LIMIETEN.maximaleBytes) return;
  }
}
