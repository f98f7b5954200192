/** The page of one version: what it is, what it reads, its life, and what its next fase asks. */
import type { FC } from 'hono/jsx';
import type { Bevinding } from '../../../domain/bevinding.ts';
import type { Formaat } from '../../../domain/formaat.ts';
import { type Gebeurtenis, type Levensfase, VOLGENDE_FASEN } from '../../../domain/levensloop.ts';
import { describeGegevens } from '../../../pipeline/formaat-gegevens.ts';
import { checkVierOgen } from '../../../pipeline/vier-ogen.ts';
import { datumTekst } from '../../../text/notatie.ts';
import type { WebContext } from '../../omgeving.ts';
import { Bevindingen } from '../../onderdelen/bevindingen.tsx';
import { Tabel } from '../../onderdelen/tabel.tsx';
import { Stappen } from '../../onderdelen/toestand.tsx';
import { Tekstveld } from '../../onderdelen/veld.tsx';
import { aangemeldeVan, magRol } from '../../wacht.tsx';
import { adresVan, doorVan, toonVersie, type Versiebeeld } from './basis.tsx';

const FASEN: readonly Levensfase[] = ['concept', 'getest', 'actief', 'vervallen'];

const PRIVACY = {
  geen: 'geen persoonsgegeven',
  persoonsgegeven: 'persoonsgegeven',
  bijzonder: 'bijzonder persoonsgegeven',
};

const HANDELINGEN: Readonly<Record<Gebeurtenis['handeling'], string>> = {
  geregistreerd: 'gemaakt',
  vervangen: 'gewijzigd',
  voorbeeld: 'voorbeeld bewaard',
  fase: 'naar een andere fase',
  verwijderd: 'verwijderd',
  beeindigd: 'beëindigd',
  gewist: 'voorbeeld gewist',
};

/** What the next step asks, and what happens when it is taken. */
const VOLGENDE: Readonly<Record<Exclude<Levensfase, 'concept'>, { knop: string; uitleg: string }>> = {
  getest: {
    knop: 'Test dit formaat',
    uitleg:
      'Wij draaien alle voorbeelden. Kloppen ze, dan ligt de inhoud van deze versie vast. U heeft minstens één voorbeeld nodig.',
  },
  actief: {
    knop: 'Neem in gebruik',
    uitleg:
      'Wij draaien de voorbeelden nog eens en proberen 200 verzonnen verantwoordingen. Daarna krijgt elke gemeente die dit formaat vraagt het.',
  },
  vervallen: {
    knop: 'Laat vervallen',
    uitleg: 'Dit formaat wordt daarna niet meer gebruikt. Dat kan alleen als geen gemeente er zonder komt te zitten.',
  },
};

interface Lidnamen {
  readonly get: (door: string) => string;
}

/** Names of the people of this organisation; whoever else acted stays a code. */
async function readNamen(c: WebContext): Promise<Lidnamen> {
  const leden = await c.var.diensten.staat.organisaties.listLeden(aangemeldeVan(c).organisatie.id);
  const namen = new Map(leden.map(({ id, naam }) => [`lid:${id}`, naam]));
  return {
    get: (door) =>
      namen.get(door) ?? (door.startsWith('lid:') ? 'iemand van een andere organisatie' : `sleutel van ${door}`),
  };
}

const momentTekst = (op: string): string =>
  new Intl.DateTimeFormat('nl-NL', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Amsterdam' }).format(
    new Date(op),
  );

const Feiten: FC<{ readonly formaat: Formaat }> = ({ formaat }) => (
  <dl class="evk-feiten">
    <dt>Waarvoor</dt>
    <dd>{formaat.omschrijving}</dd>
    <dt>Grondslag</dt>
    <dd>{formaat.grondslag}</dd>
    <dt>Geldig</dt>
    <dd>
      vanaf {datumTekst(formaat.geldigVanaf)}
      {formaat.geldigTot === undefined ? '' : ` tot en met ${datumTekst(formaat.geldigTot)}`}
    </dd>
    <dt>Bestanden</dt>
    <dd>{formaat.bestanden.map(({ bestandssoort }) => bestandssoort).join(', ')}</dd>
    <dt>Bronnen</dt>
    <dd>{formaat.bronnen.map(({ naam }) => naam).join('; ')}</dd>
    {formaat.onbekend.length === 0 ? null : (
      <>
        <dt>Nog onbekend</dt>
        <dd>
          <ul>
            {formaat.onbekend.map((zin) => (
              <li>{zin}</li>
            ))}
          </ul>
        </dd>
      </>
    )}
  </dl>
);

const Volgende: FC<{
  readonly versie: Versiebeeld;
  readonly fase: Exclude<Levensfase, 'concept'>;
  readonly aantalVoorbeelden: number;
  readonly tegen: readonly Bevinding[];
}> = ({ versie: { formaat, hash }, fase, aantalVoorbeelden, tegen }) => (
  <section class="evk-kaart" aria-labelledby="kop-volgende">
    <h2 class="nl-heading nl-heading--level-2" id="kop-volgende">
      Volgende stap
    </h2>
    <p class="nl-paragraph">{VOLGENDE[fase].uitleg}</p>
    {fase === 'getest' && aantalVoorbeelden === 0 ? (
      <p class="nl-paragraph">
        Er is nog geen voorbeeld.{' '}
        <a class="nl-link" href={adresVan(formaat, 'voorbeelden')}>
          Voeg een voorbeeld toe
        </a>
        .
      </p>
    ) : tegen.length > 0 ? (
      <Bevindingen bevindingen={tegen} />
    ) : (
      <form method="post" action={adresVan(formaat, 'fase')} class="evk-formulier">
        <input type="hidden" name="hash" value={hash} />
        <input type="hidden" name="fase" value={fase} />
        {fase === 'vervallen' ? <Tekstveld naam="reden" label="Waarom?" verplicht /> : null}
        <button class={`nl-button nl-button--${fase === 'vervallen' ? 'secondary' : 'primary'}`} type="submit">
          {VOLGENDE[fase].knop}
        </button>
      </form>
    )}
  </section>
);

/** Shows the version; `boven` says what came of something that was tried. */
export async function toonOverzicht(
  c: WebContext,
  versie: Versiebeeld,
  boven: unknown = null,
  status: 200 | 409 | 412 | 422 = 200,
) {
  const { beeld, formaat, hash } = versie;
  const { staat } = c.var.diensten;
  const [voorbeelden, geschiedenis, namen] = await Promise.all([
    staat.formaten.listVoorbeelden(formaat.naam, formaat.versie),
    staat.formaten.listGeschiedenis('formaat', formaat.naam, formaat.versie),
    readNamen(c),
  ]);
  const { gegevens, adviezen } = describeGegevens(beeld.register, beeld.compiled(formaat.naam, formaat.versie));
  const [volgende] = VOLGENDE_FASEN[formaat.levensfase];
  const nu = FASEN.indexOf(formaat.levensfase);
  const { huisregels = {} } = c.var.voorziening.instelling;
  const tegen = volgende === 'actief' ? checkVierOgen(huisregels, geschiedenis, doorVan(c)) : [];
  const mag = magRol(c, 'formaten-beheren');
  return toonVersie(
    c,
    { formaat, tabblad: '', kop: 'Overzicht' },
    <>
      {boven}
      <Stappen
        titel="Levensloop"
        stappen={FASEN.map((naam, nr) => ({ naam, stand: nr < nu ? 'klaar' : nr === nu ? 'nu' : 'straks' }))}
      />
      {mag && volgende !== undefined && volgende !== 'concept' ? (
        <Volgende versie={versie} fase={volgende} aantalVoorbeelden={voorbeelden.length} tegen={tegen} />
      ) : null}
      <Feiten formaat={formaat} />
      {mag ? (
        <p class="nl-paragraph">
          <a class="nl-link" href={adresVan(formaat, 'kopie')}>
            Maak een nieuwe versie of een kopie
          </a>
        </p>
      ) : null}
      <h2 class="nl-heading nl-heading--level-2">Welke gegevens dit formaat gebruikt</h2>
      {gegevens.length === 0 ? (
        <p class="nl-paragraph">Geen.</p>
      ) : (
        <Tabel
          titel="Gegevens"
          titelVerborgen
          kolommen={[
            { naam: 'Veld', kop: true },
            { naam: 'Wat het is' },
            { naam: 'Privacy' },
            { naam: 'Gaat naar de ontvanger' },
          ]}
          rijen={gegevens.map(({ veld, omschrijving, privacy, bereiktUitvoer }) => [
            <code class="nl-code">{veld}</code>,
            omschrijving,
            PRIVACY[privacy],
            bereiktUitvoer ? 'ja' : 'nee',
          ])}
        />
      )}
      {adviezen.length === 0 ? null : (
        <details>
          <summary>Adviezen: {adviezen.length} gegevens die de ontvanger al kan hebben</summary>
          <Bevindingen bevindingen={adviezen} />
        </details>
      )}
      <h2 class="nl-heading nl-heading--level-2">Wie wat deed</h2>
      <Tabel
        titel="Geschiedenis"
        titelVerborgen
        kolommen={[{ naam: 'Wanneer', kop: true }, { naam: 'Wie' }, { naam: 'Wat' }, { naam: 'Reden' }]}
        rijen={geschiedenis
          .toReversed()
          .slice(0, 50)
          .map(({ op, door, handeling, fase, voorbeeld, reden }) => [
            momentTekst(op),
            namen.get(door),
            [HANDELINGEN[handeling], fase ?? voorbeeld ?? ''].filter((deel) => deel !== '').join(': '),
            reden ?? '',
          ])}
      />
      {mag && formaat.levensfase === 'concept' ? (
        <details>
          <summary>Dit concept verwijderen</summary>
          <form method="post" action={adresVan(formaat, 'verwijderen')}>
            <input type="hidden" name="hash" value={hash} />
            <p class="nl-paragraph">Het concept en zijn voorbeelden gaan weg. Dat kunt u niet terugdraaien.</p>
            <button class="nl-button nl-button--secondary" type="submit">
              Verwijder dit concept
            </button>
          </form>
        </details>
      ) : null}
    </>,
    status,
  );
}
