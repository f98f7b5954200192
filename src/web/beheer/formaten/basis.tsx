/** What the pages of one version share: finding it, its frame, and who acts. */
import { bodyLimit } from 'hono/body-limit';
import type { Child, FC } from 'hono/jsx';
import type { Formaat } from '../../../domain/formaat.ts';
import type { Levensfase } from '../../../domain/levensloop.ts';
import { LIMIETEN } from '../../../domain/limieten.ts';
import { hashInhoud } from '../../../pipeline/formaat-concept.ts';
import type { RegisterBeeld } from '../../../pipeline/register-bron.ts';
import type { Voorwaarde } from '../../../pipeline/voorwaarde.ts';
import { eigenGrens } from '../../formuliergrens.ts';
import type { WebContext } from '../../omgeving.ts';
import { type Bladzijdegegevens, type Kruimel, toonPagina } from '../../onderdelen/bladzijde.tsx';
import { Melding } from '../../onderdelen/melding.tsx';
import { Toestand, type Toestandkleur } from '../../onderdelen/toestand.tsx';
import { aangemeldeVan } from '../../wacht.tsx';
import type { Ingevuld } from './waarden.ts';

export const BASIS = '/beheer/formaten';

export const adresVan = ({ naam, versie }: Pick<Formaat, 'naam' | 'versie'>, pagina = ''): string =>
  `${BASIS}/${encodeURIComponent(naam)}/${encodeURIComponent(versie)}${pagina === '' ? '' : `/${pagina}`}`;

/** The page of one part of a formaat, or of one of this kind that is still to be made. `plek` is a JSON Pointer. */
export const deelAdres = (formaat: Formaat, plek: string, soort?: string): string =>
  `${adresVan(formaat, 'formulier/deel')}?${new URLSearchParams({ plek, ...(soort === undefined ? {} : { soort }) })}`;

/** A person acts under their own id: four eyes are two people, not two organisations. */
export const doorVan = (c: WebContext): string => `lid:${aangemeldeVan(c).lid.id}`;

export interface Versiebeeld {
  readonly beeld: RegisterBeeld;
  readonly formaat: Formaat;
  /** Of the document as it is now: a form says on which it was filled in. */
  readonly hash: string;
}

/** The version that the address names; undefined when there is none. */
export async function readVersie(c: WebContext): Promise<Versiebeeld | undefined> {
  const beeld = await c.var.diensten.register.huidig();
  const formaat = beeld.index.findFormaat(c.req.param('naam') ?? '', c.req.param('versie') ?? '');
  return formaat === undefined ? undefined : { beeld, formaat, hash: hashInhoud(formaat) };
}

export const opHash = (hash: string): Voorwaarde => ({ soort: 'gelijk-aan', hashes: [hash] });

export interface Formulierinhoud extends Ingevuld {
  readonly bestand: (naam: string) => File | undefined;
}

/** What was sent with a form. Files that were left empty are not there. */
export async function readFormulier(c: WebContext): Promise<Formulierinhoud> {
  const inhoud = await c.req.formData();
  const teksten = (naam: string): readonly string[] =>
    inhoud.getAll(naam).filter((waarde): waarde is string => typeof waarde === 'string');
  return {
    een: (naam) => teksten(naam)[0] ?? '',
    alle: teksten,
    bestand: (naam) => {
      const waarde = inhoud.get(naam);
      return waarde instanceof File && waarde.size > 0 ? waarde : undefined;
    },
  };
}

/** A formaat in a form: its text, some fields beside it, and room for a file of the receiver. */
const MAXIMUM_BYTES = 2 * LIMIETEN.formaatBytes.waarde;

export const begrensd = eigenGrens(
  bodyLimit({
    maxSize: MAXIMUM_BYTES,
    onError: (c) =>
      toonPagina(
        c as WebContext,
        { titel: 'Te groot' },
        <>
          <h1 class="nl-heading nl-heading--level-1">Dit is te groot</h1>
          <p class="nl-paragraph evk-tekst">
            U kunt ten hoogste {Math.floor(MAXIMUM_BYTES / 1024 / 1024)} MB sturen. Ga terug en kies een kleiner
            bestand.
          </p>
        </>,
        413,
      ),
  }),
);

const FASEN: Readonly<Record<Levensfase, { readonly kleur: Toestandkleur; readonly woord: string }>> = {
  concept: { kleur: 'let-op', woord: 'concept' },
  getest: { kleur: 'bezig', woord: 'getest' },
  actief: { kleur: 'goed', woord: 'actief' },
  vervallen: { kleur: 'fout', woord: 'vervallen' },
};

export const Fase: FC<{ readonly fase: Levensfase }> = ({ fase }) => <Toestand {...FASEN[fase]} />;

const TABBLADEN = [
  { naam: 'Overzicht', pagina: '' },
  { naam: 'Formulier', pagina: 'formulier' },
  { naam: 'Tekst', pagina: 'tekst' },
  { naam: 'Voorbeelden', pagina: 'voorbeelden' },
  { naam: 'Sjabloon en schema', pagina: 'bestanden' },
  { naam: 'Vergelijken', pagina: 'vergelijken' },
] as const;

export type Tabblad = (typeof TABBLADEN)[number]['pagina'];

/** What was done on the page before this one; said once, at the top. */
const GEDAAN: Readonly<Record<string, string>> = {
  gemaakt: 'Het formaat staat klaar als concept.',
  bewaard: 'Bewaard.',
  gelijk: 'Er was niets veranderd.',
  voorbeeld: 'Het voorbeeld is bewaard.',
  'voorbeeld-weg': 'Het voorbeeld is verwijderd.',
  getest: 'Dit formaat is nu getest. De inhoud ligt vast.',
  actief: 'Dit formaat is nu in gebruik.',
  vervallen: 'Dit formaat is vervallen.',
  schema: 'Het schema is geregistreerd.',
  verwijderd: 'Het concept is verwijderd.',
};

const lijst = (tekst: string | undefined): readonly string[] => (tekst ?? '').split(',').filter((deel) => deel !== '');

export const Gedaan: FC<{ readonly c: WebContext }> = ({ c }) => {
  const zin = GEDAAN[c.req.query('gedaan') ?? ''];
  const erbij = lijst(c.req.query('erbij'));
  const eraf = lijst(c.req.query('eraf'));
  return zin === undefined ? null : (
    <Melding soort="goed" kop={zin} begin>
      {erbij.length === 0 ? null : (
        <p class="nl-paragraph">Dit formaat mag nu ook lezen: {erbij.join(', ')}. Kijk of dat past bij de grondslag.</p>
      )}
      {eraf.length === 0 ? null : <p class="nl-paragraph">Dit formaat leest niet meer: {eraf.join(', ')}.</p>}
    </Melding>
  );
};

/** Address to go to after an act, with what is to be said of it. */
export function naGedaan(
  adres: string,
  gedaan: string,
  extra: Readonly<Record<string, readonly string[]>> = {},
): string {
  const vraag = new URLSearchParams({ gedaan });
  for (const [naam, waarden] of Object.entries(extra)) if (waarden.length > 0) vraag.set(naam, waarden.join(','));
  return `${adres}?${vraag}`;
}

export const kruimelsVan = (formaat?: Formaat): readonly Kruimel[] => [
  { naam: 'Beheer', adres: '/beheer' },
  { naam: 'Formaten', adres: BASIS },
  ...(formaat === undefined ? [] : [{ naam: `${formaat.naam} ${formaat.versie}`, adres: adresVan(formaat) }]),
];

/** A page of one version. */
export function toonVersie(
  c: WebContext,
  {
    formaat,
    tabblad,
    kop,
    scripts,
  }: { formaat: Formaat; tabblad: Tabblad; kop: string } & Pick<Bladzijdegegevens, 'scripts'>,
  inhoud: Child,
  status: 200 | 400 | 409 | 412 | 422 = 200,
) {
  return toonPagina(
    c,
    {
      titel: `${kop}: ${formaat.titel}`,
      kruimels: kruimelsVan(formaat),
      ...(scripts === undefined ? {} : { scripts }),
    },
    <>
      <h1 class="nl-heading nl-heading--level-1">{kop === 'Overzicht' ? formaat.titel : `${kop}: ${formaat.titel}`}</h1>
      <p class="nl-paragraph">
        <code class="nl-code">{formaat.naam}</code> versie {formaat.versie} <Fase fase={formaat.levensfase} />
      </p>
      <nav class="evk-tabbladen evk-niet-afdrukken" aria-label="Over dit formaat">
        <ul>
          {TABBLADEN.map(({ naam, pagina }) => (
            <li>
              <a
                class="nl-link"
                href={adresVan(formaat, pagina)}
                {...(pagina === tabblad ? { 'aria-current': 'page' as const } : {})}
              >
                {naam}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <Gedaan c={c} />
      {inhoud}
    </>,
    status,
  );
}

/** Somebody else changed it in between. */
export const Botsingmelding: FC = () => (
  <Melding soort="fout" kop="Een ander was u voor" begin>
    <p class="nl-paragraph">
      Dit formaat is intussen veranderd. Uw wijziging is niet bewaard. Open de pagina opnieuw en doe uw wijziging nog
      eens.
    </p>
  </Melding>
);

/** What is tested stands for good. */
export const LigtVast: FC<{ readonly formaat: Formaat }> = ({ formaat }) => (
  <Melding soort="uitleg">
    <p class="nl-paragraph">
      Deze versie ligt vast. Wilt u iets veranderen?{' '}
      <a class="nl-link" href={adresVan(formaat, 'kopie')}>
        Maak een nieuwe versie
      </a>
      .
    </p>
  </Melding>
);
