/** The settings of every kind of channel as Markdown, from the schema that also judges them. */
import type { Schema } from '../generate/schema.ts';

type Veld = Schema & { readonly default?: unknown };

const code = (waarde: unknown): string => `\`${typeof waarde === 'string' ? waarde : JSON.stringify(waarde)}\``;

function allowed(veld: Veld): string {
  if (veld.const !== undefined) return code(veld.const);
  if (veld.enum !== undefined) return veld.enum.map(code).join(' of ');
  if (veld.type === 'integer') return `${veld.minimum} tot en met ${veld.maximum}`;
  if (veld.$ref !== undefined) return 'zie hieronder';
  if (veld.format === 'email') return 'e-mailadres';
  return veld.maxLength === undefined ? 'tekst' : `tekst, hoogstens ${veld.maxLength} tekens`;
}

function standard(naam: string, veld: Veld, verplicht: readonly string[]): string {
  if (verplicht.includes(naam)) return 'verplicht';
  if (veld.default === '') return 'leeg';
  return veld.default === undefined ? 'niets' : code(veld.default);
}

function table(definitie: Schema): string {
  const rijen = Object.entries<Veld>(definitie.properties ?? {}).map(
    ([naam, veld]) =>
      `| \`${naam}\` | ${allowed(veld)} | ${standard(naam, veld, definitie.required ?? [])} | ${veld.description ?? ''} |`,
  );
  return ['| veld | wat mag | zonder | uitleg |', '| --- | --- | --- | --- |', ...rijen].join('\n');
}

/** The kinds in the order of the schema, and how to sign in at the end. */
const AANMELDINGEN = ['GeenAanmelding', 'HeaderAanmelding', 'Oauth2Aanmelding'];
const SOORTEN = ['Postvak', 'Webhook', 'S3', 'Email'];

export function kanaaltabellen(schema: Schema): string {
  const section = (kop: string, naam: string): string => {
    const definitie = schema.$defs?.[naam];
    if (definitie === undefined) throw new Error(`the schema has no ${naam}`);
    const uitleg = definitie.description === undefined ? '' : `${definitie.description}\n\n`;
    return `${kop} ${definitie.title}\n\n${uitleg}${table(definitie)}\n`;
  };
  return [
    ...SOORTEN.map((naam) => section('###', naam)),
    '### Aanmelding bij een webhook\n',
    ...AANMELDINGEN.map((naam) => section('####', naam)),
  ].join('\n');
}
