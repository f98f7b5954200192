/** The gemeenten that play, and how each behaves. */
import type { Stap } from '../helpers/gemeente-server/script.ts';

const MINUUT = 60_000;
const DAG = 24 * 60 * MINUUT;

const OK: Stap = { doe: 'antwoord', status: 204 };
export const geef = (status: number, headers?: Readonly<Record<string, string>>): Stap => ({
  doe: 'antwoord',
  status,
  ...(headers === undefined ? {} : { headers }),
});
const keer = (aantal: number, stap: Stap): Stap[] => Array<Stap>(aantal).fill(stap);

export interface Gedrag {
  readonly naam: string;
  readonly gemeentecode: string;
  readonly script: readonly Stap[];
  /** Nobody answers before this moment, in milliseconds since the beginning: the connection is refused, or every request gets 503. */
  readonly weg?: { readonly tot: number; readonly hoe: 'geweigerd' | 'onderhoud' };
  /** What must come of everything sent to it. */
  readonly einde: 'bezorgd' | 'vastgehouden' | 'wacht' | 'gemengd';
}

export const GEDRAGINGEN: readonly Gedrag[] = [
  { naam: 'good', gemeentecode: '0855', script: [OK], einde: 'bezorgd' },
  { naam: 'slow', gemeentecode: '0014', script: [{ doe: 'traag', ms: 15 }], einde: 'bezorgd' },
  { naam: 'hangs at first', gemeentecode: '0034', script: [...keer(4, { doe: 'zwijg' }), OK], einde: 'bezorgd' },
  {
    naam: 'resets while reading',
    gemeentecode: '0037',
    script: [...keer(7, { doe: 'breek-af', wanneer: 'in-verzoek' }), OK],
    einde: 'bezorgd',
  },
  {
    naam: 'takes it and breaks off the answer',
    gemeentecode: '0047',
    script: [...keer(5, { doe: 'breek-af', wanneer: 'in-antwoord' }), OK],
    einde: 'bezorgd',
  },
  { naam: 'garbage at first', gemeentecode: '0050', script: [...keer(3, { doe: 'rommel' }), OK], einde: 'bezorgd' },
  { naam: 'talks too much', gemeentecode: '0059', script: [{ doe: 'praat', bytes: 300_000 }], einde: 'bezorgd' },
  {
    naam: '500 now and then',
    gemeentecode: '0060',
    script: [geef(500), OK, geef(503), geef(502), OK],
    einde: 'bezorgd',
  },
  {
    naam: 'busy',
    gemeentecode: '0072',
    script: [geef(429, { 'Retry-After': '120' }), geef(429, { 'Retry-After': '7200' }), geef(429), OK],
    einde: 'bezorgd',
  },
  {
    naam: 'moved',
    gemeentecode: '0074',
    script: [...keer(3, geef(302, { Location: '/elders' })), OK],
    einde: 'bezorgd',
  },
  { naam: 'refuses the first', gemeentecode: '0080', script: [geef(422), OK], einde: 'gemengd' },
  { naam: 'refuses everything', gemeentecode: '0085', script: [geef(400)], einde: 'gemengd' },
  { naam: 'stops and is started again', gemeentecode: '0086', script: [OK, OK, geef(410), OK], einde: 'bezorgd' },
  {
    naam: 'down for two days',
    gemeentecode: '0088',
    script: [OK],
    weg: { tot: 2 * DAG, hoe: 'onderhoud' },
    einde: 'bezorgd',
  },
  {
    naam: 'down for ever',
    gemeentecode: '0090',
    script: [OK],
    weg: { tot: Number.POSITIVE_INFINITY, hoe: 'onderhoud' },
    einde: 'wacht',
  },
  {
    naam: 'not listening at first',
    gemeentecode: '0093',
    script: [OK],
    weg: { tot: 4 * MINUUT, hoe: 'geweigerd' },
    einde: 'bezorgd',
  },
];
