/** The form of a kind of channel, read from its JSON Schema (schemas/kanaal): the pages know no setting by name. */
import { SCHEMA } from '../../generated/schema-kanaal.ts';
import type { Geheimnaam, Kanaalinstelling } from '../domain/kanaal.ts';
import { KANAALKEUZES } from '../text/nl/kanaalkeuzes.ts';
import { getalTekst } from '../text/notatie.ts';

export const KANAALSOORTEN = ['webhook', 's3', 'email'] as const;
export type Brengsoort = (typeof KANAALSOORTEN)[number];

export interface Kanaalveld {
  readonly naam: string;
  readonly label: string;
  readonly soort: 'tekst' | 'getal' | 'keuze' | 'email';
  readonly uitleg: string;
  readonly verplicht: boolean;
  readonly keuzes: readonly { readonly waarde: string; readonly naam: string }[];
  readonly standaard: string;
  readonly maximum?: number;
}

export interface Kanaaldeel {
  readonly titel: string;
  readonly uitleg: string;
  readonly velden: readonly Kanaalveld[];
}

interface Eigenschap {
  readonly type?: string;
  readonly title?: string;
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly default?: unknown;
  readonly maxLength?: number;
  readonly format?: string;
  readonly const?: string;
  readonly $ref?: string;
}

interface Definitie {
  readonly title?: string;
  readonly description?: string;
  readonly required?: readonly string[];
  readonly properties: Readonly<Record<string, Eigenschap>>;
}

const DEFINITIES = SCHEMA.$defs as unknown as Readonly<Record<string, Definitie>>;

function definitie(naam: string): Definitie {
  const gevonden = DEFINITIES[naam];
  if (gevonden === undefined) throw new Error(`schemas/kanaal knows no ${naam}`);
  return gevonden;
}

function toVeld(naam: string, van: Eigenschap, verplicht: boolean): Kanaalveld {
  const { type, title = naam, description = '', enum: waarden = [], default: standaard = '', maxLength, format } = van;
  const keuzes = waarden.map((waarde) => ({ waarde, naam: KANAALKEUZES[naam]?.[waarde] ?? waarde }));
  return {
    naam,
    label: title,
    soort: keuzes.length > 0 ? 'keuze' : type === 'integer' ? 'getal' : format === 'email' ? 'email' : 'tekst',
    uitleg: description,
    verplicht,
    keuzes,
    standaard: String(standaard),
    ...(maxLength === undefined ? {} : { maximum: maxLength }),
  };
}

/** What is fixed by the kind, or is a group of its own, is no field. */
function toDeel({ title = '', description, required = [], properties }: Definitie): Kanaaldeel {
  const vast = Object.values(properties).find((van) => van.const !== undefined);
  return {
    titel: title,
    // A way to sign in is explained where its name is fixed.
    uitleg: description ?? vast?.description ?? '',
    velden: Object.entries(properties)
      .filter(([, van]) => van.const === undefined && van.$ref === undefined)
      .map(([naam, van]) => toVeld(naam, van, required.includes(naam))),
  };
}

const DEFINITIE_VAN: Readonly<Record<Brengsoort | 'postvak', string>> = {
  postvak: 'Postvak',
  webhook: 'Webhook',
  s3: 'S3',
  email: 'Email',
};

export const kanaaldeel = (soort: Brengsoort | 'postvak'): Kanaaldeel => toDeel(definitie(DEFINITIE_VAN[soort]));

/** Ways to sign in at the receiver; each with its own fields. */
export const AANMELDSOORTEN = ['geen', 'header', 'oauth2'] as const;
export type Aanmeldsoort = (typeof AANMELDSOORTEN)[number];

const AANMELDING: Readonly<Record<Aanmeldsoort, string>> = {
  geen: 'GeenAanmelding',
  header: 'HeaderAanmelding',
  oauth2: 'Oauth2Aanmelding',
};

export const aanmelddeel = (soort: Aanmeldsoort): Kanaaldeel => toDeel(definitie(AANMELDING[soort]));

export const heeftAanmelding = (soort: Brengsoort): boolean =>
  Object.hasOwn(definitie(DEFINITIE_VAN[soort]).properties, 'aanmelding');

/** Which secrets can go with a kind, and what they are called on screen. */
export const GEHEIMEN: Readonly<Record<Brengsoort, readonly Geheimnaam[]>> = {
  webhook: ['ondertekengeheim', 'headerwaarde', 'clientgeheim'],
  s3: ['s3geheim'],
  email: [],
};

export const GEHEIMLABELS: Readonly<Record<Geheimnaam, { readonly label: string; readonly uitleg: string }>> = {
  ondertekengeheim: {
    label: 'Geheim waarmee wij ondertekenen',
    uitleg: 'Nodig bij handtekening v1. Begint met whsec_.',
  },
  headerwaarde: { label: 'Waarde van de header', uitleg: 'Nodig als wij ons met een header aanmelden.' },
  clientgeheim: { label: 'Ons geheim bij uw tokendienst', uitleg: 'Nodig bij OAuth 2 met clientbewijs geheim.' },
  s3geheim: { label: 'Geheim bij de toegangssleutel', uitleg: 'Het geheim (secret access key) van uw bucket.' },
};

const waardeVan = ({ soort }: Kanaalveld, tekst: string): unknown =>
  soort === 'getal' && /^\d{1,9}$/.test(tekst) ? Number(tekst) : tekst;

const invulling = (velden: readonly Kanaalveld[], ingevuld: Readonly<Record<string, string>>, voorvoegsel: string) =>
  Object.fromEntries(
    velden.flatMap((veld) => {
      const tekst = (ingevuld[voorvoegsel + veld.naam] ?? '').trim();
      return tekst === '' ? [] : [[veld.naam, waardeVan(veld, tekst)]];
    }),
  );

/** Fields of the group for signing in have this before their name. */
export const AANMELDVELD = 'aanmelding.';

/** The settings a filled-in form stands for, as the schema wants them; what was left empty is left out. */
export function toInstelling(soort: Brengsoort, ingevuld: Readonly<Record<string, string>>): unknown {
  const instelling = { kanaalsoort: soort, ...invulling(kanaaldeel(soort).velden, ingevuld, '') };
  if (!heeftAanmelding(soort)) return instelling;
  const gekozen = AANMELDSOORTEN.find((een) => een === ingevuld[`${AANMELDVELD}aanmeldsoort`]) ?? 'geen';
  return {
    ...instelling,
    aanmelding: { aanmeldsoort: gekozen, ...invulling(aanmelddeel(gekozen).velden, ingevuld, AANMELDVELD) },
  };
}

/** The same the other way round: settings as the values of the form. */
export function toIngevuld(instelling: object): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(instelling).flatMap(([naam, waarde]): [string, string][] =>
      typeof waarde === 'object' && waarde !== null
        ? Object.entries(waarde).map(([eigen, diep]) => [`${naam}.${eigen}`, String(diep)])
        : [[naam, String(waarde)]],
    ),
  );
}

const feitVan = ({ label, soort, keuzes }: Kanaalveld, waarde: string) => ({
  label,
  waarde:
    keuzes.find((keuze) => keuze.waarde === waarde)?.naam ??
    (soort === 'getal' && waarde !== '' ? getalTekst(Number(waarde)) : waarde),
});

/** What is set, as a person reads it: the labels and choices of the form. What was left empty is left out. */
export function toFeiten(instelling: Kanaalinstelling): readonly { readonly label: string; readonly waarde: string }[] {
  const { kanaalsoort } = instelling;
  const ingevuld = toIngevuld(instelling);
  const feiten = (velden: readonly Kanaalveld[], voorvoegsel: string) =>
    velden.flatMap((veld) => {
      const waarde = ingevuld[voorvoegsel + veld.naam] ?? '';
      return waarde === '' ? [] : [feitVan(veld, waarde)];
    });
  const gekozen = AANMELDSOORTEN.find((een) => een === ingevuld[`${AANMELDVELD}aanmeldsoort`]);
  return [
    ...feiten(kanaaldeel(kanaalsoort).velden, ''),
    ...(gekozen === undefined
      ? []
      : [
          { label: 'Hoe wij ons aanmelden', waarde: aanmelddeel(gekozen).uitleg.replace(/\.$/, '') },
          ...feiten(aanmelddeel(gekozen).velden, AANMELDVELD),
        ]),
  ];
}
