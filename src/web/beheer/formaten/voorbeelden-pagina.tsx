/** The examples of a version: what must come out of a verantwoording, byte for byte. */
import type { FC } from 'hono/jsx';
import type { Bevinding } from '../../../domain/bevinding.ts';
import type { VoorbeeldRij } from '../../../domain/levensloop.ts';
import { diffBestanden, toBeeld } from '../../../pipeline/formaat-verschil.ts';
import { listDocumenten } from '../../../pipeline/formaat-voorbeelden.ts';
import { fromBase64, runVoorbeelden, type Voorbeeldrun } from '../../../pipeline/formaat-voorbeeldrun.ts';
import type { WebContext } from '../../omgeving.ts';
import { Bevindingen } from '../../onderdelen/bevindingen.tsx';
import { Melding } from '../../onderdelen/melding.tsx';
import { Toestand } from '../../onderdelen/toestand.tsx';
import { Tekstveld } from '../../onderdelen/veld.tsx';
import { magRol } from '../../wacht.tsx';
import { adresVan, toonVersie, type Versiebeeld } from './basis.tsx';
import { Verschilblok } from './verschil.tsx';

const voorbeeldAdres = (versie: Versiebeeld, voorbeeld: string, doe: string): string =>
  adresVan(versie.formaat, `voorbeelden/${encodeURIComponent(voorbeeld)}/${doe}`);

const Uitkomst: FC<{ readonly run: Voorbeeldrun }> = ({ run: { document, uitkomst, verschillen } }) => {
  if (verschillen.length === 0)
    return (
      <p class="nl-paragraph">
        <Toestand kleur="goed" woord="klopt" /> Wat eruit komt is precies wat eruit moet komen.
      </p>
    );
  const mediatypen = new Map(uitkomst.bestanden.map(({ bestandsnaam, mediatype }) => [bestandsnaam, mediatype]));
  const verwacht = document.verwacht.map(({ bestandsnaam, inhoudBase64 }) => {
    const mediatype = mediatypen.get(bestandsnaam) ?? uitkomst.bestanden[0]?.mediatype ?? 'application/octet-stream';
    return toBeeld({ bestandsnaam, mediatype, inhoud: fromBase64(inhoudBase64) });
  });
  return (
    <>
      <p class="nl-paragraph">
        <Toestand kleur="fout" woord="klopt niet" />
      </p>
      <Bevindingen bevindingen={[...verschillen, ...uitkomst.bevindingen].slice(0, 10)} />
      {diffBestanden(verwacht, uitkomst.bestanden.map(toBeeld), { verbergen: false }).map((verschil) => (
        <Verschilblok verschil={verschil} />
      ))}
    </>
  );
};

const Voorbeeld: FC<{
  readonly versie: Versiebeeld;
  readonly rij: VoorbeeldRij;
  readonly run?: Voorbeeldrun | undefined;
  readonly mag: boolean;
}> = ({ versie, rij, run, mag }) => (
  <li class="evk-kaart">
    <h2 class="nl-heading nl-heading--level-3">{rij.voorbeeld}</h2>
    <p class="nl-paragraph">
      {rij.aantalBestanden === 1 ? 'Eén bestand' : `${rij.aantalBestanden} bestanden`}.{' '}
      <a
        class="nl-link"
        href={`${adresVan(versie.formaat, 'formulier')}?${new URLSearchParams({ voorbeeld: rij.voorbeeld })}`}
        aria-label={`Bekijk voorbeeld ${rij.voorbeeld}`}
      >
        Bekijk
      </a>
    </p>
    {run === undefined ? null : <Uitkomst run={run} />}
    {mag && versie.formaat.levensfase === 'concept' ? (
      <div class="utrecht-button-group">
        <form method="post" action={voorbeeldAdres(versie, rij.voorbeeld, 'overnemen')}>
          <input type="hidden" name="hash" value={rij.sha256} />
          <button
            class="nl-button nl-button--secondary"
            type="submit"
            aria-label={`Neem over wat er nu uitkomt bij ${rij.voorbeeld}`}
          >
            Neem over wat er nu uitkomt
          </button>
        </form>
        <form method="post" action={voorbeeldAdres(versie, rij.voorbeeld, 'verwijderen')}>
          <input type="hidden" name="hash" value={rij.sha256} />
          <button class="nl-button nl-button--subtle" type="submit" aria-label={`Verwijder voorbeeld ${rij.voorbeeld}`}>
            Verwijder
          </button>
        </form>
      </div>
    ) : null}
  </li>
);

const Erbij: FC<{ readonly versie: Versiebeeld; readonly naam: string }> = ({ versie, naam }) => (
  <section aria-labelledby="kop-erbij">
    <h2 class="nl-heading nl-heading--level-2" id="kop-erbij">
      Een voorbeeld toevoegen
    </h2>
    <p class="nl-paragraph evk-tekst">
      Een voorbeeld is een verantwoording met testgegevens. Wij zetten haar om en leggen vast wat eruit komt. Kijk dus
      eerst of de uitvoer goed is.
    </p>
    <form
      method="post"
      action={adresVan(versie.formaat, 'voorbeelden')}
      enctype="multipart/form-data"
      class="evk-formulier evk-tekst"
    >
      <Tekstveld
        naam="naam"
        label="Naam van het voorbeeld"
        uitleg="Kleine letters, cijfers en streepjes."
        waarde={naam}
        patroon="[a-z0-9][a-z0-9\-]{0,59}"
        verplicht
      />
      <div class="utrecht-form-field">
        <label class="utrecht-form-label" for="verantwoording">
          Verantwoording (niet verplicht)
        </label>
        <div class="utrecht-form-field-description" id="verantwoording-uitleg">
          Een JSON-bestand in de standaard. Alleen testnummers als bsn. Zonder bestand nemen wij een verzonnen
          verantwoording.
        </div>
        <input
          type="file"
          id="verantwoording"
          name="verantwoording"
          accept=".json,application/json"
          aria-describedby="verantwoording-uitleg"
        />
      </div>
      <button class="nl-button nl-button--primary" type="submit">
        Voeg toe
      </button>
    </form>
  </section>
);

/** Shows the examples, with what comes out of each now when `draai`; `bevindingen` say why one was not kept. */
export async function toonVoorbeelden(
  c: WebContext,
  versie: Versiebeeld,
  bevindingen: readonly Bevinding[] = [],
  draai = false,
) {
  const { formaat, beeld } = versie;
  const { diensten } = c.var;
  const rijen = await diensten.staat.formaten.listVoorbeelden(formaat.naam, formaat.versie);
  const runs = draai ? await runVoorbeelden(beeld, formaat, await listDocumenten(diensten, formaat)) : [];
  const mag = magRol(c, 'formaten-beheren');
  return toonVersie(
    c,
    { formaat, tabblad: 'voorbeelden', kop: 'Voorbeelden' },
    <>
      {bevindingen.length === 0 ? null : (
        <>
          <Melding soort="fout" kop="Het voorbeeld is niet bewaard" begin />
          <Bevindingen bevindingen={bevindingen.slice(0, 20)} />
        </>
      )}
      {rijen.length === 0 ? (
        <div class="evk-leeg">
          <p class="nl-paragraph">Er is nog geen voorbeeld. Zonder voorbeeld kan dit formaat niet in gebruik.</p>
        </div>
      ) : (
        <>
          <form method="get" action={adresVan(formaat, 'voorbeelden')}>
            <input type="hidden" name="draai" value="ja" />
            <button class="nl-button nl-button--secondary" type="submit">
              Draai alle voorbeelden
            </button>
          </form>
          <ul class="evk-kaal evk-stapel">
            {rijen.map((rij) => (
              <Voorbeeld
                versie={versie}
                rij={rij}
                run={runs.find(({ voorbeeld }) => voorbeeld === rij.voorbeeld)}
                mag={mag}
              />
            ))}
          </ul>
        </>
      )}
      {mag && formaat.levensfase !== 'vervallen' ? (
        <Erbij versie={versie} naam={rijen.length === 0 ? 'eerste' : ''} />
      ) : null}
    </>,
    bevindingen.length === 0 ? 200 : 422,
  );
}
