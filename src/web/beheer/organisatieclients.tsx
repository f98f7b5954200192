/** The systems of an organisation that sign with a key pair of their own, or come with tokens of an issuer. */
import type { FC } from 'hono/jsx';
import { type OrganisatieRij, ROLLEN_PER_HOUDERSOORT } from '../../domain/toegang.ts';
import { type ClientRij, kidsVan } from '../../pipeline/clients.ts';
import { rollenTekst } from '../../text/nl/toegang.ts';
import { tijdstipTekst } from '../../text/notatie.ts';
import { Tabel } from '../onderdelen/tabel.tsx';
import { Toestand } from '../onderdelen/toestand.tsx';
import { Tekstvak, Tekstveld } from '../onderdelen/veld.tsx';
import { ORGANISATIES } from './organisaties.tsx';
import { MAXIMUM_OMSCHRIJVING } from './organisatiesleutels.tsx';
import { Rolkeuze } from './rolkeuze.tsx';

const bewijsTekst = ({ bewijs }: ClientRij): string =>
  bewijs.soort === 'jwks'
    ? `eigen sleutel: ${kidsVan(bewijs.jwks).join(', ')}`
    : `tokens van ${bewijs.uitgever}, als ${bewijs.onderwerp}`;

export const Clients: FC<{
  readonly clients: readonly ClientRij[];
  readonly organisatie: OrganisatieRij;
  readonly mag: boolean;
}> = ({ clients, organisatie, mag }) =>
  clients.length === 0 ? (
    <p class="nl-paragraph">Deze organisatie heeft geen systeem met een eigen sleutelpaar.</p>
  ) : (
    <Tabel
      titel="Systemen met een eigen sleutelpaar"
      titelVerborgen
      kolommen={[
        { naam: 'client_id', kop: true },
        { naam: 'Waarvoor' },
        { naam: 'Bewijs' },
        { naam: 'Rechten' },
        { naam: 'Laatst gebruikt' },
        { naam: 'Stand' },
        { naam: 'Handeling' },
      ]}
      rijen={clients.map((client) => [
        <code class="nl-code">{client.id}</code>,
        client.omschrijving,
        bewijsTekst(client),
        rollenTekst(client.rollen),
        client.gebruiktOp === undefined ? 'nog nooit' : tijdstipTekst(client.gebruiktOp),
        client.ingetrokkenOp === undefined ? (
          <Toestand kleur="goed" woord="geldig" />
        ) : (
          <Toestand kleur="let-op" woord="ingetrokken" />
        ),
        mag && client.ingetrokkenOp === undefined ? (
          <form method="post" action={`${ORGANISATIES}/${organisatie.id}/clients/${client.id}/intrekken`}>
            <button class="nl-button nl-button--secondary" type="submit">
              Trek in<span class="evk-alleen-voorlezen"> {client.omschrijving}</span>
            </button>
          </form>
        ) : (
          ''
        ),
      ])}
    />
  );

export const NieuweClient: FC<{ readonly organisatie: OrganisatieRij }> = ({ organisatie }) => (
  <details class="evk-uitleg">
    <summary>Voeg een systeem met een eigen sleutelpaar toe</summary>
    <form method="post" action={`${ORGANISATIES}/${organisatie.id}/clients`} class="evk-formulier evk-tekst">
      <Tekstveld
        naam="client-omschrijving"
        label="Welk systeem is het?"
        uitleg="Geen gegevens van personen."
        maximum={MAXIMUM_OMSCHRIJVING}
        verplicht
      />
      <Tekstvak
        naam="jwk"
        label="Openbare sleutel van het systeem (JWK)"
        uitleg="Van wie het systeem beheert. Alleen de openbare helft: RSA, met een kid. Laat leeg als het met tokens van een inlogdienst komt."
      />
      <Tekstveld
        naam="client-uitgever"
        label="Of: de inlogdienst die tokens geeft"
        uitleg="Alleen een dienst die in deze installatie is ingesteld (TOKENUITGEVERS)."
        maximum={200}
      />
      <Tekstveld naam="client-onderwerp" label="Kenmerk van het systeem daar" maximum={200} />
      <Rolkeuze keuzes={ROLLEN_PER_HOUDERSOORT[organisatie.houdersoort]} aan={[]} id="nieuwe-client" />
      <button class="nl-button nl-button--primary" type="submit">
        Voeg dit systeem toe
      </button>
    </form>
  </details>
);
