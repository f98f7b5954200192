/** A formaat as a form: its parts in tables, each with a page of its own to change it. */
import type { Hono } from 'hono';
import type { Child, FC } from 'hono/jsx';
import type { Formaat } from '../../../domain/formaat.ts';
import { datumTekst } from '../../../text/notatie.ts';
import type { WebContext, WebOmgeving } from '../../omgeving.ts';
import { toonNietGevonden } from '../../onderdelen/foutpagina.tsx';
import { magRol } from '../../wacht.tsx';
import { adresVan, LigtVast, readVersie, toonVersie, type Versiebeeld } from './basis.tsx';
import { escapePointer, isObject, valueAt } from './bewerken.ts';
import { makeUitslag, type Uitslag, Uitslagblok, Voorbeeldkeuze } from './uitslag.tsx';

interface Rijgegevens {
  readonly plek: string;
  /** What the part is called, for whoever only hears the buttons. */
  readonly naam: string;
  readonly cellen: readonly Child[];
  /** How deep it stands in a tree. */
  readonly diepte?: number;
}

interface Omgang {
  readonly formaat: Formaat;
  readonly hash: string;
  readonly mag: boolean;
}

export const deelAdres = (formaat: Formaat, plek: string, soort?: string): string =>
  `${adresVan(formaat, 'formulier/deel')}?${new URLSearchParams({ plek, ...(soort === undefined ? {} : { soort }) })}`;

const Knoppen: FC<Omgang & Rijgegevens> = ({ formaat, hash, plek, naam }) => (
  <form method="post" action={adresVan(formaat, 'formulier/plek')} class="evk-rijknoppen">
    <input type="hidden" name="hash" value={hash} />
    <input type="hidden" name="plek" value={plek} />
    <a class="nl-link" href={deelAdres(formaat, plek)} aria-label={`Wijzig ${naam}`}>
      Wijzig
    </a>
    <button class="nl-button nl-button--subtle" type="submit" name="doe" value="omhoog" aria-label={`${naam} omhoog`}>
      ↑
    </button>
    <button class="nl-button nl-button--subtle" type="submit" name="doe" value="omlaag" aria-label={`${naam} omlaag`}>
      ↓
    </button>
    <button class="nl-button nl-button--subtle" type="submit" name="doe" value="weg" aria-label={`Verwijder ${naam}`}>
      ✕
    </button>
  </form>
);

const Delen: FC<
  Omgang & { readonly titel: string; readonly kolommen: readonly string[]; readonly rijen: readonly Rijgegevens[] }
> = ({ titel, kolommen, rijen, ...omgang }) =>
  rijen.length === 0 ? (
    <p class="nl-paragraph">Geen.</p>
  ) : (
    <section class="evk-tabel" tabindex={0} aria-label={titel}>
      <table class="utrecht-table">
        <caption class="evk-alleen-voorlezen">{titel}</caption>
        <thead>
          <tr>
            {kolommen.map((kop) => (
              <th scope="col">{kop}</th>
            ))}
            {omgang.mag ? <th scope="col">Veranderen</th> : null}
          </tr>
        </thead>
        <tbody>
          {rijen.map((rij) => (
            <tr id={`deel${rij.plek.replaceAll('/', '-')}`}>
              {rij.cellen.map((cel, nr) =>
                nr === 0 ? (
                  <th scope="row" class={`evk-diepte-${Math.min(rij.diepte ?? 0, 8)}`}>
                    {cel}
                  </th>
                ) : (
                  <td>{cel}</td>
                ),
              )}
              {omgang.mag ? (
                <td>
                  <Knoppen {...omgang} {...rij} />
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );

const Erbij: FC<Omgang & { readonly plek: string; readonly wat: string; readonly soort?: string }> = ({
  formaat,
  mag,
  plek,
  wat,
  soort,
}) =>
  mag ? (
    <p class="nl-paragraph">
      <a class="nl-link" href={deelAdres(formaat, plek, soort)}>
        {wat}
      </a>
    </p>
  ) : null;

const Code: FC<{ readonly tekst: unknown }> = ({ tekst }) =>
  tekst === undefined || tekst === '' ? <span>-</span> : <code class="nl-code">{String(tekst)}</code>;

const ontbreektTekst = (waarde: unknown): string =>
  isObject(waarde) ? `“${String(waarde.standaard)}”` : String(waarde ?? '');

/** What stands in a column, a leaf or a field of a record, in the order of the headings below. */
const waardecellen = (inhoud: Readonly<Record<string, unknown>>, naam: unknown): readonly Child[] => [
  String(naam ?? ''),
  <Code tekst={inhoud.waarde} />,
  ontbreektTekst(inhoud.ontbreekt),
  [inhoud.codetabel, inhoud.maxLengte === undefined ? undefined : `hoogstens ${String(inhoud.maxLengte)} tekens`]
    .filter((deel) => deel !== undefined)
    .join(', '),
];

const WAARDEKOPPEN = ['Naam', 'Waarde', 'Als zij er niet is', 'Verder'];

const objecten = (lijst: unknown): readonly Readonly<Record<string, unknown>>[] =>
  Array.isArray(lijst) ? lijst.map((een: unknown) => (isObject(een) ? een : {})) : [];

const rijenVan = (lijst: unknown, plek: string, veld: string): readonly Rijgegevens[] =>
  objecten(lijst).map((inhoud, nr) => ({
    plek: `${plek}/${nr}`,
    naam: String(inhoud[veld] ?? ''),
    cellen: waardecellen(inhoud, inhoud[veld]),
  }));

const ledenVan = (
  leden: unknown,
  plek: string,
  cellen: (naam: string, inhoud: unknown) => readonly Child[],
): readonly Rijgegevens[] =>
  Object.entries(isObject(leden) ? leden : {}).map(([naam, inhoud]) => ({
    plek: `${plek}/${escapePointer(naam)}`,
    naam,
    cellen: cellen(naam, inhoud),
  }));

const sleutelcellen = (naam: string, inhoud: unknown): readonly Child[] => [
  naam,
  <Code tekst={isObject(inhoud) ? inhoud.waarde : inhoud} />,
  isObject(inhoud) ? String(inhoud.codetabel ?? '') : '',
];

const tellingcellen = (naam: string, inhoud: unknown): readonly Child[] => [
  naam,
  String(valueAt(inhoud, '/functie')),
  <Code tekst={valueAt(inhoud, '/van')} />,
];

/** The nodes of a tree under each other, each as deep as it stands. */
function boomrijen(knoop: unknown, plek: string, diepte = 0): readonly Rijgegevens[] {
  if (!isObject(knoop)) return [];
  const naam =
    knoop.herhaal === undefined ? String(knoop.element ?? knoop.record ?? '') : `herhaal ${String(knoop.herhaal)}`;
  const als = knoop.als === undefined ? '' : ` als ${String(knoop.als)}`;
  const eigen: Rijgegevens = {
    plek,
    naam,
    diepte,
    cellen: knoop.waarde === undefined ? [`${naam}${als}`, '', '', ''] : waardecellen(knoop, `${naam}${als}`),
  };
  const velden = objecten(knoop.velden).map(
    (veld, nr): Rijgegevens => ({
      plek: `${plek}/velden/${nr}`,
      naam: String(veld.naam),
      diepte: diepte + 1,
      cellen: waardecellen(veld, `${String(veld.naam)} (${String(veld.lengte)})`),
    }),
  );
  const inhoud = Array.isArray(knoop.inhoud) ? knoop.inhoud : [];
  return [
    eigen,
    ...velden,
    ...inhoud.flatMap((kind: unknown, nr) => boomrijen(kind, `${plek}/inhoud/${nr}`, diepte + 1)),
  ];
}

/** Nodes that can take another one. */
const omvattende = (rijen: readonly Rijgegevens[], formaat: Formaat): readonly Rijgegevens[] =>
  rijen.filter(({ plek }) => Array.isArray(valueAt(formaat, `${plek}/inhoud`)));

const Boom: FC<Omgang & { readonly plek: string; readonly titel: string }> = ({ plek, titel, ...omgang }) => {
  const rijen = boomrijen(valueAt(omgang.formaat, plek), plek);
  return (
    <>
      <Delen {...omgang} titel={titel} kolommen={WAARDEKOPPEN} rijen={rijen} />
      {omgang.mag ? (
        <form method="get" action={adresVan(omgang.formaat, 'formulier/deel')} class="evk-velden">
          <div class="utrecht-form-field">
            <label class="utrecht-form-label" for={`in${plek}`}>
              Iets toevoegen in
            </label>
            <select class="utrecht-select utrecht-select--html-select" id={`in${plek}`} name="plek">
              {omvattende(rijen, omgang.formaat).map((rij) => (
                <option value={`${rij.plek}/inhoud/-`}>{`${'· '.repeat(rij.diepte ?? 0)}${rij.naam}`}</option>
              ))}
            </select>
          </div>
          <div class="utrecht-button-group">
            <button class="nl-button nl-button--secondary" type="submit" name="soort" value="element">
              Waarde
            </button>
            <button class="nl-button nl-button--secondary" type="submit" name="soort" value="omvattend">
              Element met inhoud
            </button>
            <button class="nl-button nl-button--secondary" type="submit" name="soort" value="herhaling">
              Herhaling
            </button>
          </div>
        </form>
      ) : null}
    </>
  );
};

const Bestanddeel: FC<Omgang & { readonly nr: number }> = ({ nr, ...omgang }) => {
  const bestand = omgang.formaat.bestanden[nr];
  if (bestand === undefined) return null;
  const plek = `/bestanden/${nr}`;
  const titel = `Bestand ${nr + 1} (${bestand.bestandssoort})`;
  return (
    <>
      <h3 class="nl-heading nl-heading--level-3">{titel}</h3>
      <p class="nl-paragraph">
        Naam: <Code tekst={bestand.bestandsnaam} />{' '}
        {omgang.mag ? (
          <a class="nl-link" href={deelAdres(omgang.formaat, plek)} aria-label={`Wijzig ${titel}`}>
            Wijzig
          </a>
        ) : null}
      </p>
      {bestand.bestandssoort === 'csv' ? (
        <>
          <Delen
            {...omgang}
            titel={`Kolommen van bestand ${nr + 1}`}
            kolommen={WAARDEKOPPEN}
            rijen={rijenVan(bestand.csv.kolommen, `${plek}/csv/kolommen`, 'kop')}
          />
          <Erbij {...omgang} plek={`${plek}/csv/kolommen/-`} wat="Voeg een kolom toe" />
        </>
      ) : bestand.bestandssoort === 'xlsx' ? (
        <>
          {bestand.xlsx.bladen.map((blad, bladnr) => {
            const hier = `${plek}/xlsx/bladen/${bladnr}`;
            return (
              <>
                <Delen
                  {...omgang}
                  titel={`Blad ${bladnr + 1} van bestand ${nr + 1}`}
                  kolommen={['Blad', 'Rijen']}
                  rijen={[
                    {
                      plek: hier,
                      naam: `blad ${bladnr + 1}`,
                      cellen: [<Code tekst={blad.naam} />, blad.rijen?.herhaal ?? 'geen'],
                    },
                  ]}
                />
                {blad.rijen === undefined ? null : (
                  <>
                    <Delen
                      {...omgang}
                      titel={`Kolommen van blad ${bladnr + 1}`}
                      kolommen={WAARDEKOPPEN}
                      rijen={rijenVan(blad.rijen.kolommen, `${hier}/rijen/kolommen`, 'kop')}
                    />
                    <Erbij
                      {...omgang}
                      plek={`${hier}/rijen/kolommen/-`}
                      wat={`Voeg een kolom toe aan blad ${bladnr + 1}`}
                    />
                  </>
                )}
              </>
            );
          })}
          <Erbij {...omgang} plek={`${plek}/xlsx/bladen/-`} wat="Voeg een blad toe" />
        </>
      ) : bestand.bestandssoort === 'vaste-breedte' ? (
        bestand.vasteBreedte.records.map((record, recordnr) => (
          <Delen
            {...omgang}
            titel={`Record ${recordnr + 1}`}
            kolommen={WAARDEKOPPEN}
            rijen={boomrijen(record, `${plek}/vasteBreedte/records/${recordnr}`)}
          />
        ))
      ) : (
        <Boom {...omgang} plek={`${plek}/boom`} titel={`Elementen van bestand ${nr + 1}`} />
      )}
    </>
  );
};

const Groepering: FC<Omgang> = (omgang) => {
  const { groepering } = omgang.formaat;
  return (
    <>
      <h2 class="nl-heading nl-heading--level-2">Groeperen en optellen</h2>
      <h3 class="nl-heading nl-heading--level-3">Sleutels: één groep per</h3>
      <Delen
        {...omgang}
        titel="Sleutels"
        kolommen={['Naam', 'Waarde', 'Codetabel']}
        rijen={ledenVan(groepering?.sleutels, '/groepering/sleutels', sleutelcellen)}
      />
      <Erbij {...omgang} plek="/groepering/sleutels/-" wat="Voeg een sleutel toe" />
      {groepering === undefined ? null : (
        <>
          <h3 class="nl-heading nl-heading--level-3">Tellingen per groep</h3>
          <Delen
            {...omgang}
            titel="Tellingen per groep"
            kolommen={['Naam', 'Wat', 'Waarover']}
            rijen={ledenVan(groepering.aggregaten, '/groepering/aggregaten', tellingcellen)}
          />
          <Erbij {...omgang} plek="/groepering/aggregaten/-" wat="Voeg een telling per groep toe" />
        </>
      )}
      <h3 class="nl-heading nl-heading--level-3">Totalen over alles</h3>
      <Delen
        {...omgang}
        titel="Totalen"
        kolommen={['Naam', 'Wat', 'Waarover']}
        rijen={ledenVan(omgang.formaat.totalen, '/totalen', tellingcellen)}
      />
      <Erbij {...omgang} plek="/totalen/-" wat="Voeg een totaal toe" />
    </>
  );
};

const Overig: FC<Omgang> = (omgang) => {
  const { formaat } = omgang;
  return (
    <>
      <h2 class="nl-heading nl-heading--level-2">Controles, parameters en codetabellen</h2>
      <h3 class="nl-heading nl-heading--level-3">Controles</h3>
      <Delen
        {...omgang}
        titel="Controles"
        kolommen={['Controle', 'Moet waar zijn', 'Anders']}
        rijen={formaat.controles.map(({ code, als, melding }, nr) => ({
          plek: `/controles/${nr}`,
          naam: code,
          cellen: [code, <Code tekst={als} />, melding],
        }))}
      />
      <Erbij {...omgang} plek="/controles/-" wat="Voeg een controle toe" />
      <h3 class="nl-heading nl-heading--level-3">Parameters</h3>
      <Delen
        {...omgang}
        titel="Parameters"
        kolommen={['Parameter', 'Wat de aansluiting invult', 'Anders']}
        rijen={ledenVan(formaat.parameters, '/parameters', (naam, inhoud) => [
          naam,
          String(valueAt(inhoud, '/omschrijving')),
          String(valueAt(inhoud, '/standaard') ?? 'verplicht'),
        ])}
      />
      <Erbij {...omgang} plek="/parameters/-" wat="Voeg een parameter toe" />
      <h3 class="nl-heading nl-heading--level-3">Codetabellen</h3>
      <Delen
        {...omgang}
        titel="Codetabellen"
        kolommen={['Codetabel', 'Codes']}
        rijen={ledenVan(formaat.codetabellen, '/codetabellen', (naam, inhoud) => [
          naam,
          `${Object.keys(Object(inhoud)).length}`,
        ])}
      />
      <Erbij {...omgang} plek="/codetabellen/-" wat="Voeg een codetabel toe" />
    </>
  );
};

export function toonFormulier(
  c: WebContext,
  { formaat, hash }: Versiebeeld,
  uitslag: Uitslag,
  boven: unknown = null,
  status: 200 | 412 | 422 = 200,
) {
  const mag = magRol(c, 'formaten-beheren') && formaat.levensfase === 'concept';
  const omgang = { formaat, hash, mag };
  return toonVersie(
    c,
    { formaat, tabblad: 'formulier', kop: 'Formulier', scripts: ['formaat.js'] },
    <>
      {boven}
      {formaat.levensfase === 'concept' ? null : <LigtVast formaat={formaat} />}
      <div class="evk-naast">
        <div>
          <h2 class="nl-heading nl-heading--level-2">Gegevens</h2>
          <p class="nl-paragraph">
            Geldig vanaf {datumTekst(formaat.geldigVanaf)}.{' '}
            {formaat.niveau === 'persoon' ? 'Regels van cliënten.' : 'Alleen totalen.'}{' '}
            {mag ? (
              <a class="nl-link" href={deelAdres(formaat, '')} aria-label="Wijzig de gegevens">
                Wijzig
              </a>
            ) : null}
          </p>
          <h2 class="nl-heading nl-heading--level-2">Welke regels gaan mee</h2>
          <Delen
            {...omgang}
            titel="Voorwaarden"
            kolommen={['Voorwaarde', 'Reden als een regel niet meegaat']}
            rijen={formaat.selectie.map(({ als, andersReden }, nr) => ({
              plek: `/selectie/${nr}`,
              naam: `voorwaarde ${nr + 1}`,
              cellen: [<Code tekst={als} />, andersReden],
            }))}
          />
          <Erbij {...omgang} plek="/selectie/-" wat="Voeg een voorwaarde toe" />
          <Groepering {...omgang} />
          <h2 class="nl-heading nl-heading--level-2">Bestanden</h2>
          {formaat.bestanden.map((_, nr) => (
            <Bestanddeel {...omgang} nr={nr} />
          ))}
          <Overig {...omgang} />
        </div>
        <div>
          <form method="get" action={adresVan(formaat, 'formulier')} class="evk-velden">
            <Voorbeeldkeuze uitslag={uitslag} />
            <div>
              <button class="nl-button nl-button--secondary" type="submit">
                Toon
              </button>
            </div>
          </form>
          <Uitslagblok uitslag={uitslag} adres={formaat} />
        </div>
      </div>
    </>,
    status,
  );
}

export function addFormulier(app: Hono<WebOmgeving>): void {
  app.get('/formaten/:naam/:versie/formulier', async (c) => {
    const versie = await readVersie(c);
    if (versie === undefined) return toonNietGevonden(c);
    const uitslag = await makeUitslag(
      c.var.diensten,
      versie.beeld,
      versie.formaat,
      versie.formaat,
      c.req.query('voorbeeld'),
    );
    return toonFormulier(c, versie, uitslag);
  });
}
