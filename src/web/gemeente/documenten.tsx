/** The documents that belong to a zending, as its ontvanger sees them. */
import type { FC } from 'hono/jsx';
import type { Zendingdocument } from '../../domain/dossier.ts';
import { unreachable } from '../../domain/result.ts';
import type { Scanstand } from '../../domain/virusscan.ts';
import type { PostvakRij } from '../../pipeline/postvak.ts';
import { documentnaam } from '../../text/nl/vooruitblik.ts';
import { Inzagelink } from '../inzage/vraag.tsx';
import type { Inzagestand } from '../omgeving.ts';
import { omvangTekst } from './omvang.ts';

function nietOpTeHalen(virusscan: Scanstand | undefined): string {
  switch (virusscan) {
    case undefined:
      return 'nog niet in het dossier. Vraag het aan de aanbieder.';
    case 'besmet':
      return 'er zat een virus in; het bestand is verwijderd. Vraag de aanbieder om een schoon bestand.';
    case 'wacht':
    case 'mislukt':
    case 'niet-gescand':
      return 'nog niet op virussen gescand. Kijk later nog eens.';
    // Clean and not there: its content went at the end of its term.
    case 'schoon':
      return 'niet meer in het dossier. Vraag het aan de aanbieder.';
    default:
      return unreachable(virusscan);
  }
}

export const Documenten: FC<{ rij: PostvakRij; documenten: readonly Zendingdocument[]; inzage: Inzagestand }> = ({
  rij,
  documenten,
  inzage,
}) => (
  <section aria-labelledby="documenten">
    <h2 class="nl-heading nl-heading--level-2" id="documenten">
      Documenten
    </h2>
    <ul class="utrecht-unordered-list">
      {documenten.map(({ nummer, soort, bestand }) => (
        <li class="utrecht-unordered-list__item">
          {bestand?.bytes === undefined ? (
            `${documentnaam(soort)}: ${nietOpTeHalen(bestand?.virusscan)}`
          ) : (
            <Inzagelink stand={inzage} adres={`/gemeente/zendingen/${rij.id}/documenten/${nummer}`} download>
              {documentnaam(soort)}: {bestand.bestandsnaam} ({omvangTekst(bestand.bytes)})
              {bestand.virusscan === 'niet-gescand' ? ', niet op virussen gescand' : ''}
            </Inzagelink>
          )}
        </li>
      ))}
    </ul>
  </section>
);
