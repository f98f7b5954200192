/** Small registers to test with. What a test is about stands in the test; the rest comes from here. */
import type { Formaat } from '../../src/domain/formaat.ts';
import type { Aansluiting, Gemeente, Herindeling, Inkoopregio, Register } from '../../src/domain/register.ts';

const bron = { naam: 'test' };

export const gemeente = (code: string, geldig: Partial<Gemeente> = {}): Gemeente => ({
  code,
  naam: `Gemeente ${code}`,
  geldigVanaf: '2021-01-01',
  ...geldig,
});

export const herindeling = (
  oudeCode: string,
  nieuweCode: string,
  ingangsdatum: string,
  zekerheid: Herindeling['zekerheid'] = 'vastgesteld',
): Herindeling => ({ oudeCode, nieuweCode, ingangsdatum, zekerheid, bron });

export const regio = (
  code: string,
  gemeentecodes: readonly string[],
  rest: Partial<Inkoopregio> = {},
): Inkoopregio => ({
  code,
  naam: `Regio ${code}`,
  regiosoort: 'inkoopregio',
  gemeentecodes,
  geldigVanaf: '2021-01-01',
  bron,
  bronstatus: 'eigen',
  onbekend: [],
  ...rest,
});

export const formaat = (naam: string, rest: Partial<Formaat> = {}): Formaat => ({
  naam,
  versie: '1.0.0',
  titel: naam,
  omschrijving: naam,
  geldigVanaf: '2021-01-01',
  levensfase: 'actief',
  niveau: 'geaggregeerd',
  grondslag: 'test',
  wetten: ['wmo', 'jw'],
  bronnen: [bron],
  bronstatus: 'eigen',
  onbekend: [],
  invoer: 'prestaties',
  velden: [],
  verdeling: 'zending',
  selectie: [],
  totalen: {},
  codetabellen: {},
  parameters: {},
  bestanden: [],
  controles: [],
  ...rest,
});

export const aansluiting = (id: string, rest: Partial<Aansluiting> = {}): Aansluiting => ({
  id,
  versie: '1.0.0',
  titel: id,
  ontvanger: { soort: 'gemeente' },
  dekking: { gemeentecodes: ['0001'] },
  wetten: ['wmo', 'jw'],
  soort: 'productieverantwoording',
  formaat: 'pv',
  geldigVanaf: '2021-01-01',
  parameters: {},
  termijnen: [],
  bijlagen: [],
  kanaal: { kanaalsoort: 'postvak' },
  bronnen: [bron],
  bronstatus: 'eigen',
  onbekend: [],
  ...rest,
});

/** Gemeenten 0001, 0002 and 0003, formaat 'pv', and nothing else unless given. */
export const register = (rest: Partial<Register> = {}): Register => ({
  revisie: 'test',
  gemeenten: [gemeente('0001'), gemeente('0002'), gemeente('0003')],
  herindelingen: [],
  inkoopregios: [],
  formaten: [formaat('pv')],
  aansluitingen: [],
  schemas: [],
  ...rest,
});
