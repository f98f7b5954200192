/**
 * generated/libxml2/: libxml2-wasm as workerd can load it. workerd compiles no WebAssembly at run time and knows no top-level `await`
 * under a lazy import, so
 *  - the wasm that the package carries as text inside its loader becomes `libxml2.wasm`, imported as a module;
 *  - the trampolines that emscripten's `addFunction` would compile for each callback become small `.wasm` files;
 *  - the loader loses its branches for Node and for fetching, and becomes synchronous.
 * Node itself uses the package as it is (`imports` in package.json).
 *
 * Each change must apply exactly once: a new version of the package stops here and not in a running gateway.
 */
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The version these changes were made for. */
const VERSIE = '0.7.2';
const LOADER = 'libxml2raw.mjs';
/** Reads files with Node; nothing of it is of use in workerd. */
const ALLEEN_NODE = /^nodejs\./;

interface Wijziging {
  readonly wat: string;
  readonly zoek: RegExp;
  readonly vervang: string;
}

const LOADERWIJZIGINGEN: readonly Wijziging[] = [
  {
    wat: 'the inlined wasm',
    zoek: /pa\?\?=ea\('[\s\S]*'\);return a\(\(await sa\(c\)\)\.instance\)/,
    vervang: 'return a(new WebAssembly.Instance(WASM,c))',
  },
  {
    wat: 'addFunction',
    zoek: /c=Uint8Array\.of\(0,97,115,109,[^;]*\);c=new WebAssembly\.Module\(c\);/,
    vervang: 'const T=TRAMPOLINES[c];if(!T)throw new Error("no trampoline for "+c);c=T;',
  },
  {
    wat: 'the detection of Node',
    zoek: /h=globalThis\.process\?\.versions\?\.node&&"renderer"!=globalThis\.process\?\.type/,
    vervang: 'h=false',
  },
  { wat: 'createRequire', zoek: /if\(h\)\{const \{createRequire:a\}=await [^}]*\}/, vervang: '' },
  { wat: 'import.meta.url', zoek: /ca=import\.meta\.url/, vervang: 'ca=""' },
  {
    wat: 'files of Node',
    zoek: /if\(h\)\{var fs=require\("node:fs"\);[\s\S]*?\}\}else if\(aa\|\|ba\)try\{new URL\("\.",ca\)\}catch\{\}/,
    vervang: '',
  },
  {
    wat: 'randomness of Node',
    zoek: /if\(h\)\{var a=require\("node:crypto"\);return c=>a\.randomFillSync\(c\)\}/,
    vervang: '',
  },
  { wat: 'the asynchronous module', zoek: /^async function Module/, vervang: 'function Module' },
  { wat: 'the asynchronous instance', zoek: /await \(async function\(\)\{/, vervang: '(function(){' },
  {
    wat: 'instantiateWasm',
    zoek: /if\(f\.instantiateWasm\)return new Promise\(b=>\{f\.instantiateWasm\(c,\(d,e\)=>\{b\(a\(d,e\)\)\}\)\}\);/,
    vervang: '',
  },
];

function change(tekst: string, { wat, zoek, vervang }: Wijziging): string {
  const keren = tekst.match(new RegExp(zoek, zoek.flags.includes('g') ? zoek.flags : `${zoek.flags}g`))?.length ?? 0;
  if (keren !== 1) throw new Error(`libxml2-wasm: ${wat} was found ${keren} times, once was expected`);
  return tekst.replace(zoek, () => vervang);
}

const WAARDETYPEN: Readonly<Record<string, number>> = { i: 0x7f, p: 0x7f, j: 0x7e, f: 0x7d, d: 0x7c };

function valueType(letter: string): number {
  const type = WAARDETYPEN[letter];
  if (type === undefined) throw new Error(`libxml2-wasm: ${letter} is no value type`);
  return type;
}

/** A wasm module that takes the function `e.f` of the signature (emscripten's letters, result first) and exports it as `f`. */
function trampoline(handtekening: string): Uint8Array {
  const [resultaat = 'v', ...parameters] = handtekening;
  const uit = resultaat === 'v' ? [] : [valueType(resultaat)];
  const type = [1, 0x60, parameters.length, ...parameters.map(valueType), uit.length, ...uit];
  const kop = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
  const invoer = [2, 7, 1, 1, 0x65, 1, 0x66, 0, 0];
  const uitvoer = [7, 5, 1, 1, 0x66, 0, 0];
  return Uint8Array.from([...kop, 1, type.length, ...type, ...invoer, ...uitvoer]);
}

/** Of WebAssembly as much as is used here: its types belong to the DOM, which Node's types leave out. */
interface Wasm {
  instantiate: (bron: unknown, invoer: unknown) => Promise<unknown>;
}

/** The bytes of the wasm: the loader unpacks them and hands them to WebAssembly, which is where they are taken. */
async function catchWasm(loader: string): Promise<Uint8Array> {
  const wasm = Reflect.get(globalThis, 'WebAssembly') as Wasm;
  const { instantiate } = wasm;
  let bytes: Uint8Array | undefined;
  try {
    wasm.instantiate = (bron, invoer) => {
      if (bron instanceof Uint8Array) bytes = bron;
      return instantiate(bron, invoer);
    };
    const module = (await import(pathToFileURL(loader).href)) as { readonly default: () => Promise<unknown> };
    await module.default();
  } finally {
    wasm.instantiate = instantiate;
  }
  if (bytes === undefined) throw new Error('libxml2-wasm: the loader instantiated no wasm');
  return bytes;
}

/** Signatures with which the package registers callbacks, as its own source says. */
function signaturesIn(bronnen: readonly string[]): readonly string[] {
  const gevonden = bronnen.flatMap((bron) =>
    [...bron.matchAll(/addFunction\([\s\S]*?'([vijfdp]+)'\)/g)].map(([, handtekening = '']) => handtekening),
  );
  return [...new Set(gevonden)].sort();
}

/** Writes generated/libxml2/. @param wortel folder of the repository */
export async function generateLibxml2(wortel: URL): Promise<void> {
  const lib = path.dirname(fileURLToPath(import.meta.resolve('libxml2-wasm')));
  const { version } = JSON.parse(await readFile(path.join(lib, '../package.json'), 'utf8')) as {
    readonly version: string;
  };
  if (version !== VERSIE) throw new Error(`libxml2-wasm ${version}: the changes were made for ${VERSIE}`);

  const namen = (await readdir(lib)).filter((naam) => /\.mjs$/.test(naam) && !ALLEEN_NODE.test(naam));
  const bronnen = new Map<string, string>();
  for (const naam of namen) bronnen.set(naam, await readFile(path.join(lib, naam), 'utf8'));
  const handtekeningen = signaturesIn([...bronnen].filter(([naam]) => naam !== LOADER).map(([, bron]) => bron));
  const invoer = [
    "import WASM from './libxml2.wasm';",
    ...handtekeningen.map((naam) => `import T_${naam} from './trampoline-${naam}.wasm';`),
    `const TRAMPOLINES={${handtekeningen.map((naam) => `${naam}:T_${naam}`).join(',')}};`,
  ];
  const loader = LOADERWIJZIGINGEN.reduce(change, bronnen.get(LOADER) ?? '');
  bronnen.set(LOADER, `${invoer.join('\n')}\n${loader}`);
  const laden = { wat: 'loading', zoek: /await moduleLoader\(\)/, vervang: 'moduleLoader()' };
  bronnen.set('libxml2.mjs', change(bronnen.get('libxml2.mjs') ?? '', laden));

  const doel = fileURLToPath(new URL('generated/libxml2/', wortel));
  await rm(doel, { recursive: true, force: true });
  await mkdir(doel, { recursive: true });
  for (const [naam, bron] of bronnen)
    await writeFile(path.join(doel, naam), bron.replace(/\n?\/\/# sourceMappingURL=.*$/, ''));
  for (const naam of handtekeningen) await writeFile(path.join(doel, `trampoline-${naam}.wasm`), trampoline(naam));
  await writeFile(path.join(doel, 'libxml2.wasm'), await catchWasm(path.join(lib, LOADER)));
  for (const naam of ['LICENSE', 'LICENSE.libxml2']) await copyFile(path.join(lib, '..', naam), path.join(doel, naam));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await generateLibxml2(new URL('../../', import.meta.url));
