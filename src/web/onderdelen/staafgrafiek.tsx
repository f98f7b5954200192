/** A bar chart without script or style attributes. It repeats what a table says: the table is for whoever cannot see it. */
import type { FC } from 'hono/jsx';

export interface Staaf {
  readonly naam: string;
  /** Shorter, below the bar. */
  readonly kort: string;
  readonly waarde: number;
  /** Drawn behind it, to compare with. */
  readonly eerder?: number;
}

interface Grafiekgegevens {
  readonly id: string;
  readonly titel: string;
  /** What there is to see, in a sentence. */
  readonly samenvatting: string;
  readonly staven: readonly Staaf[];
  readonly schrijf: (waarde: number) => string;
  readonly legenda: { readonly nu: string; readonly eerder: string };
}

const HOOGTE = 240;
const ONDER = 28;
const BOVEN = 24;
const PER_STAAF = 72;
const LINKS = 8;

export const Staafgrafiek: FC<Grafiekgegevens> = ({ id, titel, samenvatting, staven, schrijf, legenda }) => {
  const waarden = staven.flatMap(({ waarde, eerder = 0 }) => [waarde, eerder]);
  const hoogste = Math.max(1, ...waarden);
  const laagste = Math.min(0, ...waarden);
  const ruimte = HOOGTE - ONDER - BOVEN;
  const y = (waarde: number): number => BOVEN + ((hoogste - waarde) / (hoogste - laagste)) * ruimte;
  const breedte = LINKS * 2 + Math.max(4, staven.length) * PER_STAAF;
  const balk = (waarde: number) => ({
    y: Math.min(y(waarde), y(0)).toFixed(1),
    height: Math.abs(y(waarde) - y(0)).toFixed(1),
  });
  const metEerder = staven.some(({ eerder }) => eerder !== undefined);
  return (
    <figure class="evk-figuur">
      <figcaption>
        <strong>{titel}</strong>
        {metEerder ? (
          <span class="evk-onderregel">
            <span class="evk-grafiekstaal evk-grafiekstaal--nu" /> {legenda.nu}{' '}
            <span class="evk-grafiekstaal evk-grafiekstaal--eerder" /> {legenda.eerder}
          </span>
        ) : null}
      </figcaption>
      <section class="evk-tabel" tabindex={0} aria-label={`Grafiek: ${titel}`}>
        <svg
          class="evk-grafiek evk-grafiek--breed"
          role="img"
          aria-labelledby={`${id}-titel ${id}-uitleg`}
          viewBox={`0 0 ${breedte} ${HOOGTE}`}
          width={breedte}
          height={HOOGTE}
        >
          <title id={`${id}-titel`}>{titel}</title>
          <desc id={`${id}-uitleg`}>{samenvatting}</desc>
          {staven.map(({ kort, waarde, eerder }, nummer) => {
            const x = LINKS + nummer * PER_STAAF;
            return (
              <g>
                {eerder === undefined ? null : (
                  <rect class="evk-staaf--eerder" x={x + 4} width={28} {...balk(eerder)} />
                )}
                <rect class="evk-staaf--nu" x={x + 28} width={28} {...balk(waarde)} />
                <text x={x + 36} y={Math.max(12, y(Math.max(waarde, eerder ?? 0, 0)) - 6)} text-anchor="middle">
                  {schrijf(waarde)}
                </text>
                <text x={x + 32} y={HOOGTE - 8} text-anchor="middle">
                  {kort}
                </text>
              </g>
            );
          })}
          <line class="evk-as" x1={LINKS} x2={breedte - LINKS} y1={y(0)} y2={y(0)} />
        </svg>
      </section>
    </figure>
  );
};
