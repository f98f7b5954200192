import type { FC } from 'hono/jsx';

/** To the next page of a list, and back to its beginning. Lists have cursors: there is no page number to jump to. */
export const Bladeren: FC<{ readonly begin?: string; readonly volgende?: string; readonly wat: string }> = ({
  begin,
  volgende,
  wat,
}) =>
  begin === undefined && volgende === undefined ? null : (
    <nav class="utrecht-button-group evk-niet-afdrukken" aria-label={`Meer ${wat}`}>
      {begin === undefined ? null : (
        <a class="nl-link" href={begin}>
          Naar het begin
        </a>
      )}
      {volgende === undefined ? null : (
        <a class="nl-link" href={volgende} rel="next">
          Meer {wat}
        </a>
      )}
    </nav>
  );

/** A cursor of the storage in an address, and back; undefined when it is none of ours. */
export const encodeCursor = (cursor: string): string =>
  btoa(String.fromCharCode(...new TextEncoder().encode(cursor)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

export function decodeCursor(tekst: string | undefined): string | undefined {
  if (tekst === undefined || tekst.length > 400) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      Uint8Array.from(atob(tekst.replaceAll('-', '+').replaceAll('_', '/')), (teken) => teken.charCodeAt(0)),
    );
  } catch {
    return undefined;
  }
}
