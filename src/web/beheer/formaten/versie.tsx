/** The way of one version to its next fase, and of a concept out of the register. */
import type { Hono } from 'hono';
import { mayHoldBsn } from '../../../domain/bsn.ts';
import { unreachable } from '../../../domain/result.ts';
import { type Faseopdracht, moveFase } from '../../../pipeline/formaat-fasen.ts';
import { removeConcept } from '../../../pipeline/formaat-verwijderen.ts';
import type { WebOmgeving } from '../../omgeving.ts';
import { Bevindingen } from '../../onderdelen/bevindingen.tsx';
import { toonNietGevonden } from '../../onderdelen/foutpagina.tsx';
import { Melding } from '../../onderdelen/melding.tsx';
import { eis } from '../../wacht.tsx';
import { adresVan, BASIS, Botsingmelding, doorVan, naGedaan, opHash, readFormulier, readVersie } from './basis.tsx';
import { toonOverzicht } from './versie-pagina.tsx';

function readOpdracht(fase: string, reden: string): Faseopdracht | undefined {
  if (fase === 'getest' || fase === 'actief') return { fase };
  return fase === 'vervallen' ? { fase, reden } : undefined;
}

export function addVersie(app: Hono<WebOmgeving>): void {
  const mag = eis('beheerder', 'formaten-beheren');

  app.get('/formaten/:naam/:versie', async (c) => {
    const versie = await readVersie(c);
    return versie === undefined ? toonNietGevonden(c) : toonOverzicht(c, versie);
  });

  app.post('/formaten/:naam/:versie/fase', mag, async (c) => {
    const versie = await readVersie(c);
    const formulier = await readFormulier(c);
    const opdracht = readOpdracht(formulier.een('fase'), formulier.een('reden').trim());
    if (versie === undefined || opdracht === undefined) return toonNietGevonden(c);
    if (mayHoldBsn(opdracht.reden ?? ''))
      return toonOverzicht(c, versie, <Melding soort="fout" kop="Haal het burgerservicenummer weg." begin />, 422);
    if (opdracht.reden === '')
      return toonOverzicht(c, versie, <Melding soort="fout" kop="Vul in waarom dit formaat vervalt." begin />, 422);
    const { huisregels = {} } = c.var.voorziening.instelling;
    const hash = opHash(formulier.een('hash'));
    const uitkomst = await moveFase(c.var.diensten, versie.formaat, opdracht, hash, doorVan(c), huisregels);
    switch (uitkomst.soort) {
      case 'gelukt':
        return c.redirect(naGedaan(adresVan(versie.formaat), uitkomst.fase), 303);
      case 'niet-gevonden':
        return toonNietGevonden(c);
      case 'niet-bewezen':
        return toonOverzicht(
          c,
          versie,
          <>
            <Melding soort="fout" kop={`Dit formaat kan nog niet "${opdracht.fase}" worden.`} begin />
            <Bevindingen bevindingen={uitkomst.bevindingen.slice(0, 50)} />
          </>,
          409,
        );
      case 'voorwaarde-vereist':
      case 'intussen-veranderd':
        return toonOverzicht(c, versie, <Botsingmelding />, 412);
      default:
        return unreachable(uitkomst);
    }
  });

  app.post('/formaten/:naam/:versie/verwijderen', mag, async (c) => {
    const versie = await readVersie(c);
    if (versie === undefined) return toonNietGevonden(c);
    const { een } = await readFormulier(c);
    const uitkomst = await removeConcept(c.var.diensten, versie.formaat, opHash(een('hash')), doorVan(c));
    switch (uitkomst.soort) {
      case 'verwijderd':
        return c.redirect(naGedaan(BASIS, 'verwijderd'), 303);
      case 'niet-gevonden':
        return toonNietGevonden(c);
      case 'ligt-vast':
        return toonOverzicht(c, versie, <Bevindingen bevindingen={uitkomst.bevindingen} />, 409);
      case 'voorwaarde-vereist':
      case 'intussen-veranderd':
        return toonOverzicht(c, versie, <Botsingmelding />, 412);
      default:
        return unreachable(uitkomst);
    }
  });
}
