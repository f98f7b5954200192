/**
 * Where the lines of a year are seen: declaraties that passed through with what was said of each regel, 323s and 325s that were uploaded as
 * history, and what the aanbieder itself says is still to be declared. The same line may come from several of them.
 */
import { createRegelfilter } from '../convert/index.ts';
import { type Antwoordbericht, type Declaratiesoort, WET_VAN } from '../domain/declaratiebericht.ts';
import type { PrestatieRegel } from '../domain/deel.ts';
import { amsterdamseDatum } from '../domain/kalender.ts';
import { Bevindingen, ZWIJGT } from '../ingest/bevindingen.ts';
import { read323 } from '../ingest/declaratie/bericht323.ts';
import { toPrestatie } from '../ingest/declaratie/lees-declaratie.ts';
import { compareWith323, readRetour325, XML_LIMIETEN } from '../ingest/retour/retour325.ts';
import type { Waarneming } from '../receipts/voorgevuld-regel.ts';
import { prestatieBron } from '../storage/delen/lezer.ts';
import type { Historiebericht, Jaarvraag } from '../storage/ports/voorgevuld.ts';
import type { Bladvraag, Bladzijde, Bytestroom, Omzetwerk } from '../storage/ports.ts';
import { omzetInvoer } from './convert-one.ts';
import { loadDossier } from './convert-zending.ts';
import type { Diensten } from './diensten.ts';
import { historieSleutel } from './historie.ts';
import { loadRegelstanden } from './regelstanden.ts';
import type { RegisterBeeld } from './register-bron.ts';
import { bestandSleutel, delenMap } from './sleutels-van-opslag.ts';
import { lazily, openStored } from './stromen.ts';
import { loadZendingDossier } from './zending-dossier.ts';

/** What was read, and what could not be used; filled in while reading. */
export interface Bronnentelling {
  declaratiezendingen: number;
  declaratieberichten: number;
  antwoordberichten: number;
  /** 325s that answer a declaration which is not here. */
  antwoordenZonderDeclaratie: number;
  /** 325s that do not fit the declaration they name: other lines or other totals. */
  strijdigeAntwoorden: number;
  /** Declarations that passed through and are destroyed: their lines are not in it. */
  gewisteZendingen: number;
}

export const newBronnentelling = (): Bronnentelling => ({
  declaratiezendingen: 0,
  declaratieberichten: 0,
  antwoordberichten: 0,
  antwoordenZonderDeclaratie: 0,
  strijdigeAntwoorden: 0,
  gewisteZendingen: 0,
});

/** Rows asked for at a time. */
const BLAD = 50;
/** Nothing is kept for a second reading. */
const NIETS_BEWAREN = { bytes: 0 };
/** We stored it ourselves, or looked at it when it came in. */
const XML = { ...XML_LIMIETEN, maximaleBytes: Number.MAX_SAFE_INTEGER };

type Brondiensten = Pick<Diensten, 'staat' | 'blobs' | 'klok'>;

export async function* readWaarnemingen(
  diensten: Brondiensten,
  beeld: RegisterBeeld,
  vraag: Jaarvraag,
  telling: Bronnentelling,
): AsyncGenerator<Waarneming> {
  yield* readZendingen(diensten, beeld, vraag, telling);
  yield* readHistorie(diensten, beeld, vraag, telling);
  yield* readNogTeDeclareren(diensten, vraag);
}

async function* pages<Rij>(vraag: (blad: Bladvraag) => Promise<Bladzijde<Rij>>): AsyncGenerator<readonly Rij[]> {
  let vanaf: string | undefined;
  do {
    const blad = await vraag({ aantal: BLAD, ...(vanaf === undefined ? {} : { vanaf }) });
    yield blad.rijen;
    vanaf = blad.volgende;
  } while (vanaf !== undefined);
}

async function* readZendingen(
  diensten: Brondiensten,
  beeld: RegisterBeeld,
  vraag: Jaarvraag,
  telling: Bronnentelling,
): AsyncGenerator<Waarneming> {
  const { staat } = diensten;
  telling.gewisteZendingen = await staat.voorgevuld.countGewist(vraag);
  for await (const ids of pages((blad) => staat.voorgevuld.listDeclaratiezendingen(vraag, blad)))
    for (const werk of await staat.zendingen.listOmzetwerk(ids)) {
      telling.declaratiezendingen++;
      const stand = await loadRegelstanden(diensten, werk.zending.id);
      for await (const { nr, prestatie } of sentLines(diensten, beeld, werk)) {
        const { oordeel, retourcodes } = stand(nr);
        yield {
          prestatie,
          bericht: zendingBericht(werk.zending.id),
          stand: oordeel === 'geaccepteerd' ? 'toegekend' : oordeel,
          retourcodes,
        };
      }
    }
}

const zendingBericht = (zendingId: string): string => `zending ${zendingId}`;

/** What its formaat let through; of a correction, the lines that were made for it. */
async function* sentLines(
  { blobs }: Brondiensten,
  beeld: RegisterBeeld,
  { zending, delen }: Omzetwerk,
): AsyncGenerator<PrestatieRegel> {
  const compiled = beeld.compiled(zending.formaat.naam, zending.formaat.versie);
  if (compiled.formaat.invoer !== 'prestaties') return;
  const { dossier, map } = await loadZendingDossier(blobs, zending);
  if (zending.correctie !== undefined) {
    for (const deel of dossier.inhoud.delen)
      for await (const regels of prestatieBron(blobs, map, dossier.inhoud, deel, NIETS_BEWAREN).open()) yield* regels;
    return;
  }
  const invoer = omzetInvoer({ ...zending, delen }, dossier, beeld, blobs, map, NIETS_BEWAREN);
  const filter = createRegelfilter(compiled, invoer);
  for (const [deel, stroom] of invoer.delen.entries())
    for await (const regels of stroom.open())
      for (const regel of regels) if ('prestatie' in regel && filter(deel, regel) === undefined) yield regel;
}

async function* readHistorie(
  diensten: Brondiensten,
  beeld: RegisterBeeld,
  vraag: Jaarvraag,
  telling: Bronnentelling,
): AsyncGenerator<Waarneming> {
  // TR137: a message is never dated before the care in it, and its answer never before the message.
  const list = (blad: Bladvraag) => diensten.staat.voorgevuld.listHistorie(vraag.agbcode, vraag.begindatum, blad);
  for await (const berichten of pages(list))
    for (const bericht of berichten) {
      if (bericht.soort === 'wmo323' || bericht.soort === 'jw323') {
        telling.declaratieberichten++;
        yield* readDeclaratie(await declarationOf(diensten, bericht, bericht.soort));
      } else {
        telling.antwoordberichten++;
        yield* readAntwoord(diensten, beeld, bericht, WET_VAN[bericht.soort] === 'wmo' ? 'wmo323' : 'jw323', telling);
      }
    }
}

/** A 323 that can be read again, wherever it lies. */
interface Declaratiebron {
  readonly soort: Declaratiesoort;
  readonly gemeentecode: string;
  readonly bericht: string;
  readonly open: () => Bytestroom;
}

/** An uploaded message that we sent ourselves is that zending. */
async function declarationOf(
  { staat, blobs }: Brondiensten,
  rij: Historiebericht,
  soort: Declaratiesoort,
): Promise<Declaratiebron> {
  const { agbcode, gemeentecode, identificatie } = rij;
  const antwoordsoort = soort === 'wmo323' ? 'wmo325' : 'jw325';
  const [zelf] = await staat.retour.findBeantwoordbaar(gemeentecode, agbcode, antwoordsoort, identificatie);
  return {
    soort,
    gemeentecode,
    bericht: zelf === undefined ? `${soort} ${gemeentecode} ${identificatie}` : zendingBericht(zelf.zendingId),
    open: () => lazily(() => openStored(blobs, historieSleutel(rij))),
  };
}

async function* readDeclaratie({ soort, gemeentecode, bericht, open }: Declaratiebron): AsyncGenerator<Waarneming> {
  for await (const deel of read323(open(), ZWIJGT, XML))
    if (deel.deel === 'regel')
      yield {
        prestatie: toPrestatie(deel.regel, { soort, gemeentecode }),
        bericht,
        stand: 'onbeantwoord',
        retourcodes: [],
      };
}

async function* readAntwoord(
  diensten: Brondiensten,
  beeld: RegisterBeeld,
  rij: Historiebericht,
  soort: Declaratiesoort,
  telling: Bronnentelling,
): AsyncGenerator<Waarneming> {
  const { bericht } = await readRetour325(await openStored(diensten.blobs, historieSleutel(rij)), {
    vandaag: amsterdamseDatum(diensten.klok()),
    gemeenten: beeld.index.gemeentetabel,
  });
  const bronnen = await answeredBy(diensten, rij, soort);
  if (bericht === undefined || bronnen.length === 0) {
    telling.antwoordenZonderDeclaratie++;
    return;
  }
  let past = false;
  for (const bron of bronnen) {
    if (!(await fits(bericht, bron))) continue;
    past = true;
    yield* judge(bericht, bron);
  }
  if (!past) telling.strijdigeAntwoorden++;
}

/** The 323s it can be about: uploaded as well, or sent by us. */
async function answeredBy(
  diensten: Brondiensten,
  rij: Historiebericht,
  soort: Declaratiesoort,
): Promise<readonly Declaratiebron[]> {
  const { staat, blobs } = diensten;
  const { agbcode, gemeentecode, antwoordOp } = rij;
  if (antwoordOp === undefined || (rij.soort !== 'wmo325' && rij.soort !== 'jw325')) return [];
  const [geladen, verstuurd] = await Promise.all([
    staat.voorgevuld.findDeclaraties(agbcode, soort, gemeentecode, antwoordOp),
    staat.retour.findBeantwoordbaar(gemeentecode, agbcode, rij.soort, antwoordOp),
  ]);
  const bronnen = await Promise.all(geladen.map((declaratie) => declarationOf(diensten, declaratie, soort)));
  const zendingen = await staat.zendingen.listOmzetwerk(verstuurd.map(({ zendingId }) => zendingId));
  const perId = new Map(zendingen.map(({ zending }) => [zending.id, zending]));
  for (const { zendingId, volgnummer } of verstuurd) {
    const zending = perId.get(zendingId);
    if (zending === undefined || zending.gewistOp !== undefined) continue;
    const sleutel = bestandSleutel(zending.verantwoordingId, zendingId, volgnummer);
    const open = (): Bytestroom => lazily(() => openStored(blobs, sleutel));
    bronnen.push({ soort, gemeentecode, bericht: zendingBericht(zendingId), open });
  }
  return bronnen;
}

/** Two messages can bear one number (TR056): an answer counts for the one it does not contradict. */
async function fits(antwoord: Antwoordbericht, { open }: Declaratiebron): Promise<boolean> {
  const melder = new Bevindingen(1);
  for await (const _ of compareWith323(antwoord, open(), melder)) if (melder.aantalFouten > 0) return false;
  return melder.aantalFouten === 0;
}

/** The lines of the 323 and what was decided on each, side by side: both come in the order of the message. */
async function* judge(antwoord: Antwoordbericht, bron: Declaratiebron): AsyncGenerator<Waarneming> {
  const regels = readDeclaratie(bron);
  try {
    for await (const { referentienummer, retourcodes } of compareWith323(antwoord, bron.open(), ZWIJGT)) {
      const { value } = await regels.next();
      if (value?.prestatie.referentienummer !== referentienummer) throw new Error('a 323 was read in two orders');
      yield { ...value, stand: retourcodes.length === 0 ? 'toegekend' : 'afgewezen', retourcodes };
    }
  } finally {
    await regels.return(undefined);
  }
}

/** What the aanbieder gave itself. When such a line was declared since, that counts. */
async function* readNogTeDeclareren({ staat, blobs }: Brondiensten, vraag: Jaarvraag): AsyncGenerator<Waarneming> {
  for (const id of await staat.voorgevuld.listProductieverantwoordingen(vraag)) {
    const { inhoud } = await loadDossier(blobs, id);
    for (const deel of inhoud.delen)
      for await (const regels of prestatieBron(blobs, delenMap(id), inhoud, deel, NIETS_BEWAREN).open())
        for (const { prestatie } of regels)
          if (prestatie.declaratiestand === 'nog-te-declareren')
            yield { prestatie, bericht: `verantwoording ${id}`, stand: 'nog-te-declareren', retourcodes: [] };
  }
}
