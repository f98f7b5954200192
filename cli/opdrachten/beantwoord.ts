/** `enkelvoud beantwoord`: for an ontvanger, an answer to one zending in words, or a file with an answer (325, CSV, JSON). */
import { openAsBlob } from 'node:fs';
import path from 'node:path';
import type { gemeente } from '../../clients/typescript/src/index.ts';
import { connectGemeente, type Opdracht, type Werk } from '../opdracht.ts';
import { onlyArgument } from '../opties.ts';
import { Gebruiksfout } from '../uitkomst.ts';

type Oordeel = gemeente.Retourbericht['oordeel'];

const OORDELEN: readonly string[] = ['ontvangen', 'geaccepteerd', 'afgewezen'] satisfies readonly Oordeel[];
const SOORTEN: Readonly<Record<string, string>> = { '.csv': 'text/csv', '.json': 'application/json' };

export const beantwoord: Opdracht = {
  opties: {
    oordeel: { type: 'string' },
    retourcode: { type: 'string' },
    toelichting: { type: 'string' },
    bestand: { type: 'string' },
  },
  async voerUit(werk) {
    const antwoord = await answer(werk);
    werk.terminal.zeg('Het antwoord is ontvangen.');
    werk.terminal.geef({ uitkomst: 'goed', antwoord });
    return 'goed';
  },
};

async function answer(werk: Werk): Promise<object> {
  const { opties } = werk;
  const bestand = opties.tekst('bestand');
  const client = await connectGemeente(werk);
  if (bestand !== undefined && path.extname(bestand).toLowerCase() === '.xml') {
    // A 325 says itself which message it answers.
    const headers = { 'Content-Type': 'application/xml' };
    return client.vraag('stuurRetourbericht', { headers, body: await openAsBlob(bestand) });
  }
  const id = onlyArgument(opties, 'het id van de zending');
  if (bestand !== undefined) {
    const soort = SOORTEN[path.extname(bestand).toLowerCase()];
    if (soort === undefined) throw new Gebruiksfout('Een antwoord is een bestand met .xml (325), .csv of .json.');
    const vraag = { pad: { id }, headers: { 'Content-Type': soort }, body: await openAsBlob(bestand) };
    return client.vraag('beantwoordZending', vraag);
  }
  const oordeel = opties.tekst('oordeel') ?? '';
  if (!isOordeel(oordeel))
    throw new Gebruiksfout(`Geef met --oordeel ${OORDELEN.join(', ')}; of per regel, met --bestand.`);
  const retourcode = opties.tekst('retourcode');
  const toelichting = opties.tekst('toelichting');
  return client.vraag('beantwoordZending', {
    pad: { id },
    json: {
      oordeel,
      ...(retourcode === undefined ? {} : { retourcode }),
      ...(toelichting === undefined ? {} : { toelichting }),
    },
  });
}

const isOordeel = (tekst: string): tekst is Oordeel => OORDELEN.includes(tekst);
