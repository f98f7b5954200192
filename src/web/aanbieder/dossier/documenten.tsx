/** What is in the dossier of an aanbieder. */
import type { FC } from 'hono/jsx';
import type { Dossierdocument } from '../../../domain/dossier.ts';
import type { Scanstand } from '../../../domain/virusscan.ts';
import { WETNAMEN } from '../../../text/nl/aansluiting.ts';
import { SCANWOORDEN } from '../../../text/nl/document.ts';
import { documentnaam } from '../../../text/nl/vooruitblik.ts';
import { datumTekst, grootteTekst } from '../../../text/notatie.ts';
import { Inzagelink } from '../../inzage/vraag.tsx';
import type { Inzagestand } from '../../omgeving.ts';
import { Tabel } from '../../onderdelen/tabel.tsx';
import { Toestand, type Toestandkleur } from '../../onderdelen/toestand.tsx';

export const DOSSIER = '/aanbieder/dossier';

/** What was looked at and is clean needs no word, nor does what nobody looks at: the page says so once. */
const SCANKLEUREN: Readonly<Partial<Record<Scanstand, Toestandkleur>>> = {
  wacht: 'bezig',
  mislukt: 'let-op',
  besmet: 'fout',
};

const Bestand: FC<{ document: Dossierdocument; opTeHalen: boolean; inzage: Inzagestand }> = ({
  document: { id, bestandsnaam, bytes, virusscan },
  opTeHalen,
  inzage,
}) => {
  const kleur = virusscan === undefined ? undefined : SCANKLEUREN[virusscan];
  return (
    <>
      {opTeHalen ? (
        <Inzagelink stand={inzage} adres={`${DOSSIER}/${id}/inhoud`} download>
          {bestandsnaam}
        </Inzagelink>
      ) : (
        bestandsnaam
      )}
      {bytes === undefined ? (virusscan === 'besmet' ? '' : ' (nog niet gestuurd)') : ` (${grootteTekst(bytes)})`}
      {virusscan === undefined || kleur === undefined ? null : (
        <>
          {' '}
          <Toestand kleur={kleur} woord={SCANWOORDEN[virusscan]} />
        </>
      )}
    </>
  );
};

export const Documenten: FC<{
  documenten: readonly Dossierdocument[];
  vandaag: string;
  mag: boolean;
  inzage: Inzagestand;
  opTeHalen: (document: Dossierdocument) => boolean;
}> = ({ documenten, vandaag, mag, inzage, opTeHalen }) => (
  <Tabel
    titel="Wat er in uw dossier staat"
    kolommen={[
      { naam: 'Document', kop: true },
      { naam: 'Bestand' },
      { naam: 'Geldt' },
      { naam: 'Voor' },
      ...(mag ? [{ naam: 'Intrekken' }] : []),
    ]}
    rijen={documenten.map((document) => {
      const { id, soort, bestandsnaam, geldigVanaf, geldigTot, wet, gemeentecode } = document;
      return [
        documentnaam(soort),
        <Bestand document={document} opTeHalen={opTeHalen(document)} inzage={inzage} />,
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
      ];
    })}
  />
);
