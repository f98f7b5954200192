/** What is asked beside the file, and who asks for nothing yet. */
import type { FC } from 'hono/jsx';
import type { Controle } from '../../../pipeline/controle.ts';
import { WETNAMEN } from '../../../text/nl/aansluiting.ts';
import { documentnaam } from '../../../text/nl/vooruitblik.ts';
import { SOORTNAMEN } from '../../../text/nl/zending.ts';
import { datumTekst } from '../../../text/notatie.ts';
import { Melding } from '../../onderdelen/melding.tsx';

const MAX_NAMEN = 5;

function namenTekst(namen: readonly string[]): string {
  const meer = namen.length - MAX_NAMEN;
  return meer > 0 ? `${namen.slice(0, MAX_NAMEN).join(', ')} en nog ${meer}` : namen.join(', ');
}

export const Ontbreekt: FC<{ readonly lijst: Controle['ontbreekt'] }> = ({ lijst }) =>
  lijst.length === 0 ? null : (
    <section aria-labelledby="kop-ontbreekt" class="evk-deel">
      <h2 class="nl-heading nl-heading--level-2" id="kop-ontbreekt">
        Wat hier nog bij hoort
      </h2>
      <ul class="utrecht-unordered-list">
        {lijst.map(({ wat, waarom, voor, uiterlijkOp, houdtTegen }) => (
          <li class="utrecht-unordered-list__item">
            <strong>{documentnaam(wat)}</strong>, voor {namenTekst(voor.map(({ naam }) => naam))}
            {uiterlijkOp === undefined ? '' : `, uiterlijk ${datumTekst(uiterlijkOp)}`}.{' '}
            {waarom === 'drempel' ? 'Dit hangt af van uw omzet. ' : ''}
            {houdtTegen ? 'Zonder dit gaat er niets naar deze ontvangers.' : ''}
          </li>
        ))}
      </ul>
    </section>
  );

export const ZonderOntvanger: FC<{ readonly lijst: Controle['zonderOntvanger'] }> = ({ lijst }) =>
  lijst.length === 0 ? null : (
    <Melding soort="let-op" kop="Dit gaat nu nog nergens heen">
      <ul class="utrecht-unordered-list">
        {lijst.slice(0, 20).map(({ gemeentecode, wet, soort }) => (
          <li class="utrecht-unordered-list__item">
            {SOORTNAMEN[soort]} ({WETNAMEN[wet]}) van gemeente {gemeentecode}
          </li>
        ))}
        {lijst.length > 20 ? <li class="utrecht-unordered-list__item">En nog {lijst.length - 20}.</li> : null}
      </ul>
      <p class="nl-paragraph">Wij bewaren het, en sturen het door zodra de gemeente is aangesloten.</p>
    </Melding>
  );
