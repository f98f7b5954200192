/**
 * One version of an aansluiting against another: what it says otherwise, and which of the last verantwoordingen would have gone
 * otherwise. Both decide over the days of the old one, so that what was submitted already can be asked of the new one.
 */
import type { Bevinding } from '../domain/bevinding.ts';
import { amsterdamseDatum } from '../domain/kalender.ts';
import type { Aansluiting, Register } from '../domain/register.ts';
import type { Kop } from '../domain/verantwoording.ts';
import { indexRegister, type RegisterIndex } from '../register/register-index.ts';
import { diffAansluitingen, type Verschil } from '../register/verschil.ts';
import { planZendingen } from '../route/plan.ts';
import { readText } from '../storage/bytes.ts';
import type { Aansluitingadres } from './aansluiting-registratie.ts';
import { diffRoutes, isEmpty, type Routes, toRoutes } from './aansluiting-routes.ts';
import type { Diensten } from './diensten.ts';
import { newFindings } from './new-findings.ts';
import { zendingIdVoor } from './receive.ts';
import { kopSleutel } from './sleutels-van-opslag.ts';

export interface Routeverschil {
  readonly verantwoordingId: string;
  readonly oud: Routes;
  readonly nieuw: Routes;
}

export interface Aansluitingvergelijking {
  readonly verschillen: readonly Verschil[];
  /** Why the routes cannot be compared: the new version and another aansluiting ask the same. Then there are no `routes`. */
  readonly bevindingen: readonly Bevinding[];
  /** Only verantwoordingen that would go otherwise, the newest first, with only what is different. */
  readonly routes: readonly Routeverschil[];
  readonly aantalVergeleken: number;
  /** Verantwoordingen whose bytes are gone. */
  readonly overgeslagen: readonly string[];
}

/** @param aantal how many of the last verantwoordingen, of all aanbieders. Undefined: one of the versions does not exist. */
export async function compareAansluitingen(
  diensten: Diensten,
  { id, versie }: Aansluitingadres,
  met: string,
  aantal: number,
): Promise<Aansluitingvergelijking | undefined> {
  const { index, register } = await diensten.register.huidig();
  const nieuw = index.findAansluiting(id, versie);
  const oud = index.findAansluiting(id, met);
  if (oud === undefined || nieuw === undefined) return undefined;
  const verschillen = diffAansluitingen(oud, nieuw);
  const alsOud = onlyVersion(register, oud);
  const alsNieuw = onlyVersion(register, overDaysOf(oud, nieuw));
  const gelijkspel = newFindings(alsOud, alsNieuw, `/aansluitingen/${alsNieuw.aansluitingen.length - 1}`).filter(
    ({ code }) => code === 'AANSLUITING_GELIJK',
  );
  if (gelijkspel.length > 0)
    return { verschillen, bevindingen: gelijkspel, routes: [], aantalVergeleken: 0, overgeslagen: [] };

  const [indexOud, indexNieuw] = [indexRegister(alsOud), indexRegister(alsNieuw)];
  const routes: Routeverschil[] = [];
  const overgeslagen: string[] = [];
  const laatste = await diensten.staat.aansluitingen.listLaatsteVerantwoordingen(aantal);
  for (const { id: verantwoordingId, ontvangenOp } of laatste) {
    const planVolgens = await loadPlanner(diensten, verantwoordingId, ontvangenOp);
    if (planVolgens === undefined) {
      overgeslagen.push(verantwoordingId);
      continue;
    }
    const verschil = diffRoutes(planVolgens(indexOud), planVolgens(indexNieuw));
    if (!isEmpty(verschil.oud) || !isEmpty(verschil.nieuw)) routes.push({ verantwoordingId, ...verschil });
  }
  const aantalVergeleken = laatste.length - overgeslagen.length;
  return { verschillen, bevindingen: [], routes, aantalVergeleken, overgeslagen };
}

async function loadPlanner(
  { blobs, staat }: Pick<Diensten, 'blobs' | 'staat'>,
  verantwoordingId: string,
  ontvangenOp: string,
): Promise<((index: RegisterIndex) => Routes) | undefined> {
  const [bytes, delen] = await Promise.all([
    blobs.get(kopSleutel(verantwoordingId)),
    staat.verantwoordingen.listDelen(verantwoordingId),
  ]);
  if (bytes === undefined) return undefined;
  const kop = JSON.parse(await readText(bytes)) as Kop;
  const ingediendOp = amsterdamseDatum(new Date(ontvangenOp));
  const zendingId = zendingIdVoor(verantwoordingId);
  return (index) => toRoutes(planZendingen({ verantwoordingId, kop, delen, index, ingediendOp, zendingId }));
}

/** The register as if the aansluiting had no other version, in the last place. */
const onlyVersion = (register: Register, deze: Aansluiting): Register => ({
  ...register,
  aansluitingen: [...register.aansluitingen.filter(({ id }) => id !== deze.id), deze],
});

function overDaysOf({ geldigVanaf, geldigTot }: Aansluiting, nieuw: Aansluiting): Aansluiting {
  const { geldigTot: _, ...rest } = nieuw;
  return { ...rest, geldigVanaf, ...(geldigTot === undefined ? {} : { geldigTot }) };
}
