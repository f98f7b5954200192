/** Releasing a tested channel as the second person: what stands on the page for who made it, and the button for who may. */
import type { FC } from 'hono/jsx';
import type { KanaalRij } from '../domain/kanaal.ts';
import { unreachable } from '../domain/result.ts';
import { type Kanaalstand, kanaalHash, toestandVan } from '../pipeline/kanaal-beheer.ts';
import { isEigenWerk, releaseKanaal, type Vrijgaveuitkomst } from '../pipeline/kanaal-vrijgave.ts';
import { handel, wijzigerVan } from './handeling.ts';
import type { WebContext } from './omgeving.ts';
import { Melding } from './onderdelen/melding.tsx';
import { magRol } from './wacht.tsx';

const MAXIMUM_LEDEN = 200;

/** What somebody can do about a channel that waits. */
export interface Vrijgavekeuze {
  readonly soort: 'vrijgeven' | 'collega' | 'niemand-anders' | 'geen-recht';
  /** Names the state that is shown; the release is for exactly that. */
  readonly hash: string;
}

/** Whether the ontvanger has anybody else who may release it. */
async function heeftCollega(c: WebContext, ontvangercode: string, maker: KanaalRij['door']): Promise<boolean> {
  const { staat } = c.var.diensten;
  const organisatie = await staat.organisaties.findOrganisatie('ontvanger', ontvangercode);
  if (organisatie === undefined) return false;
  for (const lid of await staat.ledenbeheer.listLeden(organisatie.id, MAXIMUM_LEDEN)) {
    if (lid.ingetrokkenOp !== undefined || !lid.rollen.includes('ontvangen')) continue;
    const door = { soort: 'ontvanger', code: ontvangercode, middel: `lid:${lid.id}` } as const;
    if (!(await isEigenWerk(c.var.diensten, maker, door))) return true;
  }
  return false;
}

/** @param rol what whoever looks needs for it. @returns undefined when nothing waits */
export async function readVrijgavekeuze(
  c: WebContext,
  ontvangercode: string,
  stand: Kanaalstand,
  rol: 'ontvangen' | 'formaten-beheren',
): Promise<Vrijgavekeuze | undefined> {
  const { nieuwste } = stand;
  if (nieuwste === undefined || toestandVan(nieuwste) !== 'wacht-op-vrijgave') return undefined;
  const hash = kanaalHash(stand);
  if (!magRol(c, rol)) return { soort: 'geen-recht', hash };
  const { vierOgen = false } = c.var.voorziening.instelling.huisregels ?? {};
  if (!vierOgen || !(await isEigenWerk(c.var.diensten, nieuwste.door, wijzigerVan(c))))
    return { soort: 'vrijgeven', hash };
  return { soort: (await heeftCollega(c, ontvangercode, nieuwste.door)) ? 'collega' : 'niemand-anders', hash };
}

/** @param adres of the form */
export const Vrijgave: FC<{ readonly keuze: Vrijgavekeuze; readonly adres: string; readonly maker: string }> = ({
  keuze,
  adres,
  maker,
}) => {
  switch (keuze.soort) {
    case 'vrijgeven':
      return (
        <form method="post" action={adres} class="evk-formulier">
          <input type="hidden" name="stand" value={keuze.hash} />
          <p class="nl-paragraph evk-tekst">
            Ingesteld door {maker}. De proef is gelukt. Klopt alles hierboven, ook het adres? Geef het kanaal dan vrij.
          </p>
          <button class="nl-button nl-button--primary" type="submit">
            Geef dit kanaal vrij
          </button>
        </form>
      );
    case 'collega':
      return (
        <Melding soort="let-op" kop="Een ander moet dit kanaal vrijgeven">
          <p class="nl-paragraph">
            U stelde het zelf in. Vraag een collega om op deze pagina te kijken of alles klopt, en het vrij te geven.
          </p>
        </Melding>
      );
    case 'niemand-anders':
      return (
        <Melding soort="let-op" kop="Een ander moet dit kanaal vrijgeven">
          <p class="nl-paragraph">
            U stelde het zelf in, en bij uw organisatie is niemand anders die dit mag. Vraag de beheerder van Enkelvoud:
            die kan het kanaal vrijgeven, of een collega van u toevoegen.
          </p>
        </Melding>
      );
    case 'geen-recht':
      return <p class="nl-paragraph">Dit kanaal wacht op iemand die het mag vrijgeven.</p>;
    default:
      return unreachable(keuze.soort);
  }
};

/** What came of it, as a word of `VRIJGAVEGEVOLGEN`. */
export type Vrijgavegevolg = keyof typeof VRIJGAVEGEVOLGEN;

export const VRIJGAVEGEVOLGEN = {
  vrijgegeven: { soort: 'goed', zin: 'Het kanaal is vrijgegeven en in gebruik.' },
  veranderd: {
    soort: 'fout',
    zin: 'Intussen is er iets veranderd. Het kanaal is niet vrijgegeven. Kijk opnieuw of alles klopt.',
  },
  'vier-ogen': {
    soort: 'fout',
    zin: 'U stelde dit kanaal zelf in. Een ander moet het vrijgeven.',
  },
} as const;

const gevolgVan = (uitkomst: Vrijgaveuitkomst): Vrijgavegevolg => {
  switch (uitkomst.soort) {
    case 'vrijgegeven':
    case 'ongewijzigd':
      return 'vrijgegeven';
    case 'geweigerd':
      return uitkomst.bevindingen.some(({ code }) => code === 'KANAAL_VIER_OGEN') ? 'vier-ogen' : 'veranderd';
    case 'voorwaarde-vereist':
    case 'intussen-veranderd':
      return 'veranderd';
    default:
      return unreachable(uitkomst);
  }
};

/** Does what the button asks. @param handeling its name in the API */
export async function geefVrij(
  c: WebContext,
  handeling: 'geefKanaalVrij' | 'geefKanaalVrijVanOntvanger',
  ontvangercode: string,
): Promise<Vrijgavegevolg> {
  const { stand } = await c.req.parseBody();
  // As `kanaalHash` writes it; nothing else goes into the audit trail.
  const hashes = typeof stand === 'string' && /^\d{1,9}(-[a-z]{1,20})?$/.test(stand) ? [stand] : [];
  const { huisregels } = c.var.voorziening.instelling;
  const uitkomst = await handel(
    c,
    handeling,
    { ontvangercode, stand: hashes[0] ?? '' },
    () => releaseKanaal(c.var.diensten, ontvangercode, { soort: 'gelijk-aan', hashes }, wijzigerVan(c), huisregels),
    ({ soort }) => soort === 'vrijgegeven' || soort === 'ongewijzigd',
  );
  return gevolgVan(uitkomst);
}
