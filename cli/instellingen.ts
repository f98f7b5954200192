/** Where the gateway is and whose key is used: from the environment, else from a file. The key is never shown. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Instelling } from '../clients/typescript/src/index.ts';
import { Gebruiksfout } from './uitkomst.ts';

const BESTAND = 'enkelvoud.json';

/** @param bestand named by the user; without it `enkelvoud.json` in this folder, when there is one */
export async function readInstelling(
  omgeving: Readonly<Record<string, string | undefined>>,
  bestand: string | undefined,
): Promise<Instelling> {
  const inBestand = await readBestand(bestand);
  const adres = omgeving.ENKELVOUD_URL ?? inBestand.adres;
  const sleutel = omgeving.ENKELVOUD_SLEUTEL ?? inBestand.sleutel;
  const pogingen = omgeving.ENKELVOUD_POGINGEN ?? inBestand.pogingen;
  if (adres === undefined || !isAdres(adres))
    throw new Gebruiksfout(`Zet het adres van de gateway in ENKELVOUD_URL of in ${BESTAND} (adres), met https://.`);
  if (sleutel === undefined || !/^[A-Za-z0-9._~+/=-]+$/.test(sleutel))
    throw new Gebruiksfout(`Zet de sleutel van uw organisatie in ENKELVOUD_SLEUTEL of in ${BESTAND} (sleutel).`);
  if (pogingen !== undefined && !/^[1-9]\d?$/.test(pogingen))
    throw new Gebruiksfout('ENKELVOUD_POGINGEN moet een getal van 1 tot en met 99 zijn.');
  return { adres, sleutel, ...(pogingen === undefined ? {} : { pogingen: Number(pogingen) }) };
}

/** A key goes over https only, or to this machine itself. */
function isAdres(adres: string): boolean {
  if (!URL.canParse(adres)) return false;
  const { protocol, hostname } = new URL(adres);
  return protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname));
}

async function readBestand(bestand: string | undefined): Promise<Readonly<Record<string, string>>> {
  const tekst = await readFile(bestand ?? path.resolve(BESTAND), 'utf8').catch((fout: unknown) => {
    if (bestand === undefined) return undefined;
    throw fout;
  });
  if (tekst === undefined) return {};
  let inhoud: unknown;
  try {
    inhoud = JSON.parse(tekst);
  } catch {
    // Without what it holds: the key is in it.
    throw new Gebruiksfout(`${bestand ?? BESTAND} is geen JSON.`);
  }
  return Object.fromEntries(
    Object.entries(Object(inhoud) as object).map(([naam, waarde]) => [naam, String(waarde)] as const),
  );
}
