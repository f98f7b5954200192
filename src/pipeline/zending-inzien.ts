/** The regels of a zending as its ontvanger may look at them: only what its formaat gives, only what went along. */
import type { Formaat } from '../domain/formaat.ts';
import type { InvoerRegel } from '../domain/output.ts';
import type { ZendingRij } from '../domain/rijen.ts';
import { saldoCenten } from '../domain/verantwoording.ts';
import type { Diensten } from './diensten.ts';
import { walkRegels } from './zending-regels.ts';

/** A field that the formaat does not give is absent. */
export interface Inzageregel {
  /** Place in the submission. */
  readonly nr: number;
  readonly referentienummer: string;
  readonly bsn?: string;
  readonly toewijzingnummer?: string;
  readonly product?: string;
  readonly begindatum?: string;
  readonly einddatum?: string;
  /** Debet minus credit. */
  readonly centen?: number;
}

export interface Inzagevraag {
  /** Text in the referentienummer, toewijzingnummer or product; or a whole bsn. Empty: all. */
  readonly zoek: string;
  /** So many regels of the zending were passed already. */
  readonly vanaf: number;
  readonly aantal: number;
}

export interface Inzageblad {
  readonly rijen: readonly Inzageregel[];
  /** Where the next page begins; absent on the last one. */
  readonly volgende?: number;
}

/** Regels looked at for one page: a page of what is rarely found can end before it is full. */
const BEKEKEN_PER_BLAD = 50_000;

/** Single regels may be looked at, and judged, only where they were sent: never behind a formaat that adds up. */
export const mayInspect = ({ niveau }: Pick<Formaat, 'niveau'>): boolean => niveau === 'persoon';

/** Undefined when this formaat gives no single regels. */
export async function listInzageregels(
  diensten: Diensten,
  zending: ZendingRij,
  { zoek, vanaf, aantal }: Inzagevraag,
): Promise<Inzageblad | undefined> {
  const beeld = await diensten.register.huidig();
  const formaat = beeld.index.findFormaat(zending.formaat.naam, zending.formaat.versie);
  if (formaat === undefined || !mayInspect(formaat)) return undefined;
  const toon = createKijker(formaat);
  const gezocht = zoek.toLowerCase();
  const rijen: Inzageregel[] = [];
  let plek = 0;
  for await (const regels of walkRegels(diensten, zending, beeld))
    for (const { regel, andersReden } of regels) {
      const hier = plek++;
      if (hier < vanaf || andersReden !== undefined) continue;
      if (rijen.length === aantal || hier - vanaf >= BEKEKEN_PER_BLAD) return { rijen, volgende: hier };
      const rij = toon(regel);
      if (isMatch(rij, gezocht)) rijen.push(rij);
    }
  return { rijen };
}

function isMatch({ referentienummer, toewijzingnummer, product, bsn }: Inzageregel, gezocht: string): boolean {
  if (gezocht === '' || bsn === gezocht) return true;
  return [referentienummer, toewijzingnummer, product].some((tekst) => tekst?.toLowerCase().includes(gezocht));
}

function createKijker({ velden }: Formaat): (regel: InvoerRegel) => Inzageregel {
  const geeft = new Set(velden);
  const als = <Veld extends string, Waarde>(pad: string, veld: Veld, waarde: Waarde | undefined) =>
    waarde !== undefined && (geeft.has(pad) || velden.some((een) => een.startsWith(`${pad}.`)))
      ? ({ [veld]: waarde } as Record<Veld, Waarde>)
      : {};
  return (regel) => {
    if ('prestatie' in regel) {
      const { referentienummer, bsn, toewijzingnummer, productcategorie, productcode, productperiode } =
        regel.prestatie;
      const { bedragCenten, debetCredit } = regel.prestatie;
      return {
        nr: regel.nr,
        referentienummer,
        ...als('prestatie.bsn', 'bsn', bsn),
        ...als('prestatie.toewijzingnummer', 'toewijzingnummer', String(toewijzingnummer)),
        ...als('prestatie.productcode', 'product', [productcategorie, productcode].filter(Boolean).join(' ')),
        ...als('prestatie.productperiode', 'begindatum', productperiode.begindatum),
        ...als('prestatie.productperiode', 'einddatum', productperiode.einddatum),
        ...als('prestatie.bedragCenten', 'centen', saldoCenten(bedragCenten, debetCredit)),
      };
    }
    const { referentienummer, bsn, toewijzingnummer, hulpvorm, begindatum, einddatum } = regel.traject;
    return {
      nr: regel.nr,
      referentienummer,
      ...als('traject.bsn', 'bsn', bsn),
      ...als('traject.toewijzingnummer', 'toewijzingnummer', toewijzingnummer?.toString()),
      ...als('traject.hulpvorm', 'product', hulpvorm),
      ...als('traject.begindatum', 'begindatum', begindatum),
      ...als('traject.einddatum', 'einddatum', einddatum),
    };
  };
}
