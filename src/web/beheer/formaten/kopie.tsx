/** A version to begin from: a next version of the same formaat, or a formaat of its own. Examples come along. */
import type { Hono } from 'hono';
import type { FC } from 'hono/jsx';
import type { Bevinding } from '../../../domain/bevinding.ts';
import type { Formaat } from '../../../domain/formaat.ts';
import { putConcept } from '../../../pipeline/formaat-concept.ts';
import { listDocumenten, putVoorbeeld } from '../../../pipeline/formaat-voorbeelden.ts';
import type { WebContext, WebOmgeving } from '../../omgeving.ts';
import { Bevindingen } from '../../onderdelen/bevindingen.tsx';
import { toonPagina } from '../../onderdelen/bladzijde.tsx';
import { toonNietGevonden } from '../../onderdelen/foutpagina.tsx';
import { Melding } from '../../onderdelen/melding.tsx';
import { Tekstveld } from '../../onderdelen/veld.tsx';
import { eis } from '../../wacht.tsx';
import { adresVan, doorVan, kruimelsVan, naGedaan, readFormulier, readVersie } from './basis.tsx';

/** '2026.1.0' → '2026.2.0', '1.4' → '1.5'. */
const nextVersie = (versie: string): string => {
  const delen = versie.split('.').map(Number);
  return delen.map((deel, nr) => (nr === 1 ? deel + 1 : nr > 1 ? 0 : deel)).join('.');
};

type Keuze = Pick<Formaat, 'naam' | 'versie' | 'geldigVanaf'>;

const Kopieformulier: FC<{ readonly bron: Formaat; readonly keuze: Keuze }> = ({ bron, keuze }) => (
  <form method="post" action={adresVan(bron, 'kopie')} class="evk-formulier evk-tekst">
    <Tekstveld
      naam="naam"
      label="Naam"
      uitleg="Laat de naam staan voor een nieuwe versie. Kies een andere naam voor een eigen formaat."
      waarde={keuze.naam}
      verplicht
    />
    <Tekstveld naam="versie" label="Versie" waarde={keuze.versie} verplicht />
    <Tekstveld naam="geldigVanaf" label="Geldig vanaf" soort="date" waarde={keuze.geldigVanaf} verplicht />
    <button class="nl-button nl-button--primary" type="submit">
      Maak het concept
    </button>
  </form>
);

const toonKopie = (c: WebContext, bron: Formaat, keuze: Keuze, bevindingen: readonly Bevinding[] = []) =>
  toonPagina(
    c,
    { titel: `Nieuwe versie van ${bron.titel}`, kruimels: kruimelsVan(bron) },
    <>
      <h1 class="nl-heading nl-heading--level-1">Nieuwe versie of kopie</h1>
      <p class="nl-paragraph evk-tekst">
        U begint met alles van {bron.titel}, versie {bron.versie}. Ook de voorbeelden gaan mee.
      </p>
      {bevindingen.length === 0 ? null : (
        <>
          <Melding soort="fout" kop="Zo kan het niet" begin />
          <Bevindingen bevindingen={bevindingen} />
        </>
      )}
      <Kopieformulier bron={bron} keuze={keuze} />
    </>,
    bevindingen.length === 0 ? 200 : 422,
  );

/** An example that no longer fits the copy is left out: there it would only be in the way. */
async function copyVoorbeelden(c: WebContext, bron: Formaat, naar: Keuze): Promise<void> {
  const { diensten } = c.var;
  for (const { voorbeeld, document } of await listDocumenten(diensten, bron))
    await putVoorbeeld(diensten, naar, voorbeeld, document, { soort: 'nieuw' }, doorVan(c));
}

export function addKopie(app: Hono<WebOmgeving>): void {
  const mag = eis('beheerder', 'formaten-beheren');

  app.get('/formaten/:naam/:versie/kopie', mag, async (c) => {
    const gevonden = await readVersie(c);
    if (gevonden === undefined) return toonNietGevonden(c);
    const { naam, versie, geldigVanaf } = gevonden.formaat;
    return toonKopie(c, gevonden.formaat, { naam, versie: nextVersie(versie), geldigVanaf });
  });

  app.post('/formaten/:naam/:versie/kopie', mag, async (c) => {
    const gevonden = await readVersie(c);
    if (gevonden === undefined) return toonNietGevonden(c);
    const { een } = await readFormulier(c);
    const keuze = { naam: een('naam').trim(), versie: een('versie').trim(), geldigVanaf: een('geldigVanaf').trim() };
    const { geldigTot: _, ...inhoud } = gevonden.formaat;
    const document = { ...inhoud, ...keuze, levensfase: 'concept' };
    const uitkomst = await putConcept(c.var.diensten, keuze, document, { soort: 'nieuw' }, doorVan(c));
    switch (uitkomst.soort) {
      case 'gemaakt':
        await copyVoorbeelden(c, gevonden.formaat, keuze);
        return c.redirect(naGedaan(adresVan(keuze, 'formulier'), 'gemaakt'), 303);
      case 'geweigerd':
      case 'ligt-vast':
        return toonKopie(c, gevonden.formaat, keuze, uitkomst.bevindingen);
      case 'vervangen':
      case 'ongewijzigd':
      case 'voorwaarde-vereist':
      case 'intussen-veranderd': {
        const { naam, versie } = keuze;
        const bestaat = {
          code: 'VERSIE_BESTAAT',
          ernst: 'fout',
          plaats: { pointer: '/versie' },
          parameters: { naam, versie },
        } as const;
        return toonKopie(c, gevonden.formaat, keuze, [bestaat]);
      }
    }
  });
}
