/** Gemeenten that ask for everything the bench submits, out of the register: nothing of a bench may end without an ontvanger. */

import { readRegisterFolder } from '../scripts/lib/register-folder.ts';
import type { Aansluiting, Gemeente, Inkoopregio } from '../src/domain/register.ts';
import type { Soort, Wet } from '../src/domain/verantwoording.ts';
import { WETTEN } from '../src/domain/verantwoording.ts';
import { listOf } from './gegevens.ts';

const SOORTEN: readonly Soort[] = ['declaratie', 'productieverantwoording'];
/** The last day of the periode of `genereer.ts`. */
const PEILDATUM = '2025-04-30';

/** What `handgeschreven.ts` knows, and where it goes; a gemeente of which anybody asks something else is left out. */
const BEKEND: ReadonlyMap<string, string> = new Map([
  ['iwmo323', 'gemeente'],
  ['ijw323', 'gemeente'],
  ['pv-landelijk-wmo', 'gemeente'],
  ['pv-landelijk-jw', 'gemeente'],
  ['pv-hart-van-brabant-jw', 'hart-van-brabant'],
  ['pv-limburg-noord', 'limburg-noord'],
  ['pv-midden-ijssel-oost-veluwe', 'midden-ijssel-oost-veluwe'],
  ['pv-bizob', 'bizob'],
]);

const deskOf = ({ ontvanger }: Aansluiting): string => (ontvanger.soort === 'gemeente' ? 'gemeente' : ontvanger.code);

function covers(
  aansluiting: Aansluiting,
  gemeentecode: string,
  wet: Wet,
  soort: Soort,
  regios: readonly Inkoopregio[],
): boolean {
  const { dekking, geldigVanaf, geldigTot, wetten } = aansluiting;
  if (aansluiting.soort !== soort || !wetten.includes(wet)) return false;
  if (geldigVanaf > PEILDATUM || (geldigTot !== undefined && geldigTot < PEILDATUM)) return false;
  if ('alle' in dekking) return true;
  if ('gemeentecodes' in dekking) return dekking.gemeentecodes.includes(gemeentecode);
  return regios.some((regio) => regio.code === dekking.regio && regio.gemeentecodes.includes(gemeentecode));
}

/** @returns the first `aantal` codes in order. Throws when the register connects fewer. */
export async function connectedGemeenten(map: string, aantal: number): Promise<readonly string[]> {
  const gelezen = await readRegisterFolder(map);
  if (!gelezen.ok) throw new Error(gelezen.error.join('\n'));
  const documenten = gelezen.value;
  const gemeenten = listOf<Gemeente>(documenten, 'gemeenten');
  const regios = listOf<Inkoopregio>(documenten, 'inkoopregios');
  const aansluitingen = documenten.flatMap(({ documentsoort, inhoud }) =>
    documentsoort === 'aansluiting' ? [inhoud as Aansluiting] : [],
  );
  const codes = gemeenten
    .filter(({ geldigTot }) => geldigTot === undefined)
    .map(({ code }) => code)
    .filter((code) =>
      WETTEN.every((wet) =>
        SOORTEN.every((soort) => {
          const vragen = aansluitingen.filter((aansluiting) => covers(aansluiting, code, wet, soort, regios));
          return vragen.length > 0 && vragen.every((vraag) => BEKEND.get(vraag.formaat) === deskOf(vraag));
        }),
      ),
    )
    .sort();
  if (codes.length < aantal)
    throw new Error(`the register connects ${codes.length} gemeenten for everything, not ${aantal}`);
  return codes.slice(0, aantal);
}
