/** Does a whole register hang together? Asked before every registration, over the register as it would become. */
import type { Bevindingenlijst } from '../domain/bevinding.ts';
import type { Register } from '../domain/register.ts';
import { checkAansluitingen } from './check/aansluitingen.ts';
import { checkAntwoordformaten } from './check/antwoordformaten.ts';
import { checkFormaten } from './check/formaten.ts';
import { checkGemeenten, checkHerindelingen, checkInkoopregios } from './check/gemeenten.ts';
import { checkSchemas } from './check/schemas.ts';

/** More findings than a person reads; all are counted. */
const MAXIMUM = 1000;

/**
 * All findings at once, with a JSON pointer into the Register object (`/aansluitingen/3/dekking/regio`). With a fout the register
 * must not be taken into use: `indexRegister` counts on what is checked here.
 */
export function checkRegister(register: Register): Bevindingenlijst {
  const perCode = Map.groupBy(register.gemeenten, (gemeente) => gemeente.code);
  const bevindingen = [
    ...checkGemeenten(register),
    ...checkHerindelingen(register, perCode),
    ...checkInkoopregios(register, perCode),
    ...checkFormaten(register),
    ...checkSchemas(register),
    ...checkAansluitingen(register, perCode),
    ...checkAntwoordformaten(register),
  ];
  return {
    bevindingen: bevindingen.slice(0, MAXIMUM),
    aantal: bevindingen.length,
    aantalFouten: bevindingen.filter((bevinding) => bevinding.ernst === 'fout').length,
  };
}
