/** The difference between two versions of a file: cells of a table, or lines. */
import type { FC } from 'hono/jsx';
import type { Bestandsverschil } from '../../../pipeline/formaat-verschil.ts';
import { Tabel } from '../../onderdelen/tabel.tsx';

const UITKOMSTEN: Readonly<Record<Bestandsverschil['uitkomst'], string>> = {
  gelijk: 'is gelijk',
  gewijzigd: 'is anders',
  verdwenen: 'komt er niet meer uit',
  nieuw: 'is nieuw',
};

const SOORTEN: Readonly<Record<string, { stijl: string; woord: string }>> = {
  '-': { stijl: 'weg', woord: 'weg: ' },
  '+': { stijl: 'erbij', woord: 'erbij: ' },
  '@': { stijl: 'plek', woord: '' },
};

/** Lines in the form of `diff -u`; a sign and a word say what the colour says. */
export const Verschilregels: FC<{ readonly titel: string; readonly regels: readonly string[] }> = ({
  titel,
  regels,
}) => (
  <section class="evk-tabel evk-laag" tabindex={0} aria-label={titel}>
    <ol class="evk-kaal evk-coderegels">
      {regels.map((regel) => {
        const soort = SOORTEN[regel[0] ?? ''];
        return (
          <li class={soort === undefined ? '' : `evk-regel--${soort.stijl}`}>
            {soort === undefined || soort.woord === '' ? null : <span class="evk-alleen-voorlezen">{soort.woord}</span>}
            {regel}
          </li>
        );
      })}
    </ol>
  </section>
);

export const Verschilblok: FC<{ readonly verschil: Bestandsverschil }> = ({
  verschil: { bestandsnaam, vorigeBestandsnaam, uitkomst, cellen, regels, afgekapt },
}) => (
  <>
    <p class="nl-paragraph">
      <strong>{bestandsnaam}</strong> {UITKOMSTEN[uitkomst]}
      {vorigeBestandsnaam === undefined ? '' : ` en heette eerst ${vorigeBestandsnaam}`}.
    </p>
    {cellen.length > 0 ? (
      <Tabel
        titel={`Andere waarden in ${bestandsnaam}`}
        titelVerborgen
        kolommen={[{ naam: 'Regel', kop: true }, { naam: 'Kolom' }, { naam: 'Was' }, { naam: 'Wordt' }]}
        rijen={cellen.map(({ regel, kolom, oud, nieuw }) => [String(regel), kolom, oud, nieuw])}
      />
    ) : regels.length > 0 ? (
      <Verschilregels titel={`Verschil in ${bestandsnaam}`} regels={regels} />
    ) : null}
    {afgekapt ? <p class="nl-paragraph evk-klein">Er is meer anders dan u hier ziet.</p> : null}
  </>
);
