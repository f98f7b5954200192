/** What is in the dossier of an aanbieder. */
import type { FC } from 'hono/jsx';
import type { Dossierdocument } from '../../../domain/dossier.ts';
import { WETNAMEN } from '../../../text/nl/aansluiting.ts';
import { documentnaam } from '../../../text/nl/vooruitblik.ts';
import { datumTekst, grootteTekst } from '../../../text/notatie.ts';
import { Inzagelink } from '../../inzage/vraag.tsx';
import type { Inzagestand } from '../../omgeving.ts';
import { Tabel } from '../../onderdelen/tabel.tsx';
import { Toestand } from '../../onderdelen/toestand.tsx';

export const DOSSIER = '/aanbieder/dossier';

export const Documenten: FC<{
  documenten: readonly Dossierdocument[];
  vandaag: string;
  mag: boolean;
  inzage: Inzagestand;
}> = ({ documenten, vandaag, mag, inzage }) => (
  <Tabel
    titel="Wat er in uw dossier staat"
    kolommen={[
      { naam: 'Document', kop: true },
      { naam: 'Bestand' },
      { naam: 'Geldt' },
      { naam: 'Voor' },
      ...(mag ? [{ naam: 'Intrekken' }] : []),
    ]}
    rijen={documenten.map(({ id, soort, bestandsnaam, bytes, geldigVanaf, geldigTot, wet, gemeentecode }) => [
      documentnaam(soort),
      bytes === undefined ? (
        `${bestandsnaam} (nog niet gestuurd)`
      ) : (
        <>
          <Inzagelink stand={inzage} adres={`${DOSSIER}/${id}/inhoud`} download>
            {bestandsnaam}
          </Inzagelink>{' '}
          ({grootteTekst(bytes)})
        </>
      ),
      <>
        vanaf {datumTekst(geldigVanaf)}
        {geldigTot === undefined ? '' : ` tot en met ${datumTekst(geldigTot)}`}
        {geldigTot !== undefined && geldigTot < vandaag ? <Toestand kleur="let-op" woord="Verlopen" /> : null}
      </>,
      `${wet === undefined ? 'beide wetten' : WETNAMEN[wet]}, ${gemeentecode === undefined ? 'alle gemeenten' : `gemeente ${gemeentecode}`}`,
      ...(mag
        ? [
            <form method="post" action={`${DOSSIER}/${id}/intrekken`}>
              <button class="nl-button nl-button--secondary" type="submit" aria-label={`Trek in: ${bestandsnaam}`}>
                Trek in
              </button>
            </form>,
          ]
        : []),
    ])}
  />
);
