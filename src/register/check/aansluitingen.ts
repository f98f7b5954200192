/** Do the aansluitingen fit the rest of the register, and do no two ask the same? */
import type { Bevinding } from '../../domain/bevinding.ts';
import type { Aansluiting, Register } from '../../domain/register.ts';
import { intersect } from '../geldigheid.ts';
import { listLooptijden } from '../versies.ts';
import { groupVragen, ontvangerSleutel, type Vraag } from '../vragen.ts';
import { checkFormaatVan } from './formaten.ts';
import { checkCodes, checkSpan, type PerCode } from './gemeenten.ts';
import { melding } from './melding.ts';

function checkRegios(aansluiting: Aansluiting, pointer: string, regios: ReadonlySet<string>): Bevinding[] {
  const { dekking, id, ontvanger } = aansluiting;
  const genoemd: readonly (readonly [string, string])[] = [
    ...('regio' in dekking ? [['/dekking/regio', dekking.regio] as const] : []),
    ...(ontvanger.soort === 'inkoopregio' ? [['/ontvanger/code', ontvanger.code] as const] : []),
  ];
  return genoemd
    .filter(([, regio]) => !regios.has(regio))
    .map(([plek, regio]) => melding('REGIO_ONBEKEND', `${pointer}${plek}`, { aansluiting: id, regio }));
}

/** Codes of ontvangers must tell them apart: an API key is bound to one. */
function checkOntvangercodes(aansluitingen: readonly Aansluiting[], regios: ReadonlySet<string>): Bevinding[] {
  return aansluitingen.flatMap(({ ontvanger }, i) => {
    if (ontvanger.soort !== 'landelijk') return [];
    const ook = regios.has(ontvanger.code) || /^[0-9]{4}$/.test(ontvanger.code);
    return ook
      ? [melding('ONTVANGERCODE_DUBBEL', `/aansluitingen/${i}/ontvanger/code`, { ontvangercode: ontvanger.code })]
      : [];
  });
}

/** Pairs of vragen that ask the same of the same ontvanger on a shared day, with that day. */
function* ties(vragen: readonly Vraag[]): Generator<readonly [Vraag, Vraag, string]> {
  const groepen = Map.groupBy(vragen, (vraag) => `${ontvangerSleutel(vraag.aansluiting)}|${vraag.nabijheid}`);
  for (const groep of groepen.values()) {
    for (const [i, een] of groep.entries()) {
      for (const ander of groep.slice(i + 1)) {
        const samen = intersect(een, ander);
        if (samen !== undefined) yield [een, ander, samen.geldigVanaf];
      }
    }
  }
}

function checkTies(register: Register, pointers: ReadonlyMap<Aansluiting, string>): Bevinding[] {
  type Gelijk = { een: Aansluiting; ander: Aansluiting; wet: string; gemeente: string; datum: string; aantal: number };
  const paren = new Map<string, Gelijk>();
  for (const [sleutel, vragen] of groupVragen(register.aansluitingen, register.inkoopregios)) {
    const [gemeente = '', wet = ''] = sleutel.split('|');
    for (const [{ aansluiting: een }, { aansluiting: ander }, datum] of ties(vragen)) {
      const paar = `${een.id}|${ander.id}|${wet}`;
      const gevonden = paren.get(paar);
      if (gevonden === undefined) paren.set(paar, { een, ander, wet, gemeente, datum, aantal: 1 });
      else gevonden.aantal += 1;
    }
  }
  return [...paren.values()].map(({ een, ander, aantal, ...rest }) =>
    melding('AANSLUITING_GELIJK', pointers.get(ander) ?? '/aansluitingen', {
      een: een.id,
      ander: ander.id,
      soort: een.soort,
      aantalGemeenten: aantal,
      ...rest,
    }),
  );
}

function checkDubbel(aansluitingen: readonly Aansluiting[]): Bevinding[] {
  const gezien = new Set<string>();
  return aansluitingen.flatMap(({ id, versie }, i) => {
    const dubbel = gezien.has(`${id}@${versie}`);
    gezien.add(`${id}@${versie}`);
    return dubbel ? [melding('AANSLUITING_DUBBEL', `/aansluitingen/${i}`, { aansluiting: id, versie })] : [];
  });
}

export function checkAansluitingen(register: Register, perCode: PerCode): Bevinding[] {
  const { aansluitingen } = register;
  const regios = new Set(register.inkoopregios.map((regio) => regio.code));
  const pointers = new Map(aansluitingen.map((aansluiting, i) => [aansluiting, `/aansluitingen/${i}`]));
  return [
    ...aansluitingen.flatMap((aansluiting, i) => {
      const pointer = `/aansluitingen/${i}`;
      const { dekking } = aansluiting;
      const waar = `aansluiting ${aansluiting.id}`;
      return [
        ...checkSpan(waar, pointer, aansluiting),
        ...checkRegios(aansluiting, pointer, regios),
        ...('gemeentecodes' in dekking
          ? checkCodes(waar, `${pointer}/dekking/gemeentecodes`, dekking.gemeentecodes, aansluiting, perCode)
          : []),
      ];
    }),
    ...checkDubbel(aansluitingen),
    ...checkOntvangercodes(aansluitingen, regios),
    ...listLooptijden(aansluitingen).flatMap((looptijd) =>
      checkFormaatVan(looptijd, pointers.get(looptijd.aansluiting) ?? '/aansluitingen', register.formaten),
    ),
    ...checkTies(register, pointers),
  ];
}
