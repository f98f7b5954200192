import type { Child, FC } from 'hono/jsx';

export interface Kolom {
  readonly naam: string;
  /** Numbers stand to the right, under each other. */
  readonly getal?: boolean;
  /** The cell that names its row. */
  readonly kop?: boolean;
}

interface Tabelgegevens {
  /** What the table is about; it is also its name for a screen reader. */
  readonly titel: string;
  /** Shown for the screen reader only, when a heading above the table says it already. */
  readonly titelVerborgen?: boolean;
  readonly kolommen: readonly Kolom[];
  /** As many cells as there are columns. */
  readonly rijen: readonly (readonly Child[])[];
  readonly voet?: readonly Child[];
}

/** A wide table scrolls by itself, also with the keyboard; the page never does. */
export const Tabel: FC<Tabelgegevens> = ({ titel, titelVerborgen = false, kolommen, rijen, voet }) => (
  <section class="evk-tabel" tabindex={0} aria-label={titel}>
    <table class="utrecht-table">
      <caption class={titelVerborgen ? 'evk-alleen-voorlezen' : 'utrecht-table__caption'}>{titel}</caption>
      <thead class="utrecht-table__header">
        <tr class="utrecht-table__row">
          {kolommen.map(({ naam, getal = false }) => (
            <th class={`utrecht-table__header-cell${getal ? ' evk-getal' : ''}`} scope="col">
              {naam}
            </th>
          ))}
        </tr>
      </thead>
      <tbody class="utrecht-table__body">
        {rijen.map((rij) => (
          <tr class="utrecht-table__row">
            {rij.map((cel, nummer) => {
              const { getal = false, kop = false } = kolommen[nummer] ?? {};
              const stijl = `utrecht-table__cell${getal ? ' evk-getal' : ''}`;
              return kop ? (
                <th class={stijl} scope="row">
                  {cel}
                </th>
              ) : (
                <td class={stijl}>{cel}</td>
              );
            })}
          </tr>
        ))}
      </tbody>
      {voet === undefined ? null : (
        <tfoot class="utrecht-table__footer">
          <tr class="utrecht-table__row">
            {voet.map((cel, nummer) => (
              <td class={`utrecht-table__cell${kolommen[nummer]?.getal ? ' evk-getal' : ''}`}>{cel}</td>
            ))}
          </tr>
        </tfoot>
      )}
    </table>
  </section>
);
