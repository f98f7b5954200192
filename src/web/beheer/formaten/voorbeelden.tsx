/** Adds examples to a version, takes over what comes out of them now, and removes them. */
import type { Hono } from 'hono';
import type { Bevinding } from '../../../domain/bevinding.ts';
import { amsterdamseDatum } from '../../../domain/kalender.ts';
import { unreachable } from '../../../domain/result.ts';
import { createOefening } from '../../../pipeline/formaat-oefening.ts';
import { removeVoorbeeld } from '../../../pipeline/formaat-verwijderen.ts';
import { loadVoorbeeld, putVoorbeeld } from '../../../pipeline/formaat-voorbeelden.ts';
import type { Voorwaarde } from '../../../pipeline/voorwaarde.ts';
import type { WebContext, WebOmgeving } from '../../omgeving.ts';
import { toonNietGevonden } from '../../onderdelen/foutpagina.tsx';
import { eis } from '../../wacht.tsx';
import {
  adresVan,
  begrensd,
  doorVan,
  naGedaan,
  opHash,
  readFormulier,
  readVersie,
  type Versiebeeld,
} from './basis.tsx';
import { isObject } from './bewerken.ts';
import { toonVoorbeelden } from './voorbeelden-pagina.tsx';

const NAAMVORM = /^[a-z0-9][a-z0-9-]{0,59}$/;

/** @returns undefined when the file holds no JSON object */
async function readVerantwoording(bestand: File): Promise<Readonly<Record<string, unknown>> | undefined> {
  try {
    const inhoud: unknown = JSON.parse(await bestand.text());
    return isObject(inhoud) ? inhoud : undefined;
  } catch {
    return undefined;
  }
}

const GEEN_JSON: Bevinding = { code: 'JSON_GEEN_OBJECT', ernst: 'fout', plaats: {}, parameters: { lijktOp: 'tekst' } };

async function bewaar(
  c: WebContext,
  versie: Versiebeeld,
  voorbeeld: string,
  opgave: Omit<Parameters<typeof putVoorbeeld>[3], 'verwacht'>,
  voorwaarde: Voorwaarde,
) {
  const uitkomst = await putVoorbeeld(
    c.var.diensten,
    versie.formaat,
    voorbeeld,
    { ...opgave, verwacht: 'neem-over' },
    voorwaarde,
    doorVan(c),
  );
  switch (uitkomst.soort) {
    case 'gemaakt':
    case 'vervangen':
    case 'ongewijzigd':
      return c.redirect(naGedaan(adresVan(versie.formaat, 'voorbeelden'), 'voorbeeld', {}), 303);
    case 'niet-gevonden':
      return toonNietGevonden(c);
    case 'geweigerd':
    case 'ligt-vast':
      return toonVoorbeelden(c, versie, uitkomst.bevindingen);
    case 'voorwaarde-vereist':
    case 'intussen-veranderd':
      return toonVoorbeelden(c, versie, [
        { code: 'VOORBEELD_VAST', ernst: 'fout', plaats: {}, parameters: { voorbeeld } },
      ]);
    default:
      return unreachable(uitkomst);
  }
}

export function addVoorbeelden(app: Hono<WebOmgeving>): void {
  const mag = eis('beheerder', 'formaten-beheren');

  app.get('/formaten/:naam/:versie/voorbeelden', async (c) => {
    const versie = await readVersie(c);
    return versie === undefined ? toonNietGevonden(c) : toonVoorbeelden(c, versie, [], c.req.query('draai') === 'ja');
  });

  app.post('/formaten/:naam/:versie/voorbeelden', mag, begrensd, async (c) => {
    const versie = await readVersie(c);
    if (versie === undefined) return toonNietGevonden(c);
    const formulier = await readFormulier(c);
    const naam = formulier.een('naam').trim();
    if (!NAAMVORM.test(naam))
      return toonVoorbeelden(c, versie, [
        {
          code: 'FORMAAT_VORM',
          ernst: 'fout',
          plaats: { pointer: '/naam' },
          parameters: { trefwoord: 'pattern', verwacht: NAAMVORM.source },
        },
      ]);
    const bestand = formulier.bestand('verantwoording');
    const oefening = createOefening(versie.beeld, versie.formaat);
    if (bestand === undefined) return bewaar(c, versie, naam, oefening, { soort: 'nieuw' });
    const invoer = await readVerantwoording(bestand);
    if (invoer === undefined) return toonVoorbeelden(c, versie, [GEEN_JSON]);
    const vandaag = amsterdamseDatum(c.var.diensten.klok());
    return bewaar(c, versie, naam, { ...oefening, invoer, vandaag }, { soort: 'nieuw' });
  });

  app.post('/formaten/:naam/:versie/voorbeelden/:voorbeeld/overnemen', mag, async (c) => {
    const versie = await readVersie(c);
    const voorbeeld = c.req.param('voorbeeld');
    const bestaand = versie && (await loadVoorbeeld(c.var.diensten, versie.formaat, voorbeeld));
    if (versie === undefined || bestaand === undefined) return toonNietGevonden(c);
    const { verwacht: _, ...opgave } = bestaand.document;
    return bewaar(c, versie, voorbeeld, opgave, opHash((await readFormulier(c)).een('hash')));
  });

  app.post('/formaten/:naam/:versie/voorbeelden/:voorbeeld/verwijderen', mag, async (c) => {
    const versie = await readVersie(c);
    if (versie === undefined) return toonNietGevonden(c);
    const voorbeeld = c.req.param('voorbeeld');
    const hash = opHash((await readFormulier(c)).een('hash'));
    const uitkomst = await removeVoorbeeld(c.var.diensten, versie.formaat, voorbeeld, hash, doorVan(c));
    switch (uitkomst.soort) {
      case 'verwijderd':
        return c.redirect(naGedaan(adresVan(versie.formaat, 'voorbeelden'), 'voorbeeld-weg'), 303);
      case 'niet-gevonden':
        return toonNietGevonden(c);
      case 'ligt-vast':
        return toonVoorbeelden(c, versie, uitkomst.bevindingen);
      case 'voorwaarde-vereist':
      case 'intussen-veranderd':
        return toonVoorbeelden(c, versie, [
          { code: 'VOORBEELD_VAST', ernst: 'fout', plaats: {}, parameters: { voorbeeld } },
        ]);
      default:
        return unreachable(uitkomst);
    }
  });
}
