/** The audit trail: who did what, newest first, and the whole as a file to keep and check elsewhere. */
import type { Hono } from 'hono';
import type { FC } from 'hono/jsx';
import type { Auditfase, Auditregel } from '../../domain/auditspoor.ts';
import { contentDisposition } from '../../domain/bestandskop.ts';
import { toReadable } from '../../domain/bytestroom.ts';
import { exportAuditspoor } from '../../pipeline/auditspoor.ts';
import { inWoorden, uitWoorden } from '../../text/nl/handeling.ts';
import { tijdstipTekst } from '../../text/notatie.ts';
import { handel } from '../handeling.ts';
import type { WebContext, WebOmgeving } from '../omgeving.ts';
import { Bladeren, decodeCursor, encodeCursor } from '../onderdelen/bladeren.tsx';
import { toonPagina } from '../onderdelen/bladzijde.tsx';
import { Tabel } from '../onderdelen/tabel.tsx';
import { Toestand, type Toestandkleur } from '../onderdelen/toestand.tsx';
import { Keuzeveld, Tekstveld } from '../onderdelen/veld.tsx';
import { eis } from '../wacht.tsx';
import { type Doener, readDoeners } from './auditdoeners.ts';
import { adres } from './keuze.ts';

const PAD = '/beheer/auditspoor';
const PER_BLAD = 50;

const FASEN: Readonly<Record<Auditfase, Toestandkleur>> = {
  begonnen: 'bezig',
  gedaan: 'goed',
  geweigerd: 'let-op',
  mislukt: 'fout',
};

/** No empty value: a browser refuses that where a choice must be made. */
const IEDEREEN = 'iedereen';

const SOORTEN = ['aanbieder', 'ontvanger', 'beheerder', 'systeem'] as const;

const Feiten: FC<{ readonly regel: Auditregel }> = ({ regel: { feiten } }) => (
  <ul class="evk-kaal">
    {Object.entries(feiten).map(([naam, waarde]) => (
      <li>
        {inWoorden(naam)}: <code class="nl-code">{waarde}</code>
      </li>
    ))}
  </ul>
);

const Door: FC<{ readonly doener: Doener }> = ({ doener: { wie, organisatie } }) => (
  <>
    {wie ?? organisatie}
    {wie === undefined ? null : <span class="evk-onderregel">{organisatie}</span>}
  </>
);

async function toonAuditspoor(c: WebContext) {
  const cursor = decodeCursor(c.req.query('vanaf'));
  const handeling = uitWoorden((c.req.query('handeling') ?? '').slice(0, 64));
  const houdercode = (c.req.query('houdercode') ?? '').trim().slice(0, 50);
  const houdersoort = SOORTEN.find((soort) => soort === c.req.query('houdersoort'));
  const filter = { handeling, houdersoort, houdercode };
  const blad = await c.var.diensten.staat.auditspoor.listRegels(
    {
      houdersoort,
      handeling: handeling === '' ? undefined : handeling,
      houdercode: houdercode === '' ? undefined : houdercode,
    },
    { aantal: PER_BLAD, ...(cursor === undefined || !/^\d{1,15}$/.test(cursor) ? {} : { vanaf: cursor }) },
  );
  const doener = await readDoeners(
    c,
    blad.rijen.map(({ regel }) => regel.door),
  );
  const titel = 'Logboek';
  return toonPagina(
    c,
    { titel, kruimels: [{ naam: 'Overzicht', adres: '/beheer' }] },
    <>
      <h1 class="nl-heading nl-heading--level-1">{titel}</h1>
      <p class="nl-paragraph evk-tekst">
        Wie deed wat aan deze installatie, de nieuwste eerst. Elke regel draagt de hash van de regel ervoor, zodat te
        zien is als er iets wordt veranderd. Pas na de bewaartermijn gaan de oudste regels eruit.
      </p>
      <form method="get" action={PAD} class="evk-velden">
        <Tekstveld
          naam="handeling"
          label="Handeling"
          uitleg="Zoals in de lijst: Maak sleutel."
          waarde={handeling === '' ? '' : inWoorden(handeling)}
        />
        <Keuzeveld
          naam="houdersoort"
          label="Gedaan door"
          uitleg="De soort organisatie."
          keuzes={[{ waarde: IEDEREEN, naam: 'Iedereen' }, ...SOORTEN.map((soort) => ({ waarde: soort, naam: soort }))]}
          waarde={houdersoort ?? IEDEREEN}
          verplicht
        />
        <Tekstveld
          naam="houdercode"
          label="Code van de organisatie"
          uitleg="Bijvoorbeeld een AGB-code."
          waarde={houdercode}
        />
        <div>
          <button class="nl-button nl-button--primary" type="submit">
            Zoek
          </button>
        </div>
      </form>
      <form method="post" action={`${PAD}/bestand`} data-download="ja">
        <button class="nl-button nl-button--secondary" type="submit">
          Download het hele logboek
        </button>
      </form>
      {blad.rijen.length === 0 ? (
        <div class="evk-leeg">
          <p class="nl-paragraph">Niets gevonden.</p>
          <p class="nl-paragraph">
            <a class="nl-link" href={PAD}>
              Toon alles
            </a>
          </p>
        </div>
      ) : (
        <Tabel
          titel="Handelingen, de nieuwste eerst"
          titelVerborgen
          kolommen={[
            { naam: 'Nummer', kop: true },
            { naam: 'Wanneer' },
            { naam: 'Handeling' },
            { naam: 'Hoe het afliep' },
            { naam: 'Door' },
            { naam: 'Waarover' },
          ]}
          rijen={blad.rijen.map(({ regel }) => [
            regel.nummer,
            tijdstipTekst(regel.op),
            inWoorden(regel.handeling),
            <>
              <Toestand kleur={FASEN[regel.fase]} woord={regel.fase} />
              {regel.bij === undefined ? '' : ` bij ${regel.bij}`}
            </>,
            <Door doener={doener(regel.door)} />,
            <Feiten regel={regel} />,
          ])}
        />
      )}
      <Bladeren
        wat="regels"
        {...(cursor === undefined ? {} : { begin: adres(PAD, filter) })}
        {...(blad.volgende === undefined
          ? {}
          : { volgende: adres(PAD, { ...filter, vanaf: encodeCursor(blad.volgende) }) })}
      />
    </>,
  );
}

export function addAuditspoor(app: Hono<WebOmgeving>): void {
  app.get('/auditspoor', eis('beheerder', 'auditen'), toonAuditspoor);

  // By POST: taking the whole trail along is an act that the trail itself tells of.
  app.post('/auditspoor/bestand', eis('beheerder', 'auditen'), async (c) => {
    const stroom = await handel(c, 'haalAuditspoor', {}, async () => toReadable(exportAuditspoor(c.var.diensten)));
    return c.body(stroom, 200, {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': contentDisposition('auditspoor.ndjson'),
    });
  });
}
