/** How a channel stands, for whoever it is of and for the beheerder: its settings, what a test showed, and its versions. */
import type { FC } from 'hono/jsx';
import type { KanaalRij, Wijziger } from '../domain/kanaal.ts';
import { type Kanaalstand, toestandVan } from '../pipeline/kanaal-beheer.ts';
import { lidVan } from '../pipeline/kanaal-vrijgave.ts';
import type { LeesbareProefstap } from '../text/nl/kanaal.ts';
import { tijdstipTekst } from '../text/notatie.ts';
import { kanaaldeel, toFeiten } from './kanaalvelden.ts';
import type { WebContext } from './omgeving.ts';
import { Melding } from './onderdelen/melding.tsx';
import { Tabel } from './onderdelen/tabel.tsx';
import { Toestand } from './onderdelen/toestand.tsx';
import { aangemeldeVan } from './wacht.tsx';

/** More than any organisation has. */
const MAXIMUM_LEDEN = 200;
const MAXIMUM_VERSIES = 20;

const STANDEN = {
  onbeproefd: { kleur: 'let-op', woord: 'Nog niet beproefd', uitleg: 'Tot de proef lukt gebruiken wij' },
  'wacht-op-vrijgave': {
    kleur: 'let-op',
    woord: 'Wacht op een tweede persoon',
    uitleg: 'De proef lukte. Tot iemand anders het vrijgeeft gebruiken wij',
  },
} as const;

const Stand: FC<{ readonly nieuwste: KanaalRij; readonly inGebruik: KanaalRij | undefined }> = ({
  nieuwste,
  inGebruik,
}) => {
  const toestand = toestandVan(nieuwste);
  if (toestand === 'in-gebruik')
    return (
      <>
        <Toestand kleur="goed" woord="In gebruik" />
        <span class="evk-onderregel">Sinds {tijdstipTekst(nieuwste.inGebruikOp ?? nieuwste.op)}</span>
      </>
    );
  const { kleur, woord, uitleg } = STANDEN[toestand];
  return (
    <>
      <Toestand kleur={kleur} woord={woord} />
      <span class="evk-onderregel">
        {uitleg}{' '}
        {inGebruik === undefined
          ? 'alleen het postvak'
          : `de vorige instelling (${kanaaldeel(inGebruik.instelling.kanaalsoort).titel})`}
        .
      </span>
    </>
  );
};

/** @param zonder what is said of whoever has only the postvak */
export const Kanaalinstellingen: FC<{ readonly stand: Kanaalstand; readonly zonder: string }> = ({
  stand: { nieuwste, inGebruik, domeinen },
  zonder,
}) => {
  if (nieuwste === undefined || nieuwste.instelling.kanaalsoort === 'postvak')
    return <p class="nl-paragraph evk-tekst">{zonder}</p>;
  return (
    <>
      <dl class="evk-feiten">
        <dt>Soort</dt>
        <dd>{kanaaldeel(nieuwste.instelling.kanaalsoort).titel}</dd>
        {toFeiten(nieuwste.instelling).map(({ label, waarde }) => (
          <>
            <dt>{label}</dt>
            <dd class="evk-regels">{waarde}</dd>
          </>
        ))}
        {domeinen.length === 0 ? null : (
          <>
            <dt>Toegestane domeinen</dt>
            <dd class="evk-regels">{domeinen.join(', ')}</dd>
          </>
        )}
        <dt>Stand</dt>
        <dd>
          <Stand nieuwste={nieuwste} inGebruik={inGebruik} />
        </dd>
      </dl>
      {nieuwste.publiekeSleutels.length === 0 ? null : (
        <p class="nl-paragraph">
          Onze openbare sleutel, om de handtekening te controleren:{' '}
          {nieuwste.publiekeSleutels.map((sleutel) => (
            <code class="nl-code evk-regels">{sleutel}</code>
          ))}
        </p>
      )}
      {nieuwste.clientsleutel === undefined ? null : (
        <p class="nl-paragraph">
          Zet deze openbare sleutel (JWK) bij uw tokendienst:{' '}
          <code class="nl-code evk-regels">{JSON.stringify(nieuwste.clientsleutel)}</code>
        </p>
      )}
    </>
  );
};

const PROEFKOPPEN = {
  'in-gebruik': 'De proef is gelukt: dit kanaal is nu in gebruik',
  'wacht-op-vrijgave': 'De proef is gelukt: nu moet iemand anders dit kanaal nog vrijgeven',
  mislukt: 'De proef is niet gelukt',
} as const;

export const Proef: FC<{
  readonly stappen: readonly LeesbareProefstap[];
  readonly uitslag: keyof typeof PROEFKOPPEN;
}> = ({ stappen, uitslag }) => (
  <Melding soort={uitslag === 'mislukt' ? 'fout' : 'goed'} begin kop={PROEFKOPPEN[uitslag]}>
    <ol class="utrecht-ordered-list">
      {stappen.map(({ gelukt: goed, melding, oplossing }) => (
        <li class="utrecht-ordered-list__item">
          {goed ? 'Goed: ' : 'Fout: '}
          {melding}
          {oplossing === undefined ? null : ` ${oplossing}`}
        </li>
      ))}
    </ol>
    {uitslag === 'mislukt' ? (
      <p class="nl-paragraph">
        Wat er was blijft in gebruik. Er gaat geen zending verloren: alles staat in uw postvak.
      </p>
    ) : null}
  </Melding>
);

/** Says in words who did something: a name of the reader's own people, else which organisation. */
export type Doenersnaam = (door: Wijziger) => string;

/** @param ontvangercode of whose channel it is; a beheerder knows its people by name as well */
export async function readDoenersnamen(c: WebContext, ontvangercode: string): Promise<Doenersnaam> {
  const { organisaties, ledenbeheer } = c.var.diensten.staat;
  const { organisatie } = aangemeldeVan(c);
  const isBeheer = organisatie.houdersoort === 'beheerder';
  const ontvanger = isBeheer ? await organisaties.findOrganisatie('ontvanger', ontvangercode) : undefined;
  const leden = await Promise.all(
    [organisatie, ...(ontvanger ? [ontvanger] : [])].map(({ id }) => ledenbeheer.listLeden(id, MAXIMUM_LEDEN)),
  );
  const namen = new Map(leden.flat().map(({ id, naam }) => [id, naam]));
  return ({ soort, code, middel }) => {
    const naam = namen.get(lidVan(middel) ?? '');
    if (naam !== undefined) return naam;
    const wie = isBeheer ? code : soort === 'beheerder' ? 'de beheerder van Enkelvoud' : 'uw organisatie';
    if (middel === undefined || (!isBeheer && soort === 'beheerder')) return wie;
    return lidVan(middel) === undefined ? `een sleutel van ${wie}` : `iemand van ${wie}`;
  };
}

export const Kanaalversies: FC<{ readonly versies: readonly KanaalRij[]; readonly naam: Doenersnaam }> = ({
  versies,
  naam,
}) =>
  versies.length === 0 ? (
    <p class="nl-paragraph">Er is nog nooit iets ingesteld.</p>
  ) : (
    <Tabel
      titel="Instellingen van dit kanaal, de nieuwste eerst"
      titelVerborgen
      kolommen={[
        { naam: 'Versie', kop: true },
        { naam: 'Soort' },
        { naam: 'Ingesteld' },
        { naam: 'Door' },
        { naam: 'Proef gelukt' },
        { naam: 'In gebruik sinds' },
        { naam: 'Vrijgegeven door' },
      ]}
      rijen={versies
        .slice(0, MAXIMUM_VERSIES)
        .map(({ versie, instelling, op, door, beproefdOp, inGebruikOp, vrijgegevenDoor }) => [
          versie,
          kanaaldeel(instelling.kanaalsoort).titel,
          tijdstipTekst(op),
          naam(door),
          instelling.kanaalsoort === 'postvak'
            ? 'niet nodig'
            : beproefdOp === undefined
              ? 'nee'
              : tijdstipTekst(beproefdOp),
          inGebruikOp === undefined ? 'niet' : tijdstipTekst(inGebruikOp),
          vrijgegevenDoor === undefined ? '' : naam(vrijgegevenDoor),
        ])}
    />
  );
