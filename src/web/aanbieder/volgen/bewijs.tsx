/** The ontvangstbewijs, to read and to print; and as a file, signed or not. */
import type { Hono } from 'hono';
import type { FC } from 'hono/jsx';
import { contentDisposition } from '../../../domain/bestandskop.ts';
import { ontvangstbewijs, signedOntvangstbewijs } from '../../../pipeline/bewijs.ts';
import { findEigenVerantwoording } from '../../../pipeline/eigen-verantwoording.ts';
import { SOORTNAMEN } from '../../../text/nl/zending.ts';
import { bedragTekst, getalTekst, grootteTekst, periodeTekst, tijdstipTekst } from '../../../text/notatie.ts';
import type { WebOmgeving } from '../../omgeving.ts';
import { toonPagina } from '../../onderdelen/bladzijde.tsx';
import { toonNietGevonden } from '../../onderdelen/foutpagina.tsx';
import { Tabel } from '../../onderdelen/tabel.tsx';
import { aangemeldeVan, houdercodeVan } from '../../wacht.tsx';
import { adresVan, LIJST } from './adressen.ts';
import { INTREKREDENEN, soortenTekst } from './woorden.ts';

type Bewijs = Awaited<ReturnType<typeof ontvangstbewijs>>;

/** In groups of four, so that a person can compare it: on screen the beginning, the rest behind it; on paper all of it. */
const Hash: FC<{ sha256: string }> = ({ sha256 }) => (
  <code class="nl-code evk-hash">{sha256.match(/.{1,4}/g)?.join(' ')}</code>
);

const KorteHash: FC<{ sha256: string }> = ({ sha256 }) => (
  <details class="evk-kortehash">
    <summary>
      <code class="nl-code">{sha256.slice(0, 12)}…</code>
      <span class="evk-alleen-voorlezen"> hele hash</span>
    </summary>
    <Hash sha256={sha256} />
  </details>
);

const Kop: FC<{ bewijs: Bewijs; naam: string }> = ({ bewijs, naam }) => (
  <dl class="evk-feiten">
    <dt>Aanbieder</dt>
    <dd>
      {naam}, AGB-code {bewijs.agbcode}
    </dd>
    <dt>Kenmerk</dt>
    <dd>{bewijs.kenmerk}</dd>
    <dt>Nummer</dt>
    <dd>{bewijs.id}</dd>
    <dt>Ontvangen</dt>
    <dd>{tijdstipTekst(bewijs.ontvangenOp)}</dd>
    <dt>Periode</dt>
    <dd>{periodeTekst(bewijs.periode)}</dd>
    <dt>Soort</dt>
    <dd>
      {soortenTekst({ soorten: bewijs.soorten as Parameters<typeof soortenTekst>[0]['soorten'] })}
      {bewijs.stadium === 'concept' ? ' (concept)' : ''}
    </dd>
    <dt>Inhoud</dt>
    <dd>
      {getalTekst(bewijs.aantalPrestaties)} prestaties, {getalTekst(bewijs.aantalTrajecten)} trajecten, saldo{' '}
      {bedragTekst(bewijs.saldoCenten)}
    </dd>
    <dt>Uw bestand</dt>
    <dd>
      {getalTekst(bewijs.bytes)} bytes, SHA-256: <Hash sha256={bewijs.sha256} />
    </dd>
    {bewijs.ingetrokkenOp === undefined ? null : (
      <>
        <dt>Ingetrokken</dt>
        <dd>
          {tijdstipTekst(bewijs.ingetrokkenOp)}
          {bewijs.intrekreden === undefined ? '' : `: ${INTREKREDENEN[bewijs.intrekreden].toLowerCase()}`}
        </dd>
      </>
    )}
    <dt>Stand van</dt>
    <dd>
      {tijdstipTekst(bewijs.opgemaaktOp)}, {bewijs.software.naam} {bewijs.software.versie}
    </dd>
  </dl>
);

const Zendingen: FC<{ bewijs: Bewijs }> = ({ bewijs }) => (
  <Tabel
    titel="Wat er per ontvanger van is gemaakt"
    kolommen={[
      { naam: 'Ontvanger', kop: true },
      { naam: 'Soort' },
      { naam: 'Formaat' },
      { naam: 'Stand' },
      { naam: 'Bezorgd' },
      { naam: 'Bestanden en hun hash (SHA-256)' },
    ]}
    rijen={bewijs.zendingen.map(({ ontvanger, soort, formaat, toestand, bezorgdOp, bestanden }) => [
      ontvanger.naam,
      SOORTNAMEN[soort as keyof typeof SOORTNAMEN],
      `${formaat.naam} ${formaat.versie}`,
      toestand,
      bezorgdOp === undefined ? 'nog niet' : tijdstipTekst(bezorgdOp),
      <ul class="evk-kaal">
        {bestanden.map(({ bestandsnaam, bytes, sha256 }) => (
          <li>
            {bestandsnaam} ({grootteTekst(bytes)})
            <KorteHash sha256={sha256} />
          </li>
        ))}
      </ul>,
    ])}
  />
);

const Controle: FC<{ ondertekend: boolean }> = ({ ondertekend }) => (
  <section aria-labelledby="controle" class="evk-tekst">
    <h2 class="nl-heading nl-heading--level-2" id="controle">
      Zo controleert u dit bewijs
    </h2>
    <ol class="utrecht-ordered-list">
      <li>
        Bereken de SHA-256 van het bestand dat u instuurde (uitgepakt). Windows:{' '}
        <code class="nl-code">certutil -hashfile</code> bestand <code class="nl-code">SHA256</code>. Mac en Linux:{' '}
        <code class="nl-code">shasum -a 256</code> bestand. De uitkomst is gelijk aan de hash hierboven.
      </li>
      {ondertekend ? (
        <li>
          Download het ondertekende bewijs (JWS). De sleutel om de handtekening te controleren staat op{' '}
          <code class="nl-code">/.well-known/jwks.json</code> van deze dienst.
        </li>
      ) : null}
      <li>
        Met dit bewijs en uw bestand kan elk bestand opnieuw worden gemaakt, byte voor byte:{' '}
        <code class="nl-code">npm run herhaal</code>.
      </li>
    </ol>
  </section>
);

export function addBewijs(app: Hono<WebOmgeving>): void {
  app.get('/verantwoordingen/:id/ontvangstbewijs', async (c) => {
    const rij = await findEigenVerantwoording(c.var.diensten, houdercodeVan(c), c.req.param('id'));
    if (rij === undefined) return toonNietGevonden(c);
    const bewijs = await ontvangstbewijs(c.var.diensten, rij);
    const hier = `${adresVan(rij.id)}/ontvangstbewijs`;
    const ondertekend = c.var.voorziening.instelling.ondertekening?.sleutel !== undefined;
    return toonPagina(
      c,
      {
        titel: `Ontvangstbewijs ${rij.kenmerk}`,
        kruimels: [
          { naam: 'Overzicht', adres: '/aanbieder' },
          { naam: 'Verantwoordingen', adres: LIJST },
          { naam: rij.kenmerk, adres: adresVan(rij.id) },
        ],
      },
      <>
        <h1 class="nl-heading nl-heading--level-1">Ontvangstbewijs</h1>
        <p class="nl-paragraph evk-tekst">
          Wij hebben deze verantwoording ontvangen en bewaard. Wat wij ontvingen verandert nooit; de stand per ontvanger
          is die van nu.
        </p>
        <div class="utrecht-button-group evk-niet-afdrukken">
          <button class="nl-button nl-button--primary" type="button" data-afdrukken hidden>
            Druk af, of bewaar als PDF
          </button>
          <a class="nl-link" href={`${hier}/json`} download>
            Download als JSON
          </a>
          {ondertekend ? (
            <a class="nl-link" href={`${hier}/jws`} download>
              Download ondertekend (JWS)
            </a>
          ) : null}
        </div>
        <Kop bewijs={bewijs} naam={aangemeldeVan(c).organisatie.naam} />
        <Zendingen bewijs={bewijs} />
        {bewijs.zonderOntvanger.length === 0 ? null : (
          <p class="nl-paragraph">
            Voor {getalTekst(bewijs.zonderOntvanger.length)} delen is nog geen ontvanger aangesloten. Die bewaren wij.
          </p>
        )}
        <Controle ondertekend={ondertekend} />
      </>,
    );
  });

  app.get('/verantwoordingen/:id/ontvangstbewijs/:vorm{json|jws}', async (c) => {
    const rij = await findEigenVerantwoording(c.var.diensten, houdercodeVan(c), c.req.param('id'));
    if (rij === undefined) return toonNietGevonden(c);
    const alsBestand = (soort: string, extensie: string) => ({
      'Content-Type': soort,
      'Content-Disposition': contentDisposition(`ontvangstbewijs-${rij.id}.${extensie}`),
    });
    if (c.req.param('vorm') === 'json') {
      const bewijs = await ontvangstbewijs(c.var.diensten, rij);
      return c.body(`${JSON.stringify(bewijs, null, 2)}\n`, 200, alsBestand('application/json', 'json'));
    }
    const { ondertekening } = c.var.voorziening.instelling;
    const jws = ondertekening && (await signedOntvangstbewijs(c.var.diensten, ondertekening, rij));
    return jws === undefined ? toonNietGevonden(c) : c.body(jws, 200, alsBestand('application/jose', 'jws'));
  });
}
