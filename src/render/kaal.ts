/** Most texts need nothing done to them. Telling which is asked of every value, so it has to be quick. */

const GEWOON = { van: 0x20, tot: 0x7e };

/** Tells whether a text is printable ASCII without any of `bijzonder`. A loop over a short text ends before a regular expression begins. */
export function createKaal(bijzonder: string): (tekst: string) => boolean {
  const kaal = new Uint8Array(GEWOON.tot + 1).fill(1, GEWOON.van);
  for (const teken of bijzonder) kaal[teken.charCodeAt(0)] = 0;
  return (tekst) => {
    for (let plaats = 0; plaats < tekst.length; plaats++) {
      const code = tekst.charCodeAt(plaats);
      if (code > GEWOON.tot || kaal[code] === 0) return false;
    }
    return true;
  };
}
