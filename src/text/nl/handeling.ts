/** Acts as the audit trail names them (`trekLidIn`, the operation of the API), as a person reads and types them. */
import { metHoofdletter } from '../notatie.ts';

/** 'trekLidIn' → 'Trek lid in'. Also for the names of facts: 'houdercode' → 'Houdercode'. */
export const inWoorden = (naam: string): string =>
  metHoofdletter(naam.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`));

/** The other way round: 'Trek lid in' → 'trekLidIn'; a name stays as it is. */
export const uitWoorden = (tekst: string): string => {
  const [eerste = '', ...rest] = tekst.trim().split(/\s+/);
  if (rest.length === 0) return eerste.charAt(0).toLowerCase() + eerste.slice(1);
  return eerste.toLowerCase() + rest.map((woord) => metHoofdletter(woord.toLowerCase())).join('');
};
