/** One verantwoording: a row for each ontvanger, live, and what can be done from here. */
import type { Hono } from 'hono';
import type { FC } from 'hono/jsx';
import type { VerantwoordingRij, ZendingRij, ZonderOntvangerRij } from '../../../domain/rijen.ts';
import type { Volgtelling } from '../../../domain/volgen.ts';
import { findEigenVerantwoording } from '../../../pipeline/eigen-verantwoording.ts';
import { SOORTNAMEN } from '../../../text/nl/zending.ts';
import { standVanZending } from '../../../text/nl/zendingstand.ts';
import { bedragTekst, getalTekst, periodeTekst, tijdstipTekst } from '../../../text/notatie.ts';
import { Inzagelink, Inzagevraag } from '../../inzage/vraag.tsx';
import { inzageVan } from '../../inzage/wacht.ts';
import type { Inzagestand, WebContext, WebOmgeving } from '../../omgeving.ts';
import { Bladeren, decodeCursor, encodeCursor } from '../../onderdelen/bladeren.tsx';
import { toonPagina } from '../../onderdelen/bladzijde.tsx';
import { toonNietGevonden } from '../../onderdelen/foutpagina.tsx';
import { Melding } from '../../onderdelen/melding.tsx';
import { houdercodeVan, magRol } from '../../wacht.tsx';
import { adresVan, adresVoorVervanging, LIJST } from './adressen.ts';
import { Voortgang, voortgangData } from './voortgang.tsx';
import { INTREKREDENEN, soortenTekst, tellingTekst } from './woorden.ts';

const OP_BLAD = 25;
/** More names than this nobody reads; the rest is counted. */
const GETOOND_ZONDER_ONTVANGER = 20;

interface Kijk {
  readonly alleenAandacht: boolean;
  readonly vanaf: string | undefined;
}

const readKijk = (c: WebContext): Kijk => ({
  alleenAandacht: c.req.query('toon') === 'aandacht',
  vanaf: decodeCursor(c.req.query('vanaf')),
});

function queryVan({ alleenAandacht, vanaf }: Kijk): string {
  const query = new URLSearchParams({
    ...(alleenAandacht ? { toon: 'aandacht' } : {}),
    ...(vanaf === undefined ? {} : { vanaf: encodeCursor(vanaf) }),
  });
  return query.size === 0 ? '' : `?${query}`;
}

const loadZendingen = (c: WebContext, id: string, { alleenAandacht, vanaf }: Kijk) =>
  c.var.diensten.staat.volgen.listZendingenVan(
    id,
    { alleenAandacht },
    { aantal: OP_BLAD, ...(vanaf === undefined ? {} : { vanaf }) },
  );

/** What happened to the whole of it, above everything else. */
const Bericht: FC<{ rij: VerantwoordingRij; gedaan: string | undefined }> = ({ rij, gedaan }) => {
  const begin = gedaan === 'ingetrokken';
  if (rij.ingetrokkenOp !== undefined)
    return (
      <Melding soort="let-op" kop={`Ingetrokken op ${tijdstipTekst(rij.ingetrokkenOp)}`} begin={begin}>
        <p class="nl-paragraph">
          {rij.intrekreden === undefined ? '' : `Reden: ${INTREKREDENEN[rij.intrekreden]}. `}
          Wat nog niet was bezorgd, gaat niet meer weg. Ontvangers zien dat de rest vervallen is.
        </p>
      </Melding>
    );
  if (rij.vervangenDoorId !== undefined)
    return (
      <Melding soort="let-op" kop="Er is een nieuwere versie">
        <p class="nl-paragraph">
          <a class="nl-link" href={adresVan(rij.vervangenDoorId)}>
            Bekijk de versie die deze vervangt
          </a>
        </p>
      </Melding>
    );
  return null;
};

const Feiten: FC<{ rij: VerantwoordingRij }> = ({ rij }) => (
  <dl class="evk-feiten">
    <dt>Periode</dt>
    <dd>{periodeTekst(rij.periode)}</dd>
    <dt>Soort</dt>
    <dd>
      {soortenTekst(rij)}
      {rij.stadium === 'concept' ? ' (concept)' : ''}
    </dd>
    <dt>Ingediend</dt>
    <dd>{tijdstipTekst(rij.ontvangenOp)}</dd>
    <dt>Inhoud</dt>
    <dd>
      {getalTekst(rij.aantalPrestaties)} prestaties ({bedragTekst(rij.saldoCenten)}) en{' '}
      {getalTekst(rij.aantalTrajecten)} trajecten
    </dd>
    {rij.vervangtId === undefined ? null : (
      <>
        <dt>Vervangt</dt>
        <dd>
          <a class="nl-link" href={adresVan(rij.vervangtId)}>
            de vorige versie
          </a>
        </dd>
      </>
    )}
  </dl>
);

const ZonderOntvanger: FC<{ rijen: readonly ZonderOntvangerRij[]; naamVan: (code: string) => string }> = ({
  rijen,
  naamVan,
}) =>
  rijen.length === 0 ? null : (
    <section aria-labelledby="zonder-ontvanger">
      <h2 class="nl-heading nl-heading--level-2" id="zonder-ontvanger">
        Nog niet aangesloten
      </h2>
      <p class="nl-paragraph evk-tekst">
        Voor deze gemeenten weten wij nog niet welk formaat zij vragen. Wij bewaren uw regels. Is de gemeente
        aangesloten, dan gaan zij vanzelf alsnog.
      </p>
      <ul class="utrecht-unordered-list">
        {rijen.slice(0, GETOOND_ZONDER_ONTVANGER).map(({ gemeentecode, wet, soort }) => (
          <li class="utrecht-unordered-list__item">
            {naamVan(gemeentecode)}: {SOORTNAMEN[soort].toLowerCase()} {wet === 'jw' ? 'Jeugdwet' : 'Wmo'}
          </li>
        ))}
      </ul>
      {rijen.length > GETOOND_ZONDER_ONTVANGER ? (
        <p class="nl-paragraph">En nog {getalTekst(rijen.length - GETOOND_ZONDER_ONTVANGER)} meer.</p>
      ) : null}
    </section>
  );

const Doen: FC<{ rij: VerantwoordingRij; mag: boolean; aandacht: boolean; inzage: Inzagestand }> = ({
  rij,
  mag,
  aandacht,
  inzage,
}) => {
  const geldt = rij.vervangenDoorId === undefined && rij.ingetrokkenOp === undefined;
  return (
    <section aria-labelledby="doen" class="evk-niet-afdrukken">
      <h2 class="nl-heading nl-heading--level-2" id="doen">
        Wat u kunt doen
      </h2>
      <ul class="evk-rooster evk-kaal">
        <li class="evk-kaart">
          <h3 class="nl-heading nl-heading--level-3">
            <a class="nl-link" href={`${adresVan(rij.id)}/ontvangstbewijs`}>
              Ontvangstbewijs
            </a>
          </h3>
          <p class="nl-paragraph">Print of bewaar het bewijs dat u dit hebt ingediend.</p>
        </li>
        {geldt && mag ? (
          <>
            <li class="evk-kaart">
              <h3 class="nl-heading nl-heading--level-3">Verbeteren</h3>
              <p class="nl-paragraph">
                {aandacht
                  ? 'De werkmap bevat uw regels. Wat is afgewezen, is rood gemaakt met uitleg erbij.'
                  : 'De werkmap bevat uw regels, zoals u ze indiende.'}{' '}
                Verbeter haar en dien haar in; zij vervangt deze versie.
              </p>
              {inzage.soort === 'recht' ? null : (
                <p class="nl-paragraph">
                  <Inzagelink stand={inzage} adres={`${adresVan(rij.id)}/verbeterboek`} download>
                    Download de werkmap
                  </Inzagelink>
                </p>
              )}
              <p class="nl-paragraph">
                <a class="nl-link" href={adresVoorVervanging(rij)}>
                  Dien een verbetering in
                </a>
              </p>
            </li>
            <li class="evk-kaart">
              <h3 class="nl-heading nl-heading--level-3">
                <a class="nl-link" href={`${adresVan(rij.id)}/intrekken`}>
                  Intrekken
                </a>
              </h3>
              <p class="nl-paragraph">Trek alles terug wat u met deze verantwoording hebt ingediend.</p>
            </li>
          </>
        ) : null}
        <li class="evk-kaart">
          <h3 class="nl-heading nl-heading--level-3">
            <a class="nl-link" href={`${adresVan(rij.id)}/bevindingen`}>
              Bevindingen
            </a>
          </h3>
          <p class="nl-paragraph">Alles wat wij en de ontvangers bij deze verantwoording opmerkten.</p>
        </li>
      </ul>
    </section>
  );
};

const Zendingen: FC<{
  rij: VerantwoordingRij;
  zendingen: readonly ZendingRij[];
  telling: Volgtelling;
  kijk: Kijk;
  volgende: string | undefined;
  inzage: Inzagestand;
}> = ({ rij, zendingen, telling, kijk, volgende, inzage }) => {
  const hier = adresVan(rij.id);
  const { alleenAandacht } = kijk;
  return (
    <section aria-labelledby="ontvangers">
      <h2 class="nl-heading nl-heading--level-2" id="ontvangers">
        Per ontvanger
      </h2>
      <p class="nl-paragraph" data-telling>
        {tellingTekst(telling)}
      </p>
      <p class="nl-paragraph evk-niet-afdrukken">
        {telling.aandacht > 0 || alleenAandacht ? (
          <>
            <a class="nl-link" href={alleenAandacht ? hier : `${hier}?toon=aandacht`}>
              {alleenAandacht ? 'Toon alle ontvangers' : 'Toon alleen wat aandacht vraagt'}
            </a>{' '}
          </>
        ) : null}
        <a class="nl-link" href={`${hier}${queryVan(kijk)}`} data-ververs>
          Ververs deze pagina
        </a>
        <span data-vanzelf hidden>
          Deze lijst werkt vanzelf bij.
        </span>
      </p>
      <p class="evk-alleen-voorlezen" role="status" data-nieuws></p>
      {zendingen.length === 0 ? (
        <p class="nl-paragraph">{alleenAandacht ? 'Niets vraagt nu uw aandacht.' : 'Hier is niets te sturen.'}</p>
      ) : (
        <ol class="evk-kaal evk-zendingen" data-volgen={`${hier}/stand${queryVan(kijk)}`}>
          {zendingen.map((zending) => (
            <Voortgang zending={zending} inzage={inzage} />
          ))}
        </ol>
      )}
      <Bladeren
        wat="ontvangers"
        {...(kijk.vanaf === undefined ? {} : { begin: `${hier}${queryVan({ ...kijk, vanaf: undefined })}` })}
        {...(volgende === undefined ? {} : { volgende: `${hier}${queryVan({ ...kijk, vanaf: volgende })}` })}
      />
    </section>
  );
};

export function addVerantwoording(app: Hono<WebOmgeving>): void {
  app.get('/verantwoordingen/:id', async (c) => {
    const { staat, klok, register } = c.var.diensten;
    const rij = await findEigenVerantwoording(c.var.diensten, houdercodeVan(c), c.req.param('id'));
    if (rij === undefined) return toonNietGevonden(c);
    const kijk = readKijk(c);
    const [{ rijen, volgende }, telling, zonder, { index }] = await Promise.all([
      loadZendingen(c, rij.id, kijk),
      staat.volgen.telZendingen(rij.id),
      staat.verantwoordingen.listZonderOntvanger(rij.id),
      register.huidig(),
    ]);
    const inzage = inzageVan(c);
    const vandaag = klok().toISOString().slice(0, 10);
    return toonPagina(
      c,
      { titel: `Verantwoording ${rij.kenmerk}`, kruimels: KRUIMELS, scripts: ['volgen.js'] },
      <>
        <h1 class="nl-heading nl-heading--level-1">Verantwoording {rij.kenmerk}</h1>
        <Bericht rij={rij} gedaan={c.req.query('gedaan')} />
        <Feiten rij={rij} />
        <Inzagevraag c={c} stand={inzage} />
        <Zendingen rij={rij} zendingen={rijen} telling={telling} kijk={kijk} volgende={volgende} inzage={inzage} />
        <ZonderOntvanger rijen={zonder} naamVan={(code) => index.gemeenteNaam(code, vandaag)} />
        <Doen rij={rij} mag={magRol(c, 'indienen')} aandacht={telling.aandacht > 0} inzage={inzage} />
      </>,
    );
  });

  /** What the rows of that page show, as data. */
  app.get('/verantwoordingen/:id/stand', async (c) => {
    const rij = await findEigenVerantwoording(c.var.diensten, houdercodeVan(c), c.req.param('id'));
    if (rij === undefined) return toonNietGevonden(c);
    const [{ rijen }, telling] = await Promise.all([
      loadZendingen(c, rij.id, readKijk(c)),
      c.var.diensten.staat.volgen.telZendingen(rij.id),
    ]);
    return c.json({
      telling: tellingTekst(telling),
      vast: rijen.every((zending) => standVanZending(zending).vast),
      rijen: rijen.map(voortgangData),
    });
  });
}

const KRUIMELS = [
  { naam: 'Overzicht', adres: '/aanbieder' },
  { naam: 'Verantwoordingen', adres: LIJST },
];
