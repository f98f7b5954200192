/** Files of the receiver: a workbook that is filled, a schema that the output is held against. */
import type { Hono } from 'hono';
import type { FC } from 'hono/jsx';
import type { Bevinding } from '../../../domain/bevinding.ts';
import type { Formaat } from '../../../domain/formaat.ts';
import type { Sjabloonbeschrijving } from '../../../domain/sjabloon.ts';
import { syncVelden } from '../../../pipeline/formaat-ontwerp.ts';
import { describeSjabloon, fillSjabloon } from '../../../pipeline/formaat-sjabloon.ts';
import { fromBase64 } from '../../../pipeline/formaat-voorbeeldrun.ts';
import { registerDocumenten } from '../../../pipeline/registration.ts';
import type { WebContext, WebOmgeving } from '../../omgeving.ts';
import { Bevindingen } from '../../onderdelen/bevindingen.tsx';
import { toonNietGevonden } from '../../onderdelen/foutpagina.tsx';
import { Melding } from '../../onderdelen/melding.tsx';
import { Keuzeveld, Tekstveld } from '../../onderdelen/veld.tsx';
import { eis, magRol } from '../../wacht.tsx';
import {
  adresVan,
  Botsingmelding,
  begrensd,
  doorVan,
  LigtVast,
  naGedaan,
  readFormulier,
  readVersie,
  toonVersie,
  type Versiebeeld,
} from './basis.tsx';
import { saveConcept } from './bewaren.ts';

const Inhoud: FC<{ readonly beschrijving: Sjabloonbeschrijving }> = ({ beschrijving: { bladen, tabellen, namen } }) => (
  <dl class="evk-feiten">
    <dt>Bladen</dt>
    <dd>{bladen.map(({ naam }) => naam).join(', ')}</dd>
    <dt>Tabellen</dt>
    <dd>
      {tabellen.length === 0
        ? 'geen'
        : tabellen
            .map(({ naam, blad, kolommen }) => `${naam} op ${blad}: ${kolommen.map((kolom) => kolom.naam).join(', ')}`)
            .join('; ')}
    </dd>
    <dt>Losse cellen met een naam</dt>
    <dd>
      {namen
        .filter(({ cel }) => cel !== undefined)
        .map(({ naam }) => naam)
        .join(', ') || 'geen'}
    </dd>
  </dl>
);

const Sjablonen: FC<{ readonly formaat: Formaat }> = ({ formaat }) => {
  const sjablonen = Object.entries(formaat.sjablonen ?? {});
  if (sjablonen.length === 0) return <p class="nl-paragraph">Dit formaat vult geen werkmap van de ontvanger.</p>;
  return (
    <>
      {sjablonen.map(([naam, inhoud]) => {
        const gelezen = describeSjabloon(fromBase64(inhoud));
        return (
          <>
            <h3 class="nl-heading nl-heading--level-3">{naam}</h3>
            {gelezen.ok ? (
              <Inhoud beschrijving={gelezen.value} />
            ) : (
              <p class="nl-paragraph">Deze werkmap is niet te lezen.</p>
            )}
          </>
        );
      })}
    </>
  );
};

const Sjabloonformulier: FC<{ readonly versie: Versiebeeld }> = ({ versie: { formaat, hash } }) => (
  <form
    method="post"
    action={adresVan(formaat, 'sjabloon')}
    enctype="multipart/form-data"
    class="evk-formulier evk-tekst"
  >
    <input type="hidden" name="hash" value={hash} />
    <Tekstveld
      naam="naam"
      label="Naam van het sjabloon"
      uitleg="Begint met een kleine letter, zonder spaties."
      waarde="opgave"
      patroon="[a-z][A-Za-z0-9]{0,59}"
      verplicht
    />
    <div class="utrecht-form-field">
      <label class="utrecht-form-label" for="werkmap">
        Werkmap van de ontvanger
      </label>
      <div class="utrecht-form-field-description" id="werkmap-uitleg">
        Een Excelbestand (.xlsx) met een tabel, hoogstens 1 MB. De opschriften die wij herkennen vullen wij alvast in.
      </div>
      <input type="file" id="werkmap" name="werkmap" accept=".xlsx" required aria-describedby="werkmap-uitleg" />
    </div>
    <Keuzeveld
      naam="vervang"
      label="Waar komt het?"
      verplicht
      keuzes={[
        ...formaat.bestanden.map(({ bestandssoort }, nr) => ({
          waarde: String(nr),
          naam: `In plaats van bestand ${nr + 1} (${bestandssoort})`,
        })),
        { waarde: '', naam: 'Als extra bestand' },
      ]}
    />
    <button class="nl-button nl-button--primary" type="submit">
      Voeg het sjabloon toe
    </button>
  </form>
);

const Schemaformulier: FC<{ readonly formaat: Formaat }> = ({ formaat }) => (
  <form
    method="post"
    action={adresVan(formaat, 'schema')}
    enctype="multipart/form-data"
    class="evk-formulier evk-tekst"
  >
    <Tekstveld naam="schemanaam" label="Naam van het schema" uitleg="Kleine letters, cijfers en streepjes." verplicht />
    <Tekstveld naam="schemaversie" label="Versie van het schema" waarde="1.0.0" verplicht />
    <Tekstveld naam="schematitel" label="Titel van het schema" verplicht />
    <Tekstveld naam="schemabron" label="Waar het vandaan komt" verplicht />
    <div class="utrecht-form-field">
      <label class="utrecht-form-label" for="schemabestanden">
        Bestanden van het schema
      </label>
      <div class="utrecht-form-field-description" id="schemabestanden-uitleg">
        XSD of JSON Schema. Kies alle bestanden die bij elkaar horen. Het eerste in de lijst van namen dat door geen
        ander wordt genoemd is het begin.
      </div>
      <input
        type="file"
        id="schemabestanden"
        name="schemabestanden"
        accept=".xsd,.json"
        multiple
        required
        aria-describedby="schemabestanden-uitleg"
      />
    </div>
    <button class="nl-button nl-button--primary" type="submit">
      Registreer het schema
    </button>
  </form>
);

function toonBestanden(
  c: WebContext,
  versie: Versiebeeld,
  bevindingen: readonly Bevinding[] = [],
  boven: unknown = null,
  status: 200 | 412 | 422 = 200,
) {
  const { formaat, beeld } = versie;
  const mag = magRol(c, 'formaten-beheren');
  const { schemas } = beeld.register;
  return toonVersie(
    c,
    { formaat, tabblad: 'bestanden', kop: 'Sjabloon en schema' },
    <>
      {boven}
      {bevindingen.length === 0 ? null : (
        <>
          <Melding soort="fout" kop="Dit bestand is niet bewaard" begin />
          <Bevindingen bevindingen={bevindingen.slice(0, 20)} />
        </>
      )}
      <h2 class="nl-heading nl-heading--level-2">Sjabloon</h2>
      <p class="nl-paragraph evk-tekst">Heeft de ontvanger een eigen Excelbestand? Dan vullen wij dat in.</p>
      <Sjablonen formaat={formaat} />
      {formaat.levensfase !== 'concept' ? (
        <LigtVast formaat={formaat} />
      ) : mag ? (
        <Sjabloonformulier versie={versie} />
      ) : null}
      <h2 class="nl-heading nl-heading--level-2">Schema</h2>
      <p class="nl-paragraph evk-tekst">
        Met een schema controleert de ontvanger een bericht. Wij controleren het dan ook, voordat er iets weggaat. Kies
        het schema daarna bij het bestand in het formulier.
      </p>
      {schemas.length === 0 ? (
        <p class="nl-paragraph">Er zijn nog geen schema’s.</p>
      ) : (
        <ul>
          {schemas.map(({ naam, versie: nummer, titel }) => (
            <li>
              {titel} (<code class="nl-code">{naam}</code> {nummer})
            </li>
          ))}
        </ul>
      )}
      {mag ? <Schemaformulier formaat={formaat} /> : null}
    </>,
    status,
  );
}

/** The file that no other names: with it a validator begins. */
function findHoofdbestand(bestanden: Readonly<Record<string, string>>): string {
  const namen = Object.keys(bestanden);
  const genoemd = (naam: string): boolean =>
    Object.entries(bestanden).some(([ander, tekst]) => ander !== naam && tekst.includes(`"${naam}"`));
  return namen.find((naam) => !genoemd(naam)) ?? namen[0] ?? '';
}

export function addBestanden(app: Hono<WebOmgeving>): void {
  const mag = eis('beheerder', 'formaten-beheren');

  app.get('/formaten/:naam/:versie/bestanden', async (c) => {
    const versie = await readVersie(c);
    return versie === undefined ? toonNietGevonden(c) : toonBestanden(c, versie);
  });

  app.post('/formaten/:naam/:versie/sjabloon', mag, begrensd, async (c) => {
    const versie = await readVersie(c);
    if (versie === undefined || versie.formaat.levensfase !== 'concept') return toonNietGevonden(c);
    const formulier = await readFormulier(c);
    const bytes = new Uint8Array((await formulier.bestand('werkmap')?.arrayBuffer()) ?? new ArrayBuffer(0));
    const vervang = formulier.een('vervang');
    const gevuld = fillSjabloon(
      versie.formaat,
      formulier.een('naam').trim(),
      bytes,
      /^\d+$/.test(vervang) ? Number(vervang) : undefined,
    );
    if (!gevuld.ok) return toonBestanden(c, versie, gevuld.error, null, 422);
    const gelijk = await syncVelden(versie.beeld, gevuld.value.document);
    const bewaard = await saveConcept(c, versie, gelijk.document, formulier.een('hash'));
    switch (bewaard.soort) {
      case 'bewaard':
      case 'gelijk':
        return c.redirect(
          naGedaan(adresVan(versie.formaat, 'formulier'), bewaard.soort, { erbij: gelijk.erbij, eraf: gelijk.eraf }),
          303,
        );
      case 'geweigerd':
        return toonBestanden(c, versie, bewaard.bevindingen, null, 422);
      case 'botsing':
        return toonBestanden(c, versie, [], <Botsingmelding />, 412);
    }
  });

  app.post('/formaten/:naam/:versie/schema', mag, begrensd, async (c) => {
    const versie = await readVersie(c);
    if (versie === undefined) return toonNietGevonden(c);
    const inhoud = await c.req.formData();
    const een = (naam: string): string => String(inhoud.get(naam) ?? '').trim();
    const gestuurd = inhoud
      .getAll('schemabestanden')
      .filter((bestand) => bestand instanceof File && bestand.size > 0) as File[];
    const bestanden = Object.fromEntries(
      await Promise.all(gestuurd.map(async (bestand) => [bestand.name, await bestand.text()] as const)),
    );
    const hoofdbestand = findHoofdbestand(bestanden);
    const document = {
      naam: een('schemanaam'),
      versie: een('schemaversie'),
      titel: een('schematitel'),
      schemasoort: hoofdbestand.endsWith('.json') ? 'json-schema' : 'xsd',
      hoofdbestand,
      bestanden,
      bronnen: [{ naam: een('schemabron') }],
    };
    const uitkomst = await registerDocumenten(
      c.var.diensten,
      [{ documentsoort: 'schema', bron: 'schema', inhoud: document }],
      doorVan(c),
    );
    switch (uitkomst.soort) {
      case 'geregistreerd':
        return c.redirect(naGedaan(adresVan(versie.formaat, 'bestanden'), 'schema'), 303);
      case 'geweigerd':
        return toonBestanden(
          c,
          versie,
          uitkomst.bevindingen.map(({ bevinding }) => bevinding),
          null,
          422,
        );
      case 'intussen-veranderd':
        return toonBestanden(c, versie, [], <Botsingmelding />, 412);
    }
  });
}
