/** The beginning of a file: tables, a tree that opens level by level, or lines. */
import type { FC } from 'hono/jsx';
import { unreachable } from '../../domain/result.ts';
import type { Beeld, Knoopbeeld, Voorvertoning } from '../../domain/voorvertoning.ts';
import { Tabel } from './tabel.tsx';

/** Levels that are open at first. */
const OPEN_LAGEN = 2;

const Knopen: FC<{ readonly knopen: readonly Knoopbeeld[]; readonly laag: number }> = ({ knopen, laag }) => (
  <ul class="evk-boom">
    {knopen.map(({ naam, waarde, knopen: onder }) => (
      <li>
        {onder.length === 0 ? (
          <>
            <span class="evk-boom__naam">{naam}</span> {waarde ?? ''}
          </>
        ) : (
          <details open={laag < OPEN_LAGEN}>
            <summary class="evk-boom__naam">{naam}</summary>
            <Knopen knopen={onder} laag={laag + 1} />
          </details>
        )}
      </li>
    ))}
  </ul>
);

const Beelddeel: FC<{ readonly beeld: Beeld }> = ({ beeld }) => {
  switch (beeld.soort) {
    case 'tabel':
      return (
        <Tabel
          titel={beeld.naam === undefined ? 'Begin van het bestand' : `Blad ${beeld.naam}`}
          titelVerborgen={beeld.naam === undefined}
          kolommen={beeld.koppen.map((naam) => ({ naam: naam === '' ? '(zonder kop)' : naam }))}
          rijen={beeld.rijen}
        />
      );
    case 'boom':
      return <Knopen knopen={beeld.knopen} laag={0} />;
    case 'regels':
      return (
        <section class="evk-tabel" tabindex={0} aria-label="Begin van het bestand">
          <pre class="nl-code-block">
            <code>{beeld.regels.join('\n')}</code>
          </pre>
        </section>
      );
    default:
      return unreachable(beeld);
  }
};

export const Voorvertoningdeel: FC<{ readonly voorvertoning: Voorvertoning }> = ({
  voorvertoning: { beelden, meer },
}) => (
  <>
    {beelden.map((beeld) => (
      <Beelddeel beeld={beeld} />
    ))}
    {meer ? <p class="nl-paragraph evk-klein">Er staat meer in dan hier past.</p> : null}
  </>
);
