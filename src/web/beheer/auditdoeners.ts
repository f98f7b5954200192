/** Who did what stands in the audit trail as codes and ids, which never change; here they get the names that people know them by. */
import type { Auditpersoon } from '../../domain/auditspoor.ts';
import type { Houdersoort } from '../../domain/toegang.ts';
import { lidVan } from '../../pipeline/kanaal-vrijgave.ts';
import type { WebContext } from '../omgeving.ts';

export interface Doener {
  /** The person, or the key; absent when the trail does not tell. */
  readonly wie?: string;
  readonly organisatie: string;
}

const SOORTEN: readonly Houdersoort[] = ['aanbieder', 'ontvanger', 'beheerder'];
const SLEUTEL = 'sleutel:';
/** What a new installation begins with: of no organisation yet. */
const BEGINSLEUTEL = 'sleutel:beginsleutel';

const uniek = (namen: readonly (string | undefined)[]): readonly string[] => [
  ...new Set(namen.filter((naam) => naam !== undefined)),
];

const sleutelVan = (middel: string | undefined): string | undefined =>
  middel?.startsWith(SLEUTEL) === true ? middel.slice(SLEUTEL.length) : undefined;

/** @param personen those of one page of the trail: each is looked up once */
export async function readDoeners(
  c: WebContext,
  personen: readonly Auditpersoon[],
): Promise<(door: Auditpersoon) => Doener> {
  const { organisaties, ledenbeheer, sleutels } = c.var.diensten.staat;
  const zoek = async <Id extends string, Rij>(ids: readonly Id[], get: (id: Id) => Promise<Rij>) =>
    new Map<string, Rij>(await Promise.all(ids.map(async (id) => [id, await get(id)] as const)));
  const [leden, gebruikteSleutels, namen] = await Promise.all([
    zoek(uniek(personen.map(({ middel }) => lidVan(middel))), (id) => ledenbeheer.getLid(id)),
    zoek(uniek(personen.map(({ middel }) => sleutelVan(middel))), (id) => sleutels.getSleutel(id)),
    zoek(SOORTEN, (soort) =>
      organisaties.listNamen(
        soort,
        uniek(personen.map(({ houdersoort, houdercode }) => (houdersoort === soort ? houdercode : undefined))),
      ),
    ),
  ]);
  return ({ houdersoort, houdercode, middel }) => {
    if (middel === BEGINSLEUTEL) return { wie: 'de beginsleutel', organisatie: 'Beheer' };
    const sleutel = gebruikteSleutels.get(sleutelVan(middel) ?? '');
    const wie =
      leden.get(lidVan(middel) ?? '')?.naam ?? (sleutel === undefined ? middel : `sleutel ${sleutel.herkenning}…`);
    const naam = namen.get(houdersoort)?.get(houdercode);
    return {
      organisatie: houdersoort === 'systeem' ? 'Enkelvoud zelf' : (naam ?? `${houdersoort} ${houdercode}`),
      ...(wie === undefined ? {} : { wie }),
    };
  };
}
