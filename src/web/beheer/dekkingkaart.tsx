/** The tile map: one square per gemeente, each a link. What a square says stands in its colour, in its pattern or letter, and in its name. */
import type { FC } from 'hono/jsx';
import { KOLOMMEN, RIJEN, TEGELS } from './tegels.ts';

/** How a tile looks: never by colour alone. */
export interface Tegelstijl {
  readonly klasse: string;
  /** Stands in the tile. */
  readonly teken: string;
  /** Filled with lines: the name of a pattern. */
  readonly gestreept?: boolean;
}

export interface Tegel {
  readonly code: string;
  readonly naam: string;
  /** What is the case, as a person says it: 'aangesloten'. */
  readonly zegt: string;
  readonly adres: string;
  readonly stijl: Tegelstijl;
}

const MAAT = 44;
const TUSSEN = 2;
const LETTERS = 5;

/** As much of a name as fits. */
const kort = (naam: string): string => naam.replaceAll(/[^\p{L}]/gu, '').slice(0, LETTERS);

const Vak: FC<{ readonly tegel: Tegel; readonly x: number; readonly y: number }> = ({ tegel, x, y }) => (
  <a
    href={tegel.adres}
    aria-label={`${tegel.naam}: ${tegel.zegt}`}
    class={`evk-tegel evk-tegel--${tegel.stijl.klasse}`}
  >
    <title>
      {tegel.naam}: {tegel.zegt}
    </title>
    <rect class="evk-tegel__vlak" x={x} y={y} width={MAAT} height={MAAT} rx={4} />
    {tegel.stijl.gestreept === true ? (
      <rect class="evk-tegel__streep" x={x} y={y} width={MAAT} height={MAAT} rx={4} fill="url(#evk-streep)" />
    ) : null}
  </a>
);

/** What one sees in a tile. It stands beside the links: their names say it in full. */
const Opschrift: FC<{ readonly tegel: Tegel; readonly x: number; readonly y: number }> = ({ tegel, x, y }) => (
  <>
    <text x={x + MAAT / 2} y={y + 18} text-anchor="middle">
      {kort(tegel.naam)}
    </text>
    <text class="evk-tegel__teken" x={x + MAAT / 2} y={y + 35} text-anchor="middle">
      {tegel.stijl.teken}
    </text>
  </>
);

/** @returns those of `tegels` that have no place on the map, to be shown beside it */
export const zonderPlek = (tegels: readonly Tegel[]): readonly Tegel[] => {
  const codes = new Set(TEGELS.map(({ code }) => code));
  return tegels.filter(({ code }) => !codes.has(code));
};

export const Dekkingkaart: FC<{ readonly titel: string; readonly tegels: readonly Tegel[] }> = ({ titel, tegels }) => {
  const perCode = new Map(tegels.map((tegel) => [tegel.code, tegel]));
  const stap = MAAT + TUSSEN;
  return (
    <div class="evk-tegelkaart">
      <svg viewBox={`0 0 ${KOLOMMEN * stap} ${RIJEN * stap}`} width={KOLOMMEN * stap} height={RIJEN * stap}>
        <title>{titel}</title>
        <defs>
          <pattern id="evk-streep" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <line x1="0" y1="0" x2="0" y2="8" class="evk-tegel__lijn" />
          </pattern>
        </defs>
        {TEGELS.map(({ code, kolom, rij }) => {
          const tegel = perCode.get(code);
          return tegel === undefined ? (
            <rect class="evk-tegel--leeg" x={kolom * stap} y={rij * stap} width={MAAT} height={MAAT} rx={4} />
          ) : (
            <Vak tegel={tegel} x={kolom * stap} y={rij * stap} />
          );
        })}
        <svg class="evk-tegel evk-tegelopschriften" aria-hidden="true" focusable="false">
          {TEGELS.map(({ code, kolom, rij }) => {
            const tegel = perCode.get(code);
            return tegel === undefined ? null : <Opschrift tegel={tegel} x={kolom * stap} y={rij * stap} />;
          })}
        </svg>
      </svg>
    </div>
  );
};

/** What the looks of the tiles mean, with how many there are of each. */
export const Legenda: FC<{
  readonly regels: readonly { readonly stijl: Tegelstijl; readonly zegt: string; readonly aantal: number }[];
}> = ({ regels }) => (
  <ul class="evk-kaal evk-legenda" aria-label="Wat de vakken betekenen">
    {regels.map(({ stijl, zegt, aantal }) => (
      <li>
        <svg viewBox={`0 0 ${MAAT} ${MAAT}`} width="32" height="32" aria-hidden="true" focusable="false">
          <g class={`evk-tegel evk-tegel--${stijl.klasse}`}>
            <rect class="evk-tegel__vlak" x="1" y="1" width={MAAT - 2} height={MAAT - 2} rx={4} />
            {stijl.gestreept === true ? (
              <rect
                class="evk-tegel__streep"
                x="1"
                y="1"
                width={MAAT - 2}
                height={MAAT - 2}
                rx={4}
                fill="url(#evk-streep)"
              />
            ) : null}
            <text class="evk-tegel__teken" x={MAAT / 2} y={28} text-anchor="middle">
              {stijl.teken}
            </text>
          </g>
        </svg>
        <span>
          {zegt}: <strong>{aantal}</strong>
        </span>
      </li>
    ))}
  </ul>
);
