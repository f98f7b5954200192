/** What a verantwoording, a zending and what its ontvanger does with it ask of the platform, measured on the counting bindings. */
import type { Client } from '../../scripts/lib/client.ts';
import { createSleutel } from '../../scripts/lib/verwerk.ts';
import { prepare, submitAll, untilDelivered, type Vorm } from './indienen.ts';
import type { Opstelling } from './opstelling.ts';
import { combine, type Telling } from './tellers.ts';

/** Figures may be fractions: an average. */
export interface Verbruik {
  /** Besides its zendingen. */
  readonly perVerantwoording: Telling;
  /** From the plan to the state `bezorgd`, over the channel of the measurement. */
  readonly perZending: Telling;
  /** An ontvanger asks whether there is something new, and there is not. */
  readonly perLegeRonde: Telling;
  /** A page of 50 zendingen. */
  readonly perBladzijde: Telling;
  readonly perBestand: Telling;
  /** 50 zendingen acknowledged at once. */
  readonly perOntvangstmelding: Telling;
}

/** Few and many zendingen per verantwoording: what differs belongs to the zendingen, what stays to the verantwoording. */
const WEINIG_GEMEENTEN = 2;
const VERANTWOORDINGEN = 10;
const HERHALINGEN = 20;
const PER_BLAD = 50;
const TEGELIJK = 4;

interface Meetpunt {
  readonly zendingen: number;
  readonly telling: Telling;
}

const scale = (telling: Telling, factor: number): Telling => combine(telling, telling, (aantal) => aantal * factor);

async function measureRun(opstelling: Opstelling, naam: string, vorm: Vorm): Promise<Meetpunt> {
  const indieningen = await prepare(opstelling.beheer, naam, vorm);
  await opstelling.tellers();
  const zendingen = await submitAll(indieningen, TEGELIJK);
  await untilDelivered(opstelling);
  return { zendingen, telling: await opstelling.tellers() };
}

/** The average of `HERHALINGEN` times the same question. */
async function measureEach(opstelling: Opstelling, doe: (nr: number) => Promise<unknown>): Promise<Telling> {
  await opstelling.tellers();
  for (let nr = 0; nr < HERHALINGEN; nr++) await doe(nr);
  return scale(await opstelling.tellers(), 1 / HERHALINGEN);
}

interface Blad {
  readonly resultaten: readonly { readonly id: string }[];
}

async function read(ontvanger: Client, pad: string): Promise<void> {
  const antwoord = await ontvanger.send('GET', pad);
  if (!antwoord.ok) throw new Error(`${pad}: ${antwoord.status}`);
  await antwoord.arrayBuffer();
}

/** @param gemeentecodes of a register that connects them for everything the bench submits */
export async function measureVerbruik(opstelling: Opstelling, gemeentecodes: readonly string[]): Promise<Verbruik> {
  const basis = { verantwoordingen: VERANTWOORDINGEN, prestaties: 400, aanbieders: 5 };
  const weinig = await measureRun(opstelling, 'weinig', {
    ...basis,
    gemeentecodes: gemeentecodes.slice(0, WEINIG_GEMEENTEN),
  });
  const veel = await measureRun(opstelling, 'veel', { ...basis, gemeentecodes });
  const perZending = scale(
    combine(veel.telling, weinig.telling, (a, b) => a - b),
    1 / (veel.zendingen - weinig.zendingen),
  );
  const perVerantwoording = combine(
    weinig.telling,
    perZending,
    (alles, zending) => (alles - weinig.zendingen * zending) / VERANTWOORDINGEN,
  );

  const [code = ''] = gemeentecodes;
  const { beheer } = opstelling;
  const ontvanger = beheer.withSleutel(await createSleutel(beheer, 'ontvanger', code, 'verbruik'));
  const zendingen = '/gemeente/v1/zendingen';
  const { resultaten } = await ontvanger.get<Blad>(`${zendingen}?aantal=${PER_BLAD}`);
  const zendingIds = resultaten.map(({ id }) => id);
  const [eerste = ''] = zendingIds;
  const perBladzijde = await measureEach(opstelling, () => read(ontvanger, `${zendingen}?aantal=${PER_BLAD}`));
  const perBestand = await measureEach(opstelling, () => read(ontvanger, `${zendingen}/${eerste}/bestand`));
  await opstelling.tellers();
  await ontvanger.post('/gemeente/v1/ontvangstmeldingen', { zendingIds });
  const perOntvangstmelding = scale(await opstelling.tellers(), PER_BLAD / zendingIds.length);
  for await (const { id } of ontvanger.list<{ id: string }>(zendingen))
    await ontvanger.post('/gemeente/v1/ontvangstmeldingen', { zendingIds: [id] });
  const perLegeRonde = await measureEach(opstelling, () => read(ontvanger, `${zendingen}?bevestigd=false`));
  return { perVerantwoording, perZending, perLegeRonde, perBladzijde, perBestand, perOntvangstmelding };
}
