/** The organisations that can come in, to find one and to add one. */
import type { Hono } from 'hono';
import { HOUDERSOORTEN, type Houdersoort } from '../../domain/toegang.ts';
import { addOrganisatie, isHoudercode } from '../../pipeline/ledenbeheer.ts';
import { HOUDERSOORTNAMEN } from '../../text/nl/toegang.ts';
import { tijdstipTekst } from '../../text/notatie.ts';
import { handel } from '../handeling.ts';
import type { WebContext, WebOmgeving } from '../omgeving.ts';
import { Bladeren, decodeCursor, encodeCursor } from '../onderdelen/bladeren.tsx';
import { toonPagina } from '../onderdelen/bladzijde.tsx';
import { Melding } from '../onderdelen/melding.tsx';
import { Tabel } from '../onderdelen/tabel.tsx';
import { Keuzeveld, Tekstveld } from '../onderdelen/veld.tsx';
import { eis, magRol } from '../wacht.tsx';
import { adres } from './keuze.ts';

export const ORGANISATIES = '/beheer/organisaties';
const PAD = ORGANISATIES;
const PER_BLAD = 50;
export const MAXIMUM_NAAM = 100;

/** No empty value: a browser refuses that where a choice must be made. */
const ALLE = 'alle';

const SOORTKEUZES = HOUDERSOORTEN.map((soort) => ({ waarde: soort, naam: HOUDERSOORTNAMEN[soort] }));

const soortVan = (tekst: unknown): Houdersoort | undefined => HOUDERSOORTEN.find((soort) => soort === tekst);

interface Nieuw {
  readonly houdersoort: string;
  readonly houdercode: string;
  readonly naam: string;
}

const LEEG: Nieuw = { houdersoort: 'aanbieder', houdercode: '', naam: '' };

async function toonOrganisaties(c: WebContext, nieuw: Nieuw = LEEG, fout = false) {
  const cursor = decodeCursor(c.req.query('vanaf'));
  const houdersoort = soortVan(c.req.query('houdersoort'));
  const zoek = (c.req.query('zoek') ?? '').trim().slice(0, 100);
  const blad = await c.var.diensten.staat.ledenbeheer.zoekOrganisaties(
    { ...(houdersoort === undefined ? {} : { houdersoort }), ...(zoek === '' ? {} : { zoek }) },
    { aantal: PER_BLAD, ...(cursor === undefined ? {} : { vanaf: cursor }) },
  );
  const titel = 'Organisaties';
  return toonPagina(
    c,
    { titel, kruimels: [{ naam: 'Overzicht', adres: '/beheer' }] },
    <>
      <h1 class="nl-heading nl-heading--level-1">{titel}</h1>
      <p class="nl-paragraph evk-tekst">Wie hier mag komen: organisaties, hun mensen en hun sleutels voor systemen.</p>
      <form method="get" action={PAD} class="evk-velden">
        <Tekstveld naam="zoek" label="Naam of begin van de code" soort="search" waarde={zoek} />
        <Keuzeveld
          naam="houdersoort"
          label="Soort"
          keuzes={[{ waarde: ALLE, naam: 'Alle soorten' }, ...SOORTKEUZES]}
          waarde={houdersoort ?? ALLE}
          verplicht
        />
        <div>
          <button class="nl-button nl-button--primary" type="submit">
            Zoek
          </button>
        </div>
      </form>
      {blad.rijen.length === 0 ? (
        <div class="evk-leeg">
          <p class="nl-paragraph">Geen organisatie gevonden.</p>
          <p class="nl-paragraph">
            <a class="nl-link" href={PAD}>
              Toon alle organisaties
            </a>
          </p>
        </div>
      ) : (
        <Tabel
          titel="Organisaties"
          titelVerborgen
          kolommen={[{ naam: 'Naam', kop: true }, { naam: 'Soort' }, { naam: 'Code' }, { naam: 'Bekend sinds' }]}
          rijen={blad.rijen.map((rij) => [
            <a class="nl-link" href={`${PAD}/${rij.id}`}>
              {rij.naam}
            </a>,
            HOUDERSOORTNAMEN[rij.houdersoort],
            rij.houdercode,
            tijdstipTekst(rij.aangemaaktOp),
          ])}
        />
      )}
      <Bladeren
        wat="organisaties"
        {...(cursor === undefined ? {} : { begin: adres(PAD, { zoek, houdersoort }) })}
        {...(blad.volgende === undefined
          ? {}
          : { volgende: adres(PAD, { zoek, houdersoort, vanaf: encodeCursor(blad.volgende) }) })}
      />
      {magRol(c, 'organisaties-beheren') ? <NieuwFormulier nieuw={nieuw} fout={fout} /> : null}
    </>,
    fout ? 422 : 200,
  );
}

const NieuwFormulier = ({ nieuw, fout }: { readonly nieuw: Nieuw; readonly fout: boolean }) => (
  <>
    <h2 class="nl-heading nl-heading--level-2">Organisatie toevoegen</h2>
    {fout ? (
      <Melding soort="fout" begin>
        <p class="nl-paragraph">De organisatie is niet toegevoegd. Bij de code staat wat eraan mankeert.</p>
      </Melding>
    ) : null}
    <form method="post" action={PAD} class="evk-formulier evk-tekst">
      <Keuzeveld
        naam="nieuw-soort"
        label="Soort organisatie"
        keuzes={SOORTKEUZES}
        waarde={nieuw.houdersoort}
        verplicht
      />
      <Tekstveld
        naam="houdercode"
        label="Code"
        uitleg="Aanbieder: de AGB-code van acht cijfers. Gemeente: de CBS-code, bijvoorbeeld 0855. Regio of beheer: de eigen code."
        waarde={nieuw.houdercode}
        maximum={50}
        verplicht
        {...(fout
          ? {
              fout: 'Een AGB-code heeft acht cijfers. Andere codes hebben alleen kleine letters, cijfers en streepjes.',
            }
          : {})}
      />
      <Tekstveld
        naam="naam"
        label="Naam"
        uitleg="Leeg: de naam uit het register."
        waarde={nieuw.naam}
        maximum={MAXIMUM_NAAM}
      />
      <button class="nl-button nl-button--primary" type="submit">
        Voeg toe
      </button>
    </form>
  </>
);

const tekst = (waarde: unknown): string => (typeof waarde === 'string' ? waarde.trim() : '');

export function addOrganisaties(app: Hono<WebOmgeving>): void {
  app.get('/organisaties', (c) => toonOrganisaties(c));

  app.post('/organisaties', eis('beheerder', 'organisaties-beheren'), async (c) => {
    const ingevuld = await c.req.parseBody();
    const houdersoort = soortVan(ingevuld['nieuw-soort']);
    const houdercode = tekst(ingevuld.houdercode);
    const naam = tekst(ingevuld.naam).slice(0, MAXIMUM_NAAM);
    if (houdersoort === undefined || !isHoudercode(houdersoort, houdercode))
      return toonOrganisaties(c, { houdersoort: houdersoort ?? 'aanbieder', houdercode, naam }, true);
    const organisatie = await handel(c, 'maakOrganisatie', { houdersoort, houdercode }, () =>
      addOrganisatie(c.var.diensten, { houdersoort, houdercode }, naam),
    );
    return c.redirect(`${PAD}/${organisatie.id}`, 303);
  });
}
