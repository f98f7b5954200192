/**
 * What delivery costs: how many zendingen a second from submission to delivered over a webhook, in turns with a bare Hono route that does
 * the same pushes and nothing else; and how much of everything that the platform charges.
 */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PROJECT } from '../../scripts/lib/project.ts';
import { connectedGemeenten } from '../gemeenten.ts';
import type { Meting } from '../omzetting/index.ts';
import { prepare, submitList, untilDelivered, type Vorm } from './indienen.ts';
import { connectWebhooks, kanaalvars } from './kanaal.ts';
import { startGateway, startKaal } from './opstelling.ts';
import { startSink } from './sink.ts';
import { measureOurs, measureRonde, type Ronde } from './snelheid.ts';
import { METERNAMEN, type Teller } from './tellers.ts';
import { measureVerbruik, type Verbruik } from './verbruik.ts';

const GEMEENTEN = 20;
const RONDEN = 3;
/** Some 650 zendingen a round. */
const VORM = { verantwoordingen: 10, prestaties: 1_000, aanbieders: 10 };

const METINGEN = path.join(PROJECT, 'docs', 'kosten', 'metingen.json');

const median = (getallen: readonly number[]): number =>
  [...getallen].sort((a, b) => a - b)[Math.floor(getallen.length / 2)] ?? 0;
const round = (getal: number, decimalen: number): number => Number(getal.toFixed(decimalen));

const perZending = ({ perZending: telling }: Verbruik): readonly Meting[] =>
  (Object.keys(METERNAMEN) as Teller[]).map((teller) => ({
    naam: `per-zending-${teller.replaceAll(/[A-Z]+/g, '-$&').toLowerCase()}`,
    waarde: round(telling[teller], 2),
    eenheid: METERNAMEN[teller],
  }));

/** @param bewaar keeps what was measured for docs/kosten.md */
export async function measureBezorging(log: (tekst: string) => void, bewaar: boolean): Promise<readonly Meting[]> {
  const gemeentecodes = await connectedGemeenten(path.join(PROJECT, 'register'), GEMEENTEN);
  const vorm: Vorm = { ...VORM, gemeentecodes };
  const sink = await startSink();
  const gateway = await startGateway(kanaalvars());
  try {
    // The first one finds nothing compiled yet, and shows who receives.
    const [eerste] = await prepare(gateway.beheer, 'warm', { ...vorm, verantwoordingen: 1 });
    if (eerste === undefined) throw new RangeError('nothing to submit');
    const zendingen = await submitList(eerste);
    await untilDelivered(gateway);
    const postvak = await measureOurs(gateway, 'postvak', vorm);
    log(`Postvak: ${round(postvak.perSeconde, 1)} zendingen per seconde.`);

    const ontvangers = await connectWebhooks(gateway.beheer, zendingen, sink.url);
    log(`${ontvangers} ontvangers met een webhook.`);
    const verbruik = await measureVerbruik(gateway, gemeentecodes);
    if (bewaar) {
      const gemetenOp = new Date().toISOString().slice(0, 10);
      await writeFile(METINGEN, `${JSON.stringify({ gemetenOp, verbruik: roundAll(verbruik) }, null, 2)}\n`);
    }

    const kaal = await startKaal();
    const ronden: Ronde[] = [];
    try {
      for (let nr = 0; nr < RONDEN; nr++) {
        const ronde = await measureRonde(gateway, kaal, sink, `ronde-${nr}`, vorm);
        log(
          `Ronde ${nr + 1}: ${ronde.zendingen} zendingen; wij ${round(ronde.onze, 1)} per seconde, kaal ${round(ronde.hunne, 1)}.`,
        );
        ronden.push(ronde);
      }
    } finally {
      await kaal.close();
    }
    return [
      { naam: 'bezorging-postvak', waarde: round(postvak.perSeconde, 1), eenheid: 'zendingen/s' },
      { naam: 'bezorging', waarde: round(median(ronden.map(({ onze }) => onze)), 1), eenheid: 'zendingen/s' },
      { naam: 'kaal', waarde: round(median(ronden.map(({ hunne }) => hunne)), 1), eenheid: 'zendingen/s' },
      {
        naam: 'bezorging-vs-kaal',
        waarde: round(median(ronden.map(({ onze, hunne }) => onze / hunne)), 3),
        eenheid: 'verhouding',
      },
      ...perZending(verbruik),
    ];
  } finally {
    await gateway.close();
    await sink.close();
  }
}

/** More decimals say nothing, and would change the document with every measurement. */
const roundAll = (verbruik: Verbruik): unknown =>
  JSON.parse(
    JSON.stringify(verbruik, (_, waarde: unknown) => (typeof waarde === 'number' ? round(waarde, 2) : waarde)),
  );
