/** Tries an aansluiting that is not registered: which zendingen one verantwoording would get with it. Nothing is stored, nothing is sent. */
import type { Bevinding } from '../domain/bevinding.ts';
import { amsterdamseDatum } from '../domain/kalender.ts';
import type { Aansluiting, Register } from '../domain/register.ts';
import type { BestandBewijs, ZendingToestand } from '../domain/zending.ts';
import { parseRegisterbestand } from '../register/parse.ts';
import { planZendingen } from '../route/plan.ts';
import { streamOf } from '../storage/bytes.ts';
import { GeheugenBlobs } from '../storage/geheugen/blobs.ts';
import { examineAansluiting } from './aansluiting-registratie.ts';
import { diffRoutes, type Route, type Routes, toRoutes } from './aansluiting-routes.ts';
import { convertOne } from './convert-one.ts';
import { isBewaard } from './convert-zending.ts';
import type { Diensten } from './diensten.ts';
import { openLezing } from './lezing.ts';
import { receive, zendingIdVoor } from './receive.ts';
import { createBeeld } from './register-bron.ts';
import { delenMap } from './sleutels-van-opslag.ts';
import { count } from './tel-bestand.ts';

export interface Aansluitingopgave {
  readonly aansluiting: unknown;
  readonly verantwoording: unknown;
  /** Plain date on which it is taken to be submitted. */
  readonly vandaag?: string;
}

export interface ProefzendingMetAansluiting extends Route {
  readonly toestand: ZendingToestand;
  readonly bestanden: readonly BestandBewijs[];
}

export type Aansluitingproef =
  | {
      readonly uitkomst: 'aansluiting-geweigerd' | 'verantwoording-geweigerd';
      readonly bevindingen: readonly Bevinding[];
    }
  | {
      readonly uitkomst: 'geprobeerd';
      /** On the aansluiting; none of them stops it. */
      readonly bevindingen: readonly Bevinding[];
      /** That this aansluiting asks for. */
      readonly zendingen: readonly ProefzendingMetAansluiting[];
      /** What the verantwoording gets now and would not get any more, or otherwise. */
      readonly vervallen: Routes;
      readonly zonderOntvanger: Routes['zonderOntvanger'];
    };

export async function tryAansluiting(
  diensten: Diensten,
  { aansluiting: document, verantwoording, vandaag }: Aansluitingopgave,
): Promise<Aansluitingproef> {
  const bevindingen = await examineAansluiting(diensten, document);
  const gelezen = parseRegisterbestand('aansluiting', document);
  const geweigerd = bevindingen.some(({ ernst }) => ernst === 'fout');
  if (geweigerd || !gelezen.ok || gelezen.value.documentsoort !== 'aansluiting')
    return { uitkomst: 'aansluiting-geweigerd', bevindingen };
  const { inhoud: aansluiting } = gelezen.value;
  const nu = await diensten.register.huidig();
  const beeld = createBeeld(withAansluiting(nu.register, aansluiting), nu.schemas);

  const blobs = new GeheugenBlobs();
  const id = diensten.nieuwId();
  const klok = vandaag === undefined ? diensten.klok : (): Date => new Date(`${vandaag}T12:00:00Z`);
  const bytes = new TextEncoder().encode(JSON.stringify(verantwoording));
  const lezing = await openLezing(blobs, id, streamOf(bytes), async () => ({}));
  const ontvangst = await receive({ klok }, blobs, beeld, id, lezing, diensten.limieten.maximaleProefBytes);
  if (ontvangst.soort === 'geweigerd')
    return {
      uitkomst: 'verantwoording-geweigerd',
      bevindingen: ontvangst.weigering.bevindingen.bevindingen,
    };
  const { kop, inhoud } = ontvangst.ontvangen;
  const invoer = {
    ...{ verantwoordingId: id, kop, delen: inhoud.delen, zendingId: zendingIdVoor(id) },
    ingediendOp: amsterdamseDatum(klok()),
  };
  const routes = toRoutes(planZendingen({ ...invoer, index: beeld.index }));
  const zendingen: ProefzendingMetAansluiting[] = [];
  for (const route of routes.zendingen.filter((een) => een.aansluiting.id === aansluiting.id)) {
    const dossier = { verantwoordingId: id, kop, inhoud };
    const {
      toestand,
      bestanden,
      bevindingen: gevonden,
    } = await convertOne(route, dossier, beeld, blobs, delenMap(id), count);
    const bewaard = isBewaard(beeld, route, kop, toestand);
    zendingen.push({
      ...route,
      bestanden,
      toestand: route.vastgehouden ? 'vastgehouden' : bewaard ? 'bewaard' : toestand,
      bevindingen: [...route.bevindingen, ...gevonden],
    });
  }
  const eerst = toRoutes(planZendingen({ ...invoer, index: nu.index }));
  return {
    uitkomst: 'geprobeerd',
    bevindingen,
    zendingen,
    vervallen: diffRoutes(eerst, routes).oud,
    zonderOntvanger: routes.zonderOntvanger,
  };
}

/** The register with this version in it; one that is registered already stands where it stands. */
function withAansluiting(register: Register, aansluiting: Aansluiting): Register {
  const { aansluitingen } = register;
  const isEr = aansluitingen.some(({ id, versie }) => id === aansluiting.id && versie === aansluiting.versie);
  return isEr ? register : { ...register, aansluitingen: [...aansluitingen, aansluiting] };
}
