import type { FC } from 'hono/jsx';
import type { Controle, Gevonden } from '../../../pipeline/controle.ts';
import type { Indieninggegevens } from '../../../pipeline/indiening.ts';
import { SOORTNAMEN } from '../../../text/nl/zending.ts';
import { bedragTekst, getalTekst, periodeTekst, tijdstipTekst } from '../../../text/notatie.ts';
import type { WebContext } from '../../omgeving.ts';
import { Melding } from '../../onderdelen/melding.tsx';
import { Groepen } from './groepen.tsx';
import { indieningPad, verantwoordingPad } from './route.ts';

const HERKOMST: Readonly<Record<Indieninggegevens['herkomst'], string>> = {
  bestand: 'Uw bestand',
  voorbeeld: 'Het voorbeeld',
  ingevuld: 'Wat u invulde',
};

export const Feiten: FC<{ readonly controle: Controle }> = ({ controle: { kop, telling } }) => (
  <dl class="evk-feiten">
    {kop === undefined ? null : (
      <>
        <dt>Kenmerk</dt>
        <dd>{kop.kenmerk}</dd>
        <dt>Periode</dt>
        <dd>{periodeTekst(kop.periode)}</dd>
        <dt>Stadium</dt>
        <dd>{kop.stadium === 'concept' ? 'Concept' : 'Definitief'}</dd>
        <dt>Wat</dt>
        <dd>{kop.soorten.map((soort) => SOORTNAMEN[soort]).join(', ')}</dd>
        {kop.vervangt === undefined ? null : (
          <>
            <dt>Vervangt</dt>
            <dd>{kop.vervangt}</dd>
          </>
        )}
      </>
    )}
    {telling === undefined ? null : (
      <>
        <dt>Prestaties</dt>
        <dd>{getalTekst(telling.aantalPrestaties)}</dd>
        {telling.aantalTrajecten === 0 ? null : (
          <>
            <dt>Trajecten</dt>
            <dd>{getalTekst(telling.aantalTrajecten)}</dd>
          </>
        )}
        <dt>Totaal</dt>
        <dd>{bedragTekst(telling.saldoCenten)}</dd>
      </>
    )}
  </dl>
);

const aantalTekst = (aantal: number, een: string, meer: string): string =>
  `${getalTekst(aantal)} ${aantal === 1 ? een : meer}`;

export const Uitslag: FC<{ readonly gegevens: Indieninggegevens; readonly controle: Controle }> = ({
  gegevens,
  controle,
}) => {
  const { goed, aantalFouten, aantalBevindingen, aantalVastgehouden } = controle;
  const wat = HERKOMST[gegevens.herkomst];
  const letop = aantalBevindingen - aantalFouten;
  if (controle.vraagtAanvulling === 'alleen')
    return (
      <Melding soort="let-op" kop="Wij weten nog niet alles" begin>
        <p class="nl-paragraph">
          Vul hieronder aan wat niet in het bestand staat. Daarna controleren wij alles. Er is nog niets ingediend.
        </p>
      </Melding>
    );
  if (!goed)
    return (
      <Melding soort="fout" kop={`${wat} is nog niet goed: ${aantalTekst(aantalFouten, 'fout', 'fouten')}`} begin>
        <p class="nl-paragraph">Er is niets ingediend. Verbeter wat hieronder staat en kies het bestand opnieuw.</p>
      </Melding>
    );
  if (aantalVastgehouden > 0)
    return (
      <Melding
        soort="let-op"
        kop={`${wat} klopt, maar bij ${aantalTekst(aantalVastgehouden, 'ontvanger', 'ontvangers')} ontbreekt nog iets`}
        begin
      >
        <p class="nl-paragraph">
          U kunt nu indienen. Wat naar {aantalVastgehouden === 1 ? 'die ontvanger' : 'die ontvangers'} moet, houden wij
          tegen tot u een verbeterde verantwoording indient.
        </p>
      </Melding>
    );
  return (
    <Melding soort="goed" kop={`${wat} is goed. U kunt indienen.`} begin>
      {letop > 0 ? (
        <p class="nl-paragraph">
          Wij zagen wel {aantalTekst(letop, 'punt', 'punten')} om naar te kijken. Die houden niets tegen.
        </p>
      ) : null}
    </Melding>
  );
};

/** Nothing of the example goes to real ontvangers. */
export const magInsturen = (c: WebContext, { herkomst }: Indieninggegevens): boolean =>
  herkomst !== 'voorbeeld' || c.var.voorziening.instelling.demoAanmelden;

export const Insturen: FC<{
  readonly id: string;
  readonly controle: Controle;
  readonly mag: boolean;
  /** Where another file is chosen. */
  readonly anders: string;
}> = ({ id, controle, mag, anders }) => {
  const { aantalZendingen, eerder } = controle;
  return (
    <section aria-labelledby="kop-indienen" class="evk-kaart">
      <h2 class="nl-heading nl-heading--level-2" id="kop-indienen">
        Indienen
      </h2>
      {eerder === undefined ? null : (
        <Melding soort="let-op" kop="Dit kenmerk hebt u al gebruikt">
          <p class="nl-paragraph">
            Op {tijdstipTekst(eerder.ontvangenOp)} diende u hiermee{' '}
            <a class="nl-link" href={verantwoordingPad(eerder.verantwoordingId)}>
              een verantwoording
            </a>{' '}
            in. Is dit precies dezelfde? Dan verandert er niets. Is dit een andere? Geef haar dan een nieuw kenmerk.
          </p>
        </Melding>
      )}
      {mag ? (
        <>
          <p class="nl-paragraph evk-tekst">
            {aantalZendingen === 0
              ? 'Nu vraagt nog niemand hierom. Wij bewaren het, en sturen het door zodra een gemeente is aangesloten.'
              : `Wij maken ${aantalTekst(aantalZendingen, 'zending', 'zendingen')} en bezorgen die. U volgt daarna hier wat er mee gebeurt.`}
          </p>
          <form method="post" action={`${indieningPad(id)}/insturen`}>
            <button class="nl-button nl-button--primary" type="submit">
              Dien in
            </button>
          </form>
        </>
      ) : (
        <p class="nl-paragraph evk-tekst">
          Dit is een voorbeeld met verzonnen cliënten. Het gaat nergens heen. Kies nu uw eigen bestand.
        </p>
      )}
      <p class="nl-paragraph">
        <a class="nl-link" href={anders}>
          Liever een ander bestand kiezen
        </a>
      </p>
    </section>
  );
};

export const Bevindingendeel: FC<{
  readonly id: string;
  readonly controle: Controle;
  readonly eerste: readonly (readonly Gevonden[])[];
}> = ({ id, controle, eerste }) => (
  <section aria-labelledby="kop-bevindingen" class="evk-deel">
    <h2 class="nl-heading nl-heading--level-2" id="kop-bevindingen">
      {controle.goed ? 'Om naar te kijken' : 'Wat u moet doen'}
    </h2>
    <p class="nl-paragraph evk-tekst">
      Wat u op dezelfde manier oplost, staat bij elkaar.{' '}
      <a class="nl-link" href={`${indieningPad(id)}/correctieboek.xlsx`}>
        Download alles als Excel, met de cellen gemarkeerd
      </a>
    </p>
    <Groepen id={id} controle={controle} eerste={eerste} />
  </section>
);
