/** The register that is shipped, read as the gateway reads it. */
import type { Formaat } from '../../src/domain/formaat.ts';
import type { Aansluiting, Register } from '../../src/domain/register.ts';
import { parseRegisterbestand } from '../../src/register/parse.ts';

const lijsten = import.meta.glob<unknown>('../../register/*.json', { eager: true, import: 'default' });
const aansluitingen = import.meta.glob<unknown>('../../register/aansluitingen/*.json', {
  eager: true,
  import: 'default',
});
const formaten = import.meta.glob<Formaat>('../../register/formaten/*/*/formaat.json', {
  eager: true,
  import: 'default',
});

interface Inhoud extends Pick<Register, 'gemeenten' | 'herindelingen' | 'inkoopregios'> {
  readonly aansluiting: Aansluiting;
}

function read<Soort extends keyof Inhoud>(documentsoort: Soort, document: unknown): Inhoud[Soort] {
  const gelezen = parseRegisterbestand(documentsoort, document);
  if (!gelezen.ok) throw new Error(`${documentsoort}: ${JSON.stringify(gelezen.error)}`);
  return gelezen.value.inhoud as Inhoud[Soort];
}

/** File name without folder and extension → document. */
export const AANSLUITINGSBESTANDEN = Object.entries(aansluitingen).map(
  ([pad, document]) => [pad.replace(/^.*\/|\.json$/g, ''), document] as const,
);
/** `naam/versie` of the folder → document. */
export const FORMAATBESTANDEN = Object.entries(formaten).map(
  ([pad, document]) => [pad.split('/').slice(-3, -1).join('/'), document] as const,
);

export const shippedRegister = (): Register => ({
  revisie: 'shipped',
  gemeenten: read('gemeenten', lijsten['../../register/gemeenten.json']),
  herindelingen: read('herindelingen', lijsten['../../register/herindelingen.json']),
  inkoopregios: read('inkoopregios', lijsten['../../register/inkoopregios.json']),
  formaten: FORMAATBESTANDEN.map(([, document]) => document),
  aansluitingen: AANSLUITINGSBESTANDEN.map(([, document]) => read('aansluiting', document)),
  schemas: [],
});
