/** `docs/standaard.md`: the whole standard submission as tables, for who fills it and for who reads it. */
import { listFields, type Veld } from './fields.ts';
import { resolveRef, type Schema } from './schema.ts';

const cel = (tekst: string): string => tekst.replaceAll('|', '\\|').replaceAll('\n', ' ');

function range(schema: Schema, minimum: 'minimum' | 'minLength', maximum: 'maximum' | 'maxLength'): string {
  const laag = schema[minimum];
  const hoog = schema[maximum];
  if (laag !== undefined && hoog !== undefined) return laag === hoog ? ` ${laag}` : ` ${laag}–${hoog}`;
  if (hoog !== undefined) return ` ≤ ${hoog}`;
  return laag === undefined ? '' : ` ≥ ${laag}`;
}

function describeType(wortel: Schema, schema: Schema): string {
  if (schema.const !== undefined) return `vast: \`${String(schema.const)}\``;
  if (schema.enum !== undefined) return schema.enum.map((waarde) => `\`${waarde}\``).join(', ');
  switch (schema.type) {
    case 'array':
      return `lijst${schema.maxItems === undefined ? '' : ` (≤ ${schema.maxItems})`} van ${
        schema.items === undefined ? 'waarden' : describeType(wortel, resolveRef(wortel, schema.items))
      }`;
    case 'object':
      return 'groep';
    case 'integer':
      return `geheel getal${range(schema, 'minimum', 'maximum')}`;
    case 'number':
      return `getal${range(schema, 'minimum', 'maximum')}`;
    case 'boolean':
      return '`true` of `false`';
    case 'string':
      if (schema.format === 'date') return 'datum jjjj-mm-dd';
      if (schema.format === 'email') return 'e-mailadres';
      return `tekst${range(schema, 'minLength', 'maxLength')}${schema.pattern === undefined ? '' : ` \`${schema.pattern}\``}`;
    default:
      throw new Error(`no description for type ${String(schema.type)}`);
  }
}

function requirement(veld: Veld): string {
  if (!veld.verplicht) return 'nee';
  return veld.altijdAanwezig || veld.pad.endsWith(`[].${veld.naam}`) ? 'ja' : 'ja, als de groep er is';
}

const row = (wortel: Schema, veld: Veld): string =>
  `| ${[
    `\`${veld.pad}\``,
    describeType(wortel, veld.schema),
    requirement(veld),
    veld.omschrijving,
    veld.bron,
    veld.privacy,
  ]
    .map(cel)
    .join(' | ')} |`;

const HOOFDSTUKKEN: readonly (readonly [string, (pad: string) => boolean])[] = [
  ['Prestaties', (pad) => pad.startsWith('prestaties[]')],
  ['Trajecten', (pad) => pad.startsWith('trajecten[]')],
  ['Declaraties', (pad) => pad.startsWith('declaraties[]')],
  ['Gegevens over de aanbieder', (pad) => pad.startsWith('gegevensAanbieder.')],
  ['Gegevens per gemeente', (pad) => pad.startsWith('gegevensPerGemeente[]')],
  ['Verklaringen en bijlagen', (pad) => pad.startsWith('verklaringen[]') || pad.startsWith('bijlagen[]')],
];

export function generateDocumentation(wortel: Schema): string {
  const velden = [...listFields(wortel)];
  const tabel = (rijen: readonly Veld[]): string =>
    [
      '| veld | inhoud | verplicht | omschrijving | bron | privacy |',
      '| --- | --- | --- | --- | --- | --- |',
      ...rijen.map((veld) => row(wortel, veld)),
    ].join('\n');
  const delen = HOOFDSTUKKEN.map(
    ([titel, hoort]) => `## ${titel}\n\n${tabel(velden.filter((veld) => hoort(veld.pad)))}`,
  );
  const kop = velden.filter((veld) => !HOOFDSTUKKEN.some(([, hoort]) => hoort(veld.pad)));
  return `<!-- Made by scripts/generate.ts from schemas/verantwoording/1.0.0.json; do not edit. -->

# De standaardverantwoording, versie 1.0.0

${wortel.description ?? ''} Het is één JSON-bestand (UTF-8). Schema: [\`schemas/verantwoording/1.0.0.json\`](../schemas/verantwoording/1.0.0.json).

* Bedragen staan in hele eurocenten, zonder teken; \`debetCredit\` zegt of een bedrag erbij komt (\`D\`) of eraf gaat (\`C\`).
* Datums zijn kalenderdagen: \`jjjj-mm-dd\`.
* \`[]\` betekent: ieder element van een lijst.
* Zet de kop (alles behalve \`prestaties\` en \`trajecten\`) vooraan in het bestand. Dan is één keer lezen genoeg.
* Privacy: \`geen\` = geen persoonsgegeven; \`persoonsgegeven\` = AVG artikel 4; \`bijzonder\` = zegt iets over gezondheid of hulp (AVG artikel 9).

## Kop

${tabel(kop)}

${delen.join('\n\n')}
`;
}
