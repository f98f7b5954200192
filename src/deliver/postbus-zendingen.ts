/** The postbus of an ontvanger: its items are zendingen, its bookkeeping is the state of the gateway. */
import type { Bevinding } from '../domain/bevinding.ts';
import { tijdstip } from '../domain/kalender.ts';
import type { BezorgStaat } from '../storage/ports/bezorging.ts';
import type { Genummerd } from '../storage/ports.ts';
import type { Kanaal } from './kanaal.ts';
import { Postbuskern } from './postbus.ts';
import type { Bezorger, Boekhouding, PostbusDiensten } from './postbus-diensten.ts';
import type { Genummerde, Ongeboekt } from './postbus-geheugen.ts';

export interface Zendingpostbus extends Omit<PostbusDiensten, 'bezorger' | 'vergeetBezorger' | 'boekhouding'> {
  readonly ontvangercode: string;
  readonly kanalen: { van(ontvangercode: string): Promise<Kanaal>; vergeet(): void };
  readonly staat: BezorgStaat;
}

const toGenummerd = ({ id, nummer }: Genummerde): Genummerd => ({ zendingId: id, nummer });

const toBezorger = (kanaal: Kanaal): Bezorger => {
  const ronde = kanaal.ronde?.();
  return {
    tegelijk: kanaal.tegelijk,
    zonderDraad: kanaal.zonderDraad === true,
    kondigAan: (items) => ronde?.kondigAan(items.map(toGenummerd)),
    bezorg: (item, nu) => (ronde ?? kanaal).bezorg(toGenummerd(item), nu),
  };
};

/** The name of the ontvanger is filled in where it is kept. */
function toBevinding(item: Extract<Ongeboekt, { toestand: 'mislukt' }>): Bevinding {
  const { fout, reden, gedaan } = item;
  const oorzaak = { ontvanger: '', ...fout };
  return reden === 'geweigerd'
    ? { code: 'BEZORGING_GEWEIGERD', ernst: 'fout', plaats: {}, parameters: oorzaak }
    : { code: 'BEZORGING_MISLUKT', ernst: 'fout', plaats: {}, parameters: { ...oorzaak, pogingen: gedaan } };
}

const createBoekhouding = (ontvangercode: string, staat: BezorgStaat): Boekhouding => ({
  eerder: () => staat.findPostbusleven(ontvangercode),
  plaats: (items) => staat.plaats(items.map(toGenummerd)),
  plaatsAlsBezorgd: (items, nu) => staat.plaatsAlsBezorgd(items.map(toGenummerd), tijdstip(nu)),
  boek: (items, nu) =>
    staat.bewaarUitkomsten(
      {
        bezorgd: items.filter(({ toestand }) => toestand === 'afgeleverd').map(({ id }) => id),
        vastgehouden: items.flatMap((item) =>
          item.toestand === 'mislukt' ? [{ zendingId: item.id, bevinding: toBevinding(item) }] : [],
        ),
        gemeld: items.filter(({ gemeld }) => gemeld).map(({ id }) => id),
      },
      tijdstip(nu),
    ),
  meldWachtend: (items, reden, nu) =>
    staat.meldWachtend(
      items.map(({ id }) => id),
      reden,
      tijdstip(nu),
    ),
  meldStand: (stand, nu) => staat.bewaarPostbusstand(ontvangercode, stand, tijdstip(nu)),
});

export const createZendingpostbus = ({ ontvangercode, kanalen, staat, ...rest }: Zendingpostbus): Postbuskern =>
  new Postbuskern({
    ...rest,
    bezorger: async () => toBezorger(await kanalen.van(ontvangercode)),
    vergeetBezorger: () => kanalen.vergeet(),
    boekhouding: createBoekhouding(ontvangercode, staat),
  });
