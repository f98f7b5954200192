/** A table of parts of a formaat: with each the ways to change, move and remove it, and below it the way to one more. */
import type { Child, FC } from 'hono/jsx';
import type { Formaat } from '../../../domain/formaat.ts';
import { adresVan, deelAdres } from './basis.tsx';

/** A part of a formaat as a row. `plek` is a JSON Pointer. */
export interface Rijgegevens {
  readonly plek: string;
  /** What the part is called, for whoever only hears the buttons. */
  readonly naam: string;
  readonly cellen: readonly Child[];
  /** How deep it stands in a tree. */
  readonly diepte?: number;
}

/** Of which formaat the parts are, on which version of it, and whether they may be changed. */
export interface Omgang {
  readonly formaat: Formaat;
  readonly hash: string;
  readonly mag: boolean;
}

const Knoppen: FC<Omgang & Rijgegevens> = ({ formaat, hash, plek, naam }) => (
  <form method="post" action={adresVan(formaat, 'formulier/plek')} class="evk-rijknoppen">
    <input type="hidden" name="hash" value={hash} />
    <input type="hidden" name="plek" value={plek} />
    <a class="nl-link" href={deelAdres(formaat, plek)} aria-label={`Wijzig ${naam}`}>
      Wijzig
    </a>
    <button class="nl-button nl-button--subtle" type="submit" name="doe" value="omhoog" aria-label={`${naam} omhoog`}>
      ↑
    </button>
    <button class="nl-button nl-button--subtle" type="submit" name="doe" value="omlaag" aria-label={`${naam} omlaag`}>
      ↓
    </button>
    <button class="nl-button nl-button--subtle" type="submit" name="doe" value="weg" aria-label={`Verwijder ${naam}`}>
      ✕
    </button>
  </form>
);

/** The table itself; a sentence when there are no parts. */
export const Delen: FC<
  Omgang & { readonly titel: string; readonly kolommen: readonly string[]; readonly rijen: readonly Rijgegevens[] }
> = ({ titel, kolommen, rijen, ...omgang }) =>
  rijen.length === 0 ? (
    <p class="nl-paragraph">Geen.</p>
  ) : (
    <section class="evk-tabel" tabindex={0} aria-label={titel}>
      <table class="utrecht-table">
        <caption class="evk-alleen-voorlezen">{titel}</caption>
        <thead>
          <tr>
            {kolommen.map((kop) => (
              <th scope="col">{kop}</th>
            ))}
            {omgang.mag ? <th scope="col">Veranderen</th> : null}
          </tr>
        </thead>
        <tbody>
          {rijen.map((rij) => (
            <tr id={`deel${rij.plek.replaceAll('/', '-')}`}>
              {rij.cellen.map((cel, nr) =>
                nr === 0 ? (
                  <th scope="row" class={`evk-diepte-${Math.min(rij.diepte ?? 0, 8)}`}>
                    {cel}
                  </th>
                ) : (
                  <td>{cel}</td>
                ),
              )}
              {omgang.mag ? (
                <td>
                  <Knoppen {...omgang} {...rij} />
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );

/** The way to one more part, for whoever may add it. */
export const Erbij: FC<Omgang & { readonly plek: string; readonly wat: string; readonly soort?: string }> = ({
  formaat,
  mag,
  plek,
  wat,
  soort,
}) =>
  mag ? (
    <p class="nl-paragraph">
      <a class="nl-link" href={deelAdres(formaat, plek, soort)}>
        {wat}
      </a>
    </p>
  ) : null;

/** An expression or a name as it is written; a dash when there is none. */
export const Code: FC<{ readonly tekst: unknown }> = ({ tekst }) =>
  tekst === undefined || tekst === '' ? <span>-</span> : <code class="nl-code">{String(tekst)}</code>;
