/** Where the beheer begins: what asks for attention, and how much there is of everything. */
import type { Hono } from 'hono';
import { describeDekking } from '../../pipeline/dekking.ts';
import { TELGRENS, telAandacht } from '../../pipeline/overzicht.ts';
import { telScans } from '../../pipeline/virusscan.ts';
import type { WebContext, WebOmgeving } from '../omgeving.ts';
import { toonPagina } from '../onderdelen/bladzijde.tsx';
import { type Cijfer, Cijfers } from '../onderdelen/cijfers.tsx';
import { Melding } from '../onderdelen/melding.tsx';
import { aangemeldeVan } from '../wacht.tsx';
import { vandaagVan } from './keuze.ts';

const STORINGEN = '/beheer/storingen';

async function toonOverzicht(c: WebContext) {
  const { diensten } = c.var;
  const beeld = await diensten.register.huidig();
  const [aandacht, scans] = await Promise.all([telAandacht(diensten), telScans(diensten)]);
  const peildatum = vandaagVan(c);
  const { gemeenten, formaten, aansluitingen } = beeld.register;
  const dekking = describeDekking(beeld, { peildatum, soort: 'productieverantwoording' });
  const getest = formaten.filter(({ levensfase }) => levensfase === 'getest').length;
  const concept = formaten.filter(({ levensfase }) => levensfase === 'concept').length;
  const vraagt: readonly Cijfer[] = [
    { getal: aandacht.vastgehouden, wat: 'zendingen vastgehouden', adres: STORINGEN, kleur: 'fout' },
    { getal: aandacht.dodeLetters, wat: 'omzettingen opgegeven', adres: STORINGEN, kleur: 'fout' },
    {
      getal: aandacht.postbusstoringen,
      wat: 'ontvangers bij wie het bezorgen stilstaat',
      adres: STORINGEN,
      kleur: 'fout',
    },
    { getal: scans.blijftStaan, wat: 'documenten wachten: de virusscan lukt niet', kleur: 'fout' },
    { getal: scans.besmet, wat: 'documenten met een virus, de laatste zeven dagen', kleur: 'let-op' },
    { getal: aandacht.verstrekenTermijnen, wat: 'termijnen verstreken', adres: '/beheer/termijnen', kleur: 'let-op' },
    {
      getal: aandacht.zonderOntvanger,
      wat: 'verantwoordingen met een deel zonder ontvanger',
      adres: '/beheer/dekking',
      kleur: 'let-op',
    },
    {
      getal: getest,
      wat: 'formaten getest, wachten op een tweede paar ogen',
      adres: '/beheer/formaten',
      kleur: 'let-op',
    },
  ];
  const nodig = vraagt.filter(({ getal }) => getal > 0).map((cijfer) => ({ ...cijfer, grens: TELGRENS }));
  return toonPagina(
    c,
    { titel: 'Overzicht' },
    <>
      <h1 class="nl-heading nl-heading--level-1">{aangemeldeVan(c).organisatie.naam}</h1>
      <h2 class="nl-heading nl-heading--level-2">Wat vraagt aandacht?</h2>
      {nodig.length === 0 ? (
        <Melding soort="goed">
          <p class="nl-paragraph">Niets. Alles wat is ingediend, is onderweg of bezorgd.</p>
        </Melding>
      ) : (
        <Cijfers titel="Wat vraagt aandacht" cijfers={nodig} />
      )}
      <h2 class="nl-heading nl-heading--level-2">Wat is er?</h2>
      <Cijfers
        titel="Wat er is"
        cijfers={[
          {
            getal: dekking.filter(({ stand }) => stand === 'aangesloten').length,
            wat: `van de ${dekking.length} gemeenten aangesloten voor productieverantwoording`,
            adres: '/beheer/dekking',
          },
          { getal: aansluitingen.length, wat: 'versies van aansluitingen', adres: '/beheer/register/aansluitingen' },
          {
            getal: formaten.filter(({ levensfase }) => levensfase === 'actief').length,
            wat: 'versies van formaten in gebruik',
            adres: '/beheer/formaten',
          },
          { getal: concept, wat: 'concepten van formaten', adres: '/beheer/formaten' },
        ]}
      />
      {gemeenten.length === 0 ? (
        <Melding soort="let-op" kop="Het register is leeg">
          <p class="nl-paragraph">
            Zonder register kan niets worden bezorgd. Laad het beginregister; in de handleiding staat hoe.
          </p>
        </Melding>
      ) : null}
    </>,
  );
}

export function addOverzicht(app: Hono<WebOmgeving>): void {
  app.get('/', toonOverzicht);
}
