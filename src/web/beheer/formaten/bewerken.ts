/** Changes one part of a formaat document. A part is named by a JSON pointer (RFC 6901); `-` stands for a new one after the last. */

export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (waarde: unknown): waarde is JsonObject =>
  typeof waarde === 'object' && waarde !== null && !Array.isArray(waarde);

const unescapeDeel = (deel: string): string => deel.replaceAll('~1', '/').replaceAll('~0', '~');
export const escapePointer = (naam: string): string => naam.replaceAll('~', '~0').replaceAll('/', '~1');

export const toDelen = (pointer: string): readonly string[] => pointer.split('/').slice(1).map(unescapeDeel);

export const parentOf = (pointer: string): string => pointer.slice(0, pointer.lastIndexOf('/'));

/** Undefined when nothing stands there. */
export function valueAt(document: unknown, pointer: string): unknown {
  return toDelen(pointer).reduce<unknown>((hier, deel) => {
    if (Array.isArray(hier)) return /^\d+$/.test(deel) ? hier[Number(deel)] : undefined;
    return isObject(hier) && Object.hasOwn(hier, deel) ? hier[deel] : undefined;
  }, document);
}

/** With `verander` done to what stands at the pointer; what is on the way and is not there yet becomes an object. */
function changeAt(hier: unknown, delen: readonly string[], verander: (oud: unknown) => unknown): unknown {
  const [deel, ...rest] = delen;
  if (deel === undefined) return verander(hier);
  if (Array.isArray(hier)) {
    const nr = deel === '-' ? hier.length : Number(deel);
    const nieuw = changeAt(hier[nr], rest, verander);
    return nieuw === undefined ? hier.toSpliced(nr, 1) : hier.toSpliced(nr, 1, nieuw);
  }
  const ouder = isObject(hier) ? hier : {};
  const nieuw = changeAt(Object.hasOwn(ouder, deel) ? ouder[deel] : undefined, rest, verander);
  const { [deel]: _, ...anderen } = ouder;
  if (nieuw === undefined) return anderen;
  return { ...ouder, [deel]: nieuw };
}

const asDocument = (waarde: unknown): JsonObject => (isObject(waarde) ? waarde : {});

export const setAt = (document: JsonObject, pointer: string, waarde: unknown): JsonObject =>
  asDocument(changeAt(document, toDelen(pointer), () => waarde));

/** Adds to a list that may not be there yet. @param pointer of the list */
export const appendAt = (document: JsonObject, pointer: string, waarde: unknown): JsonObject =>
  asDocument(changeAt(document, toDelen(pointer), (lijst) => (Array.isArray(lijst) ? [...lijst, waarde] : [waarde])));

export const removeAt = (document: JsonObject, pointer: string): JsonObject => setAt(document, pointer, undefined);

/** Moves an item of a list, or a member of an object, one place up (-1) or down (1). At the end nothing happens. */
export function moveAt(document: JsonObject, pointer: string, stap: -1 | 1): JsonObject {
  const laatste = toDelen(pointer).at(-1) ?? '';
  return asDocument(
    changeAt(document, toDelen(parentOf(pointer)), (ouder) => {
      if (Array.isArray(ouder)) return swap(ouder, Number(laatste), stap);
      if (!isObject(ouder)) return ouder;
      const leden = Object.entries(ouder);
      return Object.fromEntries(
        swap(
          leden,
          leden.findIndex(([naam]) => naam === laatste),
          stap,
        ),
      );
    }),
  );
}

function swap<T>(lijst: readonly T[], nr: number, stap: -1 | 1): readonly T[] {
  const naar = nr + stap;
  const een = lijst[nr];
  if (een === undefined || naar < 0 || naar >= lijst.length) return lijst;
  return lijst.toSpliced(nr, 1).toSpliced(naar, 0, een);
}

/** Puts a member under a (new) name, in the place it had. @param pointer of the member; its last part is `-` for a new one */
export function putMember(document: JsonObject, pointer: string, naam: string, waarde: unknown): JsonObject {
  const oud = toDelen(pointer).at(-1) ?? '';
  return asDocument(
    changeAt(document, toDelen(parentOf(pointer)), (ouder) => {
      const leden = Object.entries(isObject(ouder) ? ouder : {}).filter(([lid]) => lid === oud || lid !== naam);
      return Object.fromEntries(
        leden.some(([lid]) => lid === oud)
          ? leden.map(([lid, inhoud]) => (lid === oud ? [naam, waarde] : [lid, inhoud]))
          : [...leden, [naam, waarde]],
      );
    }),
  );
}
