import type { FC } from 'hono/jsx';
import type { Bevinding, Plaats } from '../../domain/bevinding.ts';
import { leesbaar } from '../../text/nl.ts';

/** Where to look, in words: the file as it was submitted goes before the standard document that we made of it. */
export function plaatsTekst({ bron, pointer, gemeentecode, uitvoerveld }: Plaats): string {
  const delen =
    bron === undefined
      ? [
          ...(pointer === undefined || pointer === '' ? [] : [pointer]),
          ...(gemeentecode === undefined ? [] : [`gemeente ${gemeentecode}`]),
          ...(uitvoerveld === undefined ? [] : [`veld ${uitvoerveld}`]),
        ]
      : [
          ...(bron.bestand === undefined ? [] : [`bestand ${bron.bestand}`]),
          ...(bron.blad === undefined ? [] : [`blad ${bron.blad}`]),
          ...(bron.cel === undefined ? [] : [`cel ${bron.cel}`]),
          ...(bron.regel === undefined ? [] : [`regel ${bron.regel}`]),
          ...(bron.veld === undefined ? [] : [`veld ${bron.veld}`]),
        ];
  return delen.join(', ');
}

/** Findings, each with what is wrong, where, and what to do. */
export const Bevindingen: FC<{ readonly bevindingen: readonly Bevinding[] }> = ({ bevindingen }) => (
  <ol class="evk-kaal evk-bevindingen">
    {bevindingen.map((bevinding) => {
      const { melding, regel, oplossing } = leesbaar(bevinding);
      const plaats = plaatsTekst(bevinding.plaats);
      return (
        <li class={`evk-bevinding${bevinding.ernst === 'fout' ? '' : ' evk-bevinding--waarschuwing'}`}>
          <p class="nl-paragraph">
            <strong>{bevinding.ernst === 'fout' ? 'Fout' : 'Let op'}:</strong> {melding}
          </p>
          {plaats === '' ? null : <p class="nl-paragraph">Waar: {plaats}</p>}
          <p class="nl-paragraph">Wat u kunt doen: {oplossing}</p>
          <p class="nl-paragraph evk-klein">Regel: {regel}</p>
        </li>
      );
    })}
  </ol>
);
