/** The first page of a new formaat: what it is, and perhaps a sample file of the receiver. */
import type { FC } from 'hono/jsx';
import type { Bevinding } from '../../../domain/bevinding.ts';
import type { Kopgegevens } from '../../../pipeline/formaat-import.ts';
import { leesbaar } from '../../../text/nl.ts';
import type { WebContext } from '../../omgeving.ts';
import { toonPagina } from '../../onderdelen/bladzijde.tsx';
import { Melding } from '../../onderdelen/melding.tsx';
import { Keuzeveld, Tekstvak, Tekstveld, Vinkje } from '../../onderdelen/veld.tsx';
import { BASIS, type Formulierinhoud, kruimelsVan } from './basis.tsx';

export const PAGINA = `${BASIS}/nieuw`;

/** The kinds of file that can be made without a sample. */
export const SOORTEN = ['csv', 'xlsx', 'xml', 'json'] as const;
export type Nieuwsoort = (typeof SOORTEN)[number];
const SOORTNAMEN: Readonly<Record<Nieuwsoort, string>> = { csv: 'CSV', xlsx: 'Excel', xml: 'XML', json: 'JSON' };

/** The fields that hold one text each; the wetten are ticked beside them. */
export const KOPVELDEN = [
  'naam',
  'versie',
  'titel',
  'omschrijving',
  'geldigVanaf',
  'niveau',
  'grondslag',
  'invoer',
  'bron',
] as const;

/** As a name of a formaat is written: small letters, digits and dashes. */
const toNaam = (titel: string): string =>
  titel
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);

/** What was filled in, without spaces around it. A name that is left empty comes from the title. */
export function readKop(formulier: Formulierinhoud): Kopgegevens {
  const een = (naam: (typeof KOPVELDEN)[number]): string => formulier.een(naam).trim();
  return {
    naam: een('naam') || toNaam(een('titel')),
    versie: een('versie'),
    titel: een('titel'),
    omschrijving: een('omschrijving'),
    geldigVanaf: een('geldigVanaf'),
    niveau: een('niveau') === 'persoon' ? 'persoon' : 'geaggregeerd',
    grondslag: een('grondslag'),
    wetten: (['wmo', 'jw'] as const).filter((wet) => formulier.alle('wetten').includes(wet)),
    invoer: een('invoer') === 'trajecten' ? 'trajecten' : 'prestaties',
    bron: een('bron'),
  };
}

/** A sentence for each field that is not right. */
function foutenPerVeld(bevindingen: readonly Bevinding[]): ReadonlyMap<string, string> {
  const fouten = new Map<string, string>();
  for (const bevinding of bevindingen.filter(({ ernst }) => ernst === 'fout')) {
    const [, deel = ''] = (bevinding.plaats.pointer ?? '').split('/');
    const { melding, oplossing } = leesbaar(bevinding);
    fouten.set(deel === 'bronnen' ? 'bron' : deel, `${melding} ${oplossing}`);
  }
  return fouten;
}

const Kopformulier: FC<{
  readonly kop: Kopgegevens;
  readonly soort: string;
  readonly fouten: ReadonlyMap<string, string>;
}> = ({ kop, soort, fouten }) => {
  const veld = (naam: (typeof KOPVELDEN)[number]) => {
    const fout = fouten.get(naam);
    return { naam, waarde: kop[naam], verplicht: true, ...(fout === undefined ? {} : { fout }) };
  };
  return (
    <form method="post" action={PAGINA} enctype="multipart/form-data" class="evk-formulier evk-tekst">
      <Tekstveld {...veld('titel')} label="Titel" uitleg="Voor mensen. Bijvoorbeeld: Kwartaaloverzicht Wmo." />
      <Tekstveld
        {...veld('naam')}
        verplicht={false}
        label="Naam"
        uitleg="Kleine letters, cijfers en streepjes. Leeg: wij maken er een van de titel."
      />
      <Tekstveld {...veld('versie')} label="Versie" uitleg="Bijvoorbeeld 1.0.0." />
      <Tekstvak {...veld('omschrijving')} label="Waarvoor is het?" regels={2} />
      <Tekstvak
        {...veld('grondslag')}
        label="Grondslag"
        uitleg="Waarom de ontvanger deze gegevens mag krijgen: wet, regeling of artikel."
        regels={2}
      />
      <Tekstveld
        {...veld('bron')}
        label="Bron"
        uitleg="Waar u de opmaak vandaan heeft. Bijvoorbeeld: brief van de gemeente."
      />
      <Tekstveld {...veld('geldigVanaf')} label="Geldig vanaf" soort="date" />
      <fieldset class="utrecht-form-fieldset">
        <legend class="utrecht-form-fieldset__legend utrecht-form-fieldset__legend--html-legend">
          Voor welke wet?
        </legend>
        {fouten.has('wetten') ? <p class="utrecht-form-field-error-message">{fouten.get('wetten')}</p> : null}
        <Vinkje naam="wetten" id="wet-wmo" waarde="wmo" label="Wmo" aan={kop.wetten.includes('wmo')} />
        <Vinkje naam="wetten" id="wet-jw" waarde="jw" label="Jeugdwet" aan={kop.wetten.includes('jw')} />
      </fieldset>
      <Keuzeveld
        {...veld('niveau')}
        label="Wat krijgt de ontvanger?"
        uitleg="Totalen gaan nooit over één persoon. Dat bewaken wij."
        keuzes={[
          { waarde: 'geaggregeerd', naam: 'Alleen totalen' },
          { waarde: 'persoon', naam: 'Regels van cliënten' },
        ]}
      />
      <Keuzeveld
        {...veld('invoer')}
        label="Waarover?"
        keuzes={[
          { waarde: 'prestaties', naam: 'Geleverde zorg (prestaties)' },
          { waarde: 'trajecten', naam: 'Begin en einde van hulp (trajecten)' },
        ]}
      />
      <div class="utrecht-form-field">
        <label class="utrecht-form-label" for="bestand">
          Voorbeeldbestand van de ontvanger (niet verplicht)
        </label>
        <div class="utrecht-form-field-description" id="bestand-uitleg">
          CSV of Excel. De opschriften worden kolommen. U zegt daarna wat erin staat. De inhoud bewaren wij niet.
        </div>
        <input type="file" id="bestand" name="bestand" accept=".csv,.txt,.xlsx" aria-describedby="bestand-uitleg" />
        {fouten.has('bestand') ? <p class="utrecht-form-field-error-message">{fouten.get('bestand')}</p> : null}
      </div>
      <Keuzeveld
        naam="soort"
        label="Zonder voorbeeldbestand: welk soort bestand?"
        verplicht
        waarde={soort}
        keuzes={SOORTEN.map((waarde) => ({ waarde, naam: SOORTNAMEN[waarde] }))}
      />
      <button class="nl-button nl-button--primary" type="submit">
        Ga verder
      </button>
    </form>
  );
};

/** Shows the form; with a sentence for each fault when there are `bevindingen` or `extra` ones, by field. */
export function toonKop(
  c: WebContext,
  kop: Kopgegevens,
  soort: string,
  bevindingen: readonly Bevinding[] = [],
  extra = new Map<string, string>(),
) {
  const fouten = new Map([...foutenPerVeld(bevindingen), ...extra]);
  return toonPagina(
    c,
    { titel: 'Nieuw formaat', kruimels: kruimelsVan() },
    <>
      <h1 class="nl-heading nl-heading--level-1">Nieuw formaat</h1>
      {fouten.size === 0 ? null : (
        <Melding soort="fout" kop="Nog niet alles is goed ingevuld" begin>
          <ul>
            {[...fouten].map(([veld, fout]) => (
              <li>
                <a class="nl-link" href={`#${veld}`}>
                  {fout}
                </a>
              </li>
            ))}
          </ul>
        </Melding>
      )}
      <Kopformulier kop={kop} soort={soort} fouten={fouten} />
    </>,
    fouten.size === 0 ? 200 : 422,
  );
}
