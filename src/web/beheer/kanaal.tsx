/** The channel of one ontvanger, as a beheerder sees it: how it is set, by whom, and releasing it as the second person. */
import type { Hono } from 'hono';
import { findKanaal, isOntvanger, listKanaalversies } from '../../pipeline/kanaal-beheer.ts';
import { organisatienaam } from '../../pipeline/organisatienaam.ts';
import { Kanaalinstellingen, Kanaalversies, readDoenersnamen } from '../kanaalstand.tsx';
import { geefVrij, readVrijgavekeuze, VRIJGAVEGEVOLGEN, Vrijgave } from '../kanaalvrijgave.tsx';
import type { WebContext, WebOmgeving } from '../omgeving.ts';
import { toonPagina } from '../onderdelen/bladzijde.tsx';
import { toonNietGevonden } from '../onderdelen/foutpagina.tsx';
import { Gevolgmelding, metGevolg } from '../onderdelen/gevolg.tsx';
import { eis } from '../wacht.tsx';
import { vandaagVan } from './keuze.ts';

const STORINGEN = '/beheer/storingen';
const adresVan = (code: string): string => `${STORINGEN}/postbussen/${code}/kanaal`;

async function toonKanaal(c: WebContext) {
  const { diensten } = c.var;
  const code = c.req.param('code') ?? '';
  if (!(await isOntvanger(diensten, code))) return toonNietGevonden(c);
  const [stand, versies, register, doener] = await Promise.all([
    findKanaal(diensten, code),
    listKanaalversies(diensten, code),
    diensten.register.huidig(),
    readDoenersnamen(c, code),
  ]);
  const keuze = await readVrijgavekeuze(c, code, stand, 'formaten-beheren');
  const naam = organisatienaam(register, { houdersoort: 'ontvanger', houdercode: code }, vandaagVan(c));
  const titel = `Kanaal van ${naam}`;
  return toonPagina(
    c,
    {
      titel,
      kruimels: [
        { naam: 'Overzicht', adres: '/beheer' },
        { naam: 'Storingen', adres: STORINGEN },
        { naam: `Bezorgen bij ${naam}`, adres: `${STORINGEN}/postbussen/${code}` },
      ],
    },
    <>
      <h1 class="nl-heading nl-heading--level-1">{titel}</h1>
      <Gevolgmelding c={c} gevolgen={VRIJGAVEGEVOLGEN} />
      <Kanaalinstellingen stand={stand} zonder="Deze ontvanger haalt zijn zendingen zelf op uit het postvak." />
      {keuze === undefined || stand.nieuwste === undefined ? null : (
        <Vrijgave keuze={keuze} adres={`${adresVan(code)}/vrijgave`} maker={doener(stand.nieuwste.door)} />
      )}
      <h2 class="nl-heading nl-heading--level-2">Wie wat instelde</h2>
      <Kanaalversies versies={versies} naam={doener} />
    </>,
  );
}

export function addKanaal(app: Hono<WebOmgeving>): void {
  app.get('/storingen/postbussen/:code/kanaal', toonKanaal);

  app.post('/storingen/postbussen/:code/kanaal/vrijgave', eis('beheerder', 'formaten-beheren'), async (c) => {
    const code = c.req.param('code');
    if (!(await isOntvanger(c.var.diensten, code))) return toonNietGevonden(c);
    const gevolg = await geefVrij(c, 'geefKanaalVrijVanOntvanger', code);
    return c.redirect(metGevolg(adresVan(code), gevolg), 303);
  });
}
