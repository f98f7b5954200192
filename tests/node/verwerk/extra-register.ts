import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { tempFolder } from './command.ts';

/**
 * A folder laid out like register/, with one formaat and the aansluiting that asks for it.
 *
 * @param controle expression over `totaal`; the zending is held when it is false
 */
export async function extraRegister(controle: string): Promise<string> {
  const map = await tempFolder();
  const formaat = {
    naam: 'telling',
    versie: '1.0.0',
    titel: 'Telling per gemeente',
    omschrijving: 'Hoeveel regels er per gemeente zijn.',
    geldigVanaf: '2026-01-01',
    levensfase: 'actief',
    niveau: 'geaggregeerd',
    grondslag: 'Eigen afspraak.',
    wetten: ['wmo', 'jw'],
    bronnen: [{ naam: 'Eigen afspraak' }],
    bronstatus: 'eigen',
    onbekend: [],
    invoer: 'prestaties',
    velden: ['kop.kenmerk'],
    verdeling: 'zending',
    selectie: [],
    groepering: { sleutels: { gemeente: 'gemeente.naam' }, aggregaten: { aantal: { functie: 'aantal' } } },
    totalen: { aantal: { functie: 'aantal' } },
    codetabellen: {},
    parameters: {},
    bestanden: [
      {
        bestandssoort: 'csv',
        bestandsnaam: '"telling-" + kop.kenmerk + ".csv"',
        csv: {
          scheidingsteken: ';',
          decimaalteken: ',',
          tekenset: 'utf-8',
          regeleinde: 'lf',
          kopregel: true,
          herhaal: 'groepen',
          kolommen: [
            { kop: 'gemeente', waarde: 'groep.gemeente', ontbreekt: 'verplicht' },
            { kop: 'aantal', waarde: 'groep.aantal', ontbreekt: 'verplicht' },
          ],
        },
      },
    ],
    controles: [{ code: 'EIGEN', als: controle, melding: 'Te weinig regels.', oplossing: 'Dien meer regels in.' }],
  };
  const aansluiting = {
    id: 'telling',
    versie: '1.0.0',
    titel: 'Telling',
    ontvanger: { soort: 'landelijk', code: 'telbureau', naam: 'Telbureau' },
    dekking: { alle: true },
    wetten: ['wmo', 'jw'],
    soort: 'productieverantwoording',
    formaat: 'telling',
    geldigVanaf: '2026-01-01',
    parameters: {},
    termijnen: [],
    bijlagen: [],
    kanaal: { kanaalsoort: 'postvak' },
    bronnen: [{ naam: 'Eigen afspraak' }],
    bronstatus: 'eigen',
    onbekend: [],
  };
  await mkdir(path.join(map, 'formaten/telling/1.0.0'), { recursive: true });
  await mkdir(path.join(map, 'aansluitingen'));
  await writeFile(path.join(map, 'formaten/telling/1.0.0/formaat.json'), JSON.stringify(formaat));
  await writeFile(path.join(map, 'aansluitingen/telling.json'), JSON.stringify(aansluiting));
  return map;
}
