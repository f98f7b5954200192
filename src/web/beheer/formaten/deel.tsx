/** Changes one part of a concept: fills in its form, moves it, takes it away. Checked as a whole before it is kept. */
import type { Hono } from 'hono';
import { syncVelden, type Veldenwijziging } from '../../../pipeline/formaat-ontwerp.ts';
import type { WebOmgeving } from '../../omgeving.ts';
import { Bevindingen } from '../../onderdelen/bevindingen.tsx';
import { toonNietGevonden } from '../../onderdelen/foutpagina.tsx';
import { Melding } from '../../onderdelen/melding.tsx';
import { eis } from '../../wacht.tsx';
import { adresVan, Botsingmelding, begrensd, naGedaan, readFormulier, readVersie } from './basis.tsx';
import { saveConcept } from './bewaren.ts';
import { moveAt, removeAt, toDelen, valueAt } from './bewerken.ts';
import { type Deel, fillIn, findDeel, isNieuw, withoutLeeg } from './deel-invullen.ts';
import { toonDeel } from './deel-pagina.tsx';
import { toonFormulier } from './formulier.tsx';
import { makeUitslag, readHerkomstvraag } from './uitslag.tsx';
import { LIDNAAM } from './waarden.ts';

const lidVan = (deel: Deel): string => (isNieuw(deel) ? '' : (toDelen(deel.plek).at(-1) ?? ''));

const erbijEnEraf = ({ erbij, eraf }: Veldenwijziging) => ({ erbij, eraf });

export function addDeel(app: Hono<WebOmgeving>): void {
  const mag = eis('beheerder', 'formaten-beheren');

  app.get('/formaten/:naam/:versie/formulier/deel', mag, async (c) => {
    const versie = await readVersie(c);
    const deel = versie && findDeel(versie, c.req.query('plek') ?? '', c.req.query('soort'));
    if (versie === undefined || deel === undefined || versie.formaat.levensfase !== 'concept')
      return toonNietGevonden(c);
    const { formaat, beeld, hash } = versie;
    const uitslag = await makeUitslag(c.var.diensten, beeld, formaat, formaat, c.req.query('voorbeeld'));
    const stand = { deel, lidnaam: lidVan(deel), inhoud: deel.inhoud, plek: deel.plek, uitslag, hash };
    return toonDeel(c, versie, stand);
  });

  app.post('/formaten/:naam/:versie/formulier/deel', mag, begrensd, async (c) => {
    const versie = await readVersie(c);
    const deel = versie && findDeel(versie, c.req.query('plek') ?? '', c.req.query('soort'));
    if (versie === undefined || deel === undefined) return toonNietGevonden(c);
    const formulier = await readFormulier(c);
    const { document, plek } = fillIn(versie.formaat, deel, formulier);
    const gelijk = await syncVelden(versie.beeld, document);
    const uitslag = await makeUitslag(
      c.var.diensten,
      versie.beeld,
      versie.formaat,
      gelijk.document,
      formulier.een('voorbeeld'),
      readHerkomstvraag(formulier),
    );
    const hash = formulier.een('hash');
    const lidnaam = formulier.een(LIDNAAM);
    const stand = { deel, lidnaam, inhoud: valueAt(document, plek), plek, uitslag, hash };
    if (formulier.een('doe') !== 'bewaar') return toonDeel(c, versie, stand);
    const bewaard = await saveConcept(c, versie, gelijk.document, hash);
    switch (bewaard.soort) {
      case 'bewaard':
      case 'gelijk':
        return c.redirect(naGedaan(adresVan(versie.formaat, 'formulier'), bewaard.soort, erbijEnEraf(gelijk)), 303);
      case 'geweigerd': {
        const ontwerp = { ...uitslag.ontwerp, goed: false, bevindingen: bewaard.bevindingen };
        const melding = (
          <Melding soort="fout" kop="Niet bewaard" begin>
            <p class="nl-paragraph">Verbeter eerst de fouten. Wat u invulde staat er nog.</p>
          </Melding>
        );
        return toonDeel(c, versie, { ...stand, uitslag: { ...uitslag, ontwerp } }, melding, 422);
      }
      case 'botsing':
        return toonDeel(c, versie, stand, <Botsingmelding />, 412);
    }
  });

  app.post('/formaten/:naam/:versie/formulier/plek', mag, async (c) => {
    const versie = await readVersie(c);
    if (versie === undefined) return toonNietGevonden(c);
    const { een } = await readFormulier(c);
    const plek = een('plek');
    const oud = { ...versie.formaat };
    if (plek === '' || valueAt(oud, plek) === undefined) return toonNietGevonden(c);
    const doe = een('doe');
    const nieuw =
      doe === 'omhoog'
        ? moveAt(oud, plek, -1)
        : doe === 'omlaag'
          ? moveAt(oud, plek, 1)
          : doe === 'weg'
            ? withoutLeeg(removeAt(oud, plek))
            : oud;
    const gelijk = await syncVelden(versie.beeld, nieuw);
    const bewaard = await saveConcept(c, versie, gelijk.document, een('hash'));
    switch (bewaard.soort) {
      case 'bewaard':
      case 'gelijk':
        return c.redirect(naGedaan(adresVan(versie.formaat, 'formulier'), bewaard.soort, erbijEnEraf(gelijk)), 303);
      case 'geweigerd':
      case 'botsing': {
        const uitslag = await makeUitslag(c.var.diensten, versie.beeld, versie.formaat, versie.formaat, undefined);
        if (bewaard.soort === 'botsing') return toonFormulier(c, versie, uitslag, <Botsingmelding />, 412);
        const melding = (
          <>
            <Melding soort="fout" kop="Dit kan niet" begin>
              <p class="nl-paragraph">Iets anders gebruikt dit nog. Verander dat eerst.</p>
            </Melding>
            <Bevindingen bevindingen={bewaard.bevindingen} />
          </>
        );
        return toonFormulier(c, versie, uitslag, melding, 422);
      }
    }
  });
}
