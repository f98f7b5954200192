/** Writes what the worker is made of as a CycloneDX bill of materials. Run: npm run sbom (into uit/sbom.cdx.json) */
import { spawnSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const wortel = new URL('../', import.meta.url);
const { stdout, status } = spawnSync(
  'npm',
  ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application', '--omit', 'dev', '--loglevel=error'],
  { encoding: 'utf8', cwd: fileURLToPath(wortel), maxBuffer: 64 * 1024 * 1024 },
);
if (status !== 0) throw new Error('npm sbom failed');
const sbom: { metadata: { component: { name: string } }; components: readonly unknown[] } = JSON.parse(stdout);
// npm takes the name of the folder.
const { name }: { name: string } = JSON.parse(await readFile(new URL('package.json', wortel), 'utf8'));
sbom.metadata.component.name = name;
await mkdir(new URL('uit/', wortel), { recursive: true });
const bestand = new URL('uit/sbom.cdx.json', wortel);
await writeFile(bestand, `${JSON.stringify(sbom, null, 2)}\n`);
console.log(`${sbom.components.length} onderdelen: ${fileURLToPath(bestand)}`);
