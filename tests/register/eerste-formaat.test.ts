/** What docs/eerste-formaat.md tells to begin with is good as it stands. */
import { expect, it } from 'vitest';
import tekst from '../../docs/eerste-formaat.md?raw';
import { readFormaat } from '../../src/pipeline/formaat-lezen.ts';
import { parseRegisterbestand } from '../../src/register/parse.ts';

function blok(naam: string): unknown {
  const [, json] =
    new RegExp(`<!-- ${naam} -->\\s*\`\`\`json\\n([\\s\\S]*?)\`\`\`\\s*<!-- /${naam} -->`).exec(tekst) ?? [];
  if (json === undefined) throw new Error(`no block ${naam}`);
  return JSON.parse(json);
}

it('the empty formaat is taken without a remark', () => {
  expect(readFormaat(blok('leeg-formaat'))).toMatchObject({ ok: true, value: { waarschuwingen: [] } });
});

it('the empty aansluiting is taken, and asks for that formaat', () => {
  const gelezen = parseRegisterbestand('aansluiting', blok('lege-aansluiting'));
  expect(gelezen).toMatchObject({ ok: true, value: { inhoud: { formaat: Object(blok('leeg-formaat')).naam } } });
});
