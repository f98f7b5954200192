/** What the platform counts, and so what it charges for: each meter with what a reader calls it, in the order in which it is shown. */
export const METERNAMEN = {
  /** Inbound HTTP, batches of the queue and rounds of the cron: each wakes the Worker once. */
  verzoeken: 'verzoeken aan de Worker',
  /** Of the whole of workerd: the simulated D1, R2 and queue, which the platform does not charge, are in it. */
  cpuMilliseconden: 'rekentijd (ms, hoogstens)',
  d1Gelezen: 'D1: gelezen rijen',
  d1Geschreven: 'D1: geschreven rijen',
  /** Queries; not charged, but each is a trip. */
  d1Vragen: 'D1: vragen',
  /** Growth of the database. */
  d1Bytes: 'D1: groei (bytes)',
  /** Puts, parts of multipart uploads and listings. */
  r2KlasseA: 'R2: klasse A',
  r2KlasseB: 'R2: klasse B',
  r2Bytes: 'R2: geschreven bytes',
  /** A message is written, read and deleted: three; one more each time it is read again. */
  wachtrijBewerkingen: 'wachtrij: bewerkingen',
  /** Calls to a Durable Object and alarms. */
  doVerzoeken: 'Durable Object: verzoeken',
  /** Wall clock of every call to a Durable Object: more than is charged, where calls overlap. */
  doMilliseconden: 'Durable Object: duur (ms, hoogstens)',
  doGelezen: 'Durable Object: gelezen rijen',
  /** Rows, and one for each alarm that is set. */
  doGeschreven: 'Durable Object: geschreven rijen',
} as const;

export type Teller = keyof typeof METERNAMEN;
export type Telling = Readonly<Record<Teller, number>>;

const TELLERS = Object.keys(METERNAMEN) as Teller[];

export const tellingVan = (waarde: (naam: Teller) => number): Record<Teller, number> =>
  Object.fromEntries(TELLERS.map((naam) => [naam, waarde(naam)])) as Record<Teller, number>;

export const leeg = (): Record<Teller, number> => tellingVan(() => 0);

export const combine = (a: Telling, b: Telling, doe: (a: number, b: number) => number): Telling =>
  tellingVan((naam) => doe(a[naam], b[naam]));
