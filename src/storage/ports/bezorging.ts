/** What the postbus of an ontvanger asks of storage: where its zendingen stand, and whether it stands still. */
import type { Bevinding } from '../../domain/bevinding.ts';
import type { Postbusstand, Wachtreden } from '../../domain/postbus.ts';
import type { ZendingRij } from '../../domain/rijen.ts';
import type { Genummerd } from '../ports.ts';

export interface Bezorguitkomsten {
  /** Handed over; ids of zendingen that were placed. */
  readonly bezorgd: readonly string[];
  /** Not to be tried any more. The name of the ontvanger in the parameters is filled in from the zending. */
  readonly vastgehouden: readonly { readonly zendingId: string; readonly bevinding: Bevinding }[];
  /** Of all these: those whose waiting was told before; that bevinding goes. */
  readonly gemeld: readonly string[];
}

/** An ontvanger whose channel stands still, or did so last. */
export interface PostbusRij {
  readonly ontvangercode: string;
  readonly stand: Postbusstand;
  readonly gewijzigdOp: string;
}

/** Who paused or resumed a postbus, when and why. */
export interface Postbushandeling {
  readonly ontvangercode: string;
  readonly handeling: 'gepauzeerd' | 'hervat';
  /** Kind and code of the organisation of the key. */
  readonly door: string;
  readonly reden?: string;
  readonly op: string;
}

export interface BezorgStaat {
  /** The highest number in the postvak of this ontvanger (0: none), and how its channel stood when that last changed. */
  findPostbusleven(ontvangercode: string): Promise<{ readonly hoogsteNummer: number; readonly stand?: Postbusstand }>;
  /** Gives converted zendingen their number in the postvak; from then on the ontvanger sees them. Those that have one keep it. */
  plaats(zendingen: readonly Genummerd[]): Promise<void>;
  /** Numbered and from `omgezet` to `bezorgd` in one: there is no wire. */
  plaatsAlsBezorgd(zendingen: readonly Genummerd[], op: string): Promise<void>;
  /** Of what was placed: from `omgezet` to `bezorgd` or `vastgehouden`, in one transaction; those in another toestand stay as they are. */
  bewaarUitkomsten(uitkomsten: Bezorguitkomsten, op: string): Promise<void>;
  /** Tells the aanbieder why a zending waits; in the place of an earlier reason. */
  meldWachtend(zendingIds: readonly string[], reden: Wachtreden, op: string): Promise<void>;
  bewaarPostbusstand(ontvangercode: string, stand: Postbusstand, op: string): Promise<void>;
  /** Ontvangers whose channel stands still or whose breaker is open. */
  listPostbusstoringen(): Promise<readonly PostbusRij[]>;
  bewaarHandeling(handeling: Postbushandeling): Promise<void>;
  /** Newest first. */
  listHandelingen(ontvangercode: string, maximum: number): Promise<readonly Postbushandeling[]>;
  /** From `vastgehouden` back to `omgezet`, when it was delivery that held it; its bevindingen of delivery go. */
  hervatBezorging(zendingId: string, op: string): Promise<boolean>;
  /** Converted before `voor`, and its postbus may not know of it: never placed, or set going again. */
  listOnaangeboden(voor: string, maximum: number): Promise<readonly ZendingRij[]>;
  /** Ontvangers with zendingen that wait in their postbus. */
  listOntvangersMetWerk(): Promise<readonly string[]>;
}
