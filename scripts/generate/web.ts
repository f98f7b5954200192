/**
 * Makes what the pages load: style sheets and scripts, bundled and named by their content, so that a browser may keep them for
 * ever, and a manifest that tells the pages those names. Entries are the files directly in `src/web/stijl` and `src/web/script`.
 */
import { createHash } from 'node:crypto';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { pruneTokens } from './tokens.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const UIT = path.join(ROOT, 'generated/web');
const MAP = 'statisch';

/** Static files carry the same guard as the pages (src/web/koppen.ts); their names change with their content. */
const HEADERS = `/${MAP}/*
  Cache-Control: public, max-age=31536000, immutable
  Content-Security-Policy: default-src 'none'; base-uri 'none'; frame-ancestors 'none'
  Strict-Transport-Security: max-age=31536000; includeSubDomains
  X-Content-Type-Options: nosniff
  Cross-Origin-Resource-Policy: same-origin
  Referrer-Policy: no-referrer
`;

async function listEntries(map: string, einde: string): Promise<string[]> {
  const namen = await readdir(path.join(ROOT, map));
  return namen.filter((naam) => naam.endsWith(einde)).map((naam) => path.join(ROOT, map, naam));
}

async function bundle(entries: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>> {
  const { outputFiles } = await build({
    entryPoints: [...entries],
    bundle: true,
    minify: true,
    write: false,
    outdir: UIT,
    format: 'esm',
    target: ['es2022', 'chrome120', 'firefox121', 'safari17.4'],
    legalComments: 'none',
    loader: { '.svg': 'dataurl' },
    logLevel: 'warning',
  });
  return new Map(outputFiles.map((bestand) => [path.basename(bestand.path), bestand.contents]));
}

const bestanden = await bundle([
  ...(await listEntries('src/web/stijl', '.css')),
  ...(await listEntries('src/web/script', '.ts')),
]);
await rm(UIT, { recursive: true, force: true });
await mkdir(path.join(UIT, 'openbaar', MAP), { recursive: true });

const manifest: Record<string, { readonly pad: string; readonly bytes: number }> = {};
for (const [naam, ruw] of bestanden) {
  const inhoud = naam.endsWith('.css') ? Buffer.from(pruneTokens(Buffer.from(ruw).toString())) : ruw;
  const { name, ext } = path.parse(naam);
  const bestand = `${name}-${createHash('sha256').update(inhoud).digest('hex').slice(0, 12)}${ext}`;
  await writeFile(path.join(UIT, 'openbaar', MAP, bestand), inhoud);
  manifest[naam] = { pad: `/${MAP}/${bestand}`, bytes: inhoud.byteLength };
}
await writeFile(path.join(UIT, 'openbaar', '_headers'), HEADERS);
await writeFile(
  path.join(UIT, 'manifest.ts'),
  `/** Made by scripts/generate/web.ts. Address and size (bytes) of each static file, by the name of its entry. */
export const MANIFEST = ${JSON.stringify(manifest, null, 2)} as const;
`,
);
