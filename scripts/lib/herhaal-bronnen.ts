/** Where `npm run herhaal` finds what it needs: the keys, the submission and the register. Everything expected is a value. */
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { createGunzip } from 'node:zlib';
import { readStream } from '../../src/domain/bytestroom.ts';
import { err, ok, type Result } from '../../src/domain/result.ts';
import { OntvangstbewijsBeeld } from '../../src/http/schemas/verantwoording.ts';
import { readDocument } from '../../src/pipeline/registration.ts';
import { type Bewijsfout, toJwks, verifyBewijs } from '../../src/receipts/ondertekening.ts';
import type { Ontvangstbewijs } from '../../src/receipts/ontvangstbewijs.ts';
import type { Bytestroom, RegisterDocument } from '../../src/storage/ports.ts';
import { Client } from './client.ts';
import { readExistingDemo } from './demo.ts';
import type { LocalState } from './local-state.ts';
import { readRegisterFolder } from './register-folder.ts';
import { detectFile } from './submission.ts';

const BEWIJSFOUTEN: Readonly<Record<Bewijsfout, string>> = {
  'geen-jws': 'Dit is geen ondertekend ontvangstbewijs. Het is misschien afgebroken.',
  'geen-ontvangstbewijs': 'Er staat wel een handtekening onder, maar dit is geen ontvangstbewijs van Enkelvoud.',
  'onbekende-sleutel': 'De sleutel waarmee dit bewijs is ondertekend staat niet bij de sleutels (--sleutels).',
  'handtekening-onjuist': 'De handtekening klopt niet: het bewijs is veranderd nadat het is ondertekend.',
  'niet-canoniek': 'Het ondertekende bewijs is niet geschreven zoals Enkelvoud dat doet.',
};

export interface GelezenBewijs {
  readonly bewijs: Ontvangstbewijs;
  /** Name of the key that signed; absent for a bewijs without a signature. */
  readonly kid?: string;
}

/**
 * @param bestand a compact JWS, or the JSON of a bewijs
 * @param jwks undefined: no keys are known
 */
export async function readBewijs(
  bestand: string,
  jwks: { readonly keys: readonly object[] } | undefined,
): Promise<Result<GelezenBewijs, string>> {
  const tekst = (await readFile(bestand, 'utf8')).trim();
  if (tekst.startsWith('{')) {
    const bewijs = toBewijs(parseJson(tekst));
    return bewijs.ok ? ok({ bewijs: bewijs.value }) : bewijs;
  }
  if (jwks === undefined)
    return err(
      'Noem met --sleutels de sleutels van de gateway: een bestand, of het adres dat eindigt op /.well-known/jwks.json.',
    );
  const gecontroleerd = await verifyBewijs(tekst, jwks);
  if (!gecontroleerd.ok) return err(BEWIJSFOUTEN[gecontroleerd.error]);
  const bewijs = toBewijs(gecontroleerd.value.inhoud);
  return bewijs.ok ? ok({ bewijs: bewijs.value, kid: gecontroleerd.value.kid }) : bewijs;
}

const toBewijs = (inhoud: unknown): Result<Ontvangstbewijs, string> =>
  OntvangstbewijsBeeld.safeParse(inhoud).success
    ? ok(inhoud as Ontvangstbewijs)
    : err('Dit is geen ontvangstbewijs van deze versie van Enkelvoud.');

function parseJson(tekst: string): unknown {
  try {
    return JSON.parse(tekst);
  } catch {
    return undefined;
  }
}

/** From a file, an address, or what `npm start` keeps. Undefined when there is nothing to look in. */
export async function readSleutels(
  bron: string | undefined,
  staat: string,
): Promise<Result<{ readonly keys: readonly object[] } | undefined, string>> {
  if (bron === undefined) {
    const demo = await readExistingDemo(staat);
    return ok(demo?.ondertekensleutel && toJwks({ sleutel: demo.ondertekensleutel, vervallen: [] }));
  }
  let tekst: string;
  try {
    tekst = /^https?:\/\//.test(bron) ? await (await fetch(bron)).text() : await readFile(bron, 'utf8');
  } catch {
    return err(`De sleutels konden niet worden gelezen van ${bron}.`);
  }
  const inhoud = parseJson(tekst);
  const keys: unknown = typeof inhoud === 'object' && inhoud !== null ? Reflect.get(inhoud, 'keys') : undefined;
  return Array.isArray(keys)
    ? ok({ keys: keys.filter((sleutel) => typeof sleutel === 'object' && sleutel !== null) })
    : err(`In ${bron} staat geen lijst van sleutels (een JWK Set).`);
}

export interface Invoerbron {
  /** A file with the submission. */
  readonly verantwoording?: string;
  /** A running gateway. */
  readonly gateway?: string;
  /** Of the aanbieder, at that gateway. */
  readonly sleutel?: string;
  readonly lokaal?: LocalState;
}

/** The submission, unpacked. */
export async function openIngediend(bewijs: Ontvangstbewijs, bron: Invoerbron): Promise<Result<Bytestroom, string>> {
  const { verantwoording, gateway, sleutel, lokaal } = bron;
  if (verantwoording !== undefined) {
    if ((await stat(verantwoording).catch(() => undefined))?.isFile() !== true)
      return err(`Het bestand ${verantwoording} bestaat niet.`);
    const ingepakt = createReadStream(verantwoording);
    return ok((await detectFile(verantwoording)) === 'gzip' ? ingepakt.pipe(createGunzip()) : ingepakt);
  }
  if (gateway !== undefined) {
    if (sleutel === undefined)
      return err('Zet de sleutel van de aanbieder in de omgevingsvariabele ENKELVOUD_SLEUTEL.');
    const client = new Client(new URL(gateway), sleutel);
    const antwoord = await client
      .send('GET', `/aanbieder/v1/verantwoordingen/${bewijs.id}/inhoud`)
      .catch(() => undefined);
    if (antwoord === undefined) return err(`De gateway op ${gateway} antwoordt niet.`);
    if (!antwoord.ok || antwoord.body === null)
      return err(
        `De gateway op ${gateway} geeft deze verantwoording niet (${antwoord.status}). Is de sleutel van deze aanbieder?`,
      );
    return ok(readStream(antwoord.body));
  }
  const stroom = await lokaal?.ingediend(bewijs.id);
  return stroom === undefined
    ? err(
        'Deze verantwoording staat niet bij de gegevens van npm start. Noem haar met --verantwoording, of noem een --gateway.',
      )
    : ok(stroom);
}

/** Every document in these folders. What is no good document is left out here: the bewijs then says which one is missing. */
export async function readRegisters(mappen: readonly string[]): Promise<Result<readonly RegisterDocument[], string>> {
  const documenten: RegisterDocument[] = [];
  for (const map of mappen) {
    const gelezen = await readRegisterFolder(map);
    if (!gelezen.ok) return err(`De registermap ${path.resolve(map)} klopt niet:\n  ${gelezen.error.join('\n  ')}`);
    for (const { documentsoort, inhoud } of gelezen.value) {
      const { document } = await readDocument(documentsoort, inhoud);
      if (document !== undefined) documenten.push(document);
    }
  }
  return ok(documenten);
}
