/** What whoever writes a formaat may use: the fields of the standard, the functions, the names at each place. For an editor. */

import { SCHEMA } from '../../generated/schema-formaat.ts';
import { VELDEN } from '../../generated/velden.ts';
import { FUNCTIES } from '../convert/index.ts';
import type { Formaattaal, Taalveld } from '../domain/formaattaal.ts';

/** Long lists have a variable of their own; what holds other fields is no value. */
const GEEN_WAARDE = new Set(['object', 'array']);

/** Fields that hold a value, by their canonical path. */
export const listVelden = (): readonly Taalveld[] =>
  Object.entries(VELDEN).flatMap(([pad, { type, omschrijving, privacy, bron, verplicht, enum: codes }]) =>
    GEEN_WAARDE.has(type) || pad === 'kop.$schema'
      ? []
      : [{ pad, omschrijving, privacy, bron, soort: type, verplicht, ...(codes && { codes }) }],
  );

export const describeTaal = (): Formaattaal => ({
  velden: listVelden(),
  functies: FUNCTIES.map(({ naam, parameters, resultaat, omschrijving, voorbeelden: [voorbeeld] }) => ({
    naam,
    parameters: parameters.map((parameter) => parameter.naam),
    resultaat,
    omschrijving,
    voorbeeld: voorbeeld.expressie,
  })),
  schema: SCHEMA,
});
