/**
 * The one place where schema and rules of a verantwoording come together, whatever it was read from. A reader hands over the fields of
 * the kop and the lines, as values; what comes out are findings, totals, and the sound lines.
 */
import { type Validator, validatePrestatie, validateTraject } from '../../generated/validate-verantwoording.js';
import type { Bronplaats, Plaats } from '../domain/bevinding.ts';
import type { PrestatieRegel, TrajectRegel } from '../domain/deel.ts';
import type { Kop } from '../domain/verantwoording.ts';
import { Bevindingen } from './bevindingen.ts';
import { KopVelden, type Lijst } from './kop-velden.ts';
import type { LeesOpties, LeesUitkomst } from './lees-verantwoording.ts';
import type { RuleContext } from './regels/context.ts';
import { GemeenteCheck } from './regels/gemeente.ts';
import { checkKop } from './regels/kop.ts';
import { PrestatieRules } from './regels/prestaties.ts';
import { checkTotalen } from './regels/totalen.ts';
import { TrajectRules } from './regels/trajecten.ts';
import { reportSchemaErrors } from './schema.ts';

interface Rules {
  readonly prestaties: PrestatieRules;
  readonly trajecten: TrajectRules;
}

/** A row of lines of one list, as values. */
export interface Regelbatch {
  readonly lijst: Lijst;
  /** Index in the list of the first line. */
  readonly eerste: number;
  readonly waarden: readonly unknown[];
  /**
   * Where the field of a line stands in what was submitted, for a source that is not the standard JSON. `veld`: the pointer within the
   * line ('/bsn', '/productperiode/begindatum'), '' for the line itself.
   */
  readonly bronplaats?: (nr: number, veld: string) => Bronplaats;
  /** Pointers within a line for which a finding was made while reading: that the value is missing then says nothing. */
  readonly gemeld?: ReadonlyMap<number, readonly string[]>;
}

export class Toets {
  private klaar = false;
  /** A part could not be read: what is missing from the kop, and the totals, then say nothing. */
  onvolledig = false;
  readonly bevindingen: Bevindingen;
  readonly kopVelden: KopVelden;
  private readonly opties: LeesOpties;
  private readonly gemeenten: GemeenteCheck;
  private rules: Rules | undefined;
  /** The lists began before the kop fields that rules on lines need. */
  private zonderKop = false;
  private teGroot = false;
  private aantalTrajecten = 0;
  /** Lines of each list that were numbered. */
  private readonly genummerd: Record<Lijst, number> = { prestaties: 0, trajecten: 0 };
  private aantalRegels = 0;
  /** Every line so far passed the schema, so that totals over lines mean something. */
  private regelsHeel = true;

  constructor(opties: LeesOpties) {
    this.opties = opties;
    this.bevindingen = new Bevindingen(opties.limieten.getoondeBevindingen);
    this.gemeenten = new GemeenteCheck(opties.gemeenten, opties.vandaag, this.bevindingen);
    this.kopVelden = new KopVelden(this.bevindingen);
  }

  /** Nothing more is wanted: what was submitted is beyond a limit, or cannot be read further. */
  get gestopt(): boolean {
    return this.klaar || this.hasTooManyFouten;
  }

  set gestopt(gestopt: boolean) {
    this.klaar = gestopt;
  }

  /** A few bytes can hold a line on which everything is wrong: what is counted bounds the work, and nobody reads on after so many. */
  private get hasTooManyFouten(): boolean {
    return this.bevindingen.aantalFouten > this.opties.limieten.geteldeFouten;
  }

  /** What was read is beyond the size that is allowed. */
  stopTeGroot(): void {
    const { maximaleBytes: maximumBytes } = this.opties.limieten;
    this.bevindingen.fout('INVOER_TE_GROOT', {}, { maximumBytes });
    this.teGroot = true;
    this.gestopt = true;
  }

  /** Room for `aantal` more lines; false, with the finding, when there are too many. */
  takeRoom(lijst: Lijst, aantal: number, plaats: Plaats = {}): boolean {
    const { regels: maximum } = this.opties.limieten;
    this.aantalRegels += aantal;
    if (this.aantalRegels <= maximum) return true;
    this.bevindingen.fout('TE_VEEL_REGELS', { pointer: `/${lijst}`, ...plaats }, { maximum });
    this.teGroot = true;
    this.gestopt = true;
    return false;
  }

  /** Room for `aantal` more lines, numbered on from those before; undefined, with the finding, when there are too many. */
  number(lijst: Lijst, aantal: number, plaats: Plaats = {}): number | undefined {
    if (!this.takeRoom(lijst, aantal, plaats)) return undefined;
    const eerste = this.genummerd[lijst];
    this.genummerd[lijst] += aantal;
    return eerste;
  }

  /** Index that the next line of a list gets from `number`. */
  next(lijst: Lijst): number {
    return this.genummerd[lijst];
  }

  /** Checks lines for which there was room, and hands over the sound ones as long as nothing is wrong. */
  addRegels(batch: Regelbatch): void | Promise<void> {
    const rules = this.startRules();
    const { bronplaats } = batch;
    const vorige = bronplaats && this.bevindingen.plaatsAan((plaats) => withBronplaats(plaats, batch, bronplaats));
    const geef = batch.lijst === 'prestaties' ? this.readPrestaties(batch, rules) : this.readTrajecten(batch, rules);
    if (bronplaats !== undefined) this.bevindingen.plaatsAan(vorige);
    const gezien = this.opties.opGelezen?.(batch);
    const gegeven = this.bevindingen.aantalFouten === 0 && !this.zonderKop ? geef() : undefined;
    return gezien === undefined ? gegeven : Promise.all([gezien, gegeven]).then(() => undefined);
  }

  /** After a break the kop may be incomplete: what is missing then says nothing. */
  finish(): LeesUitkomst {
    this.opties.opKop?.(this.kopVelden.gelezen);
    const afgebroken = this.gestopt || this.onvolledig;
    if (this.hasTooManyFouten)
      this.bevindingen.fout('TE_VEEL_FOUTEN', {}, { maximum: this.opties.limieten.geteldeFouten });
    const kop = afgebroken ? undefined : this.kopVelden.finish();
    if (this.zonderKop && kop !== undefined) return { uitkomst: 'kop-achteraan', kop };
    const context = this.context(this.kopVelden.soundFields());
    checkKop(context);
    const { prestaties } = this.startRules();
    if (!afgebroken && this.regelsHeel && !this.zonderKop) checkTotalen(context, prestaties, this.aantalTrajecten);
    const lijst = this.bevindingen.lijst();
    if (kop === undefined || lijst.aantalFouten > 0) {
      return { uitkomst: 'geweigerd', bevindingen: lijst, teGroot: this.teGroot };
    }
    const { aantal: aantalPrestaties, saldoCenten } = prestaties.totaal;
    const telling = { aantalPrestaties, aantalTrajecten: this.aantalTrajecten, saldoCenten };
    return { uitkomst: 'geldig', kop, telling, waarschuwingen: lijst };
  }

  private readPrestaties(batch: Regelbatch, rules: Rules): () => void | Promise<void> {
    const regels: PrestatieRegel[] = [];
    this.readLines(batch, 'prestatie', validatePrestatie, (nr, prestatie) => {
      if (!this.zonderKop) rules.prestaties.check(nr, prestatie);
      regels.push({ nr, prestatie });
    });
    return () => this.opties.opPrestaties(regels);
  }

  private readTrajecten(batch: Regelbatch, rules: Rules): () => void | Promise<void> {
    const regels: TrajectRegel[] = [];
    this.readLines(batch, 'traject', validateTraject, (nr, traject) => {
      if (!this.zonderKop) rules.trajecten.check(nr, traject);
      regels.push({ nr, traject });
    });
    this.aantalTrajecten += batch.waarden.length;
    return () => this.opties.opTrajecten(regels);
  }

  private readLines<T>(
    { lijst, eerste, waarden, gemeld }: Regelbatch,
    wortel: 'prestatie' | 'traject',
    validate: Validator<T>,
    opRegel: (nr: number, waarde: T) => void,
  ): void {
    let nr = eerste;
    for (const waarde of waarden) {
      if (this.hasTooManyFouten) return;
      if (validate(waarde)) opRegel(nr, waarde);
      else {
        this.regelsHeel = false;
        const plaats = { pointer: `/${lijst}/${nr}`, wortel };
        reportSchemaErrors(validate.errors ?? [], plaats, this.bevindingen, gemeld?.get(nr));
      }
      nr++;
    }
  }

  /** Rules on lines start with the first line, on the kop as far as it is known then. */
  private startRules(): Rules {
    if (this.rules !== undefined) return this.rules;
    const { kop } = this.opties;
    this.zonderKop = this.aantalRegels > 0 && kop === undefined && !this.kopVelden.readyForLines;
    const context = this.context(kop ?? this.kopVelden.soundFields());
    this.rules = { prestaties: new PrestatieRules(context), trajecten: new TrajectRules(context) };
    return this.rules;
  }

  private context(kop: Partial<Kop>): RuleContext {
    return { melder: this.bevindingen, vandaag: this.opties.vandaag, gemeenten: this.gemeenten, kop };
  }
}

/** Adds where a pointer into this batch stands in what was submitted. */
function withBronplaats(
  plaats: Plaats,
  { lijst, eerste, waarden }: Regelbatch,
  bronplaats: (nr: number, veld: string) => Bronplaats,
): Plaats {
  const [, gevonden, index, veld] = /^\/([a-z]+)\/(\d+)(.*)$/.exec(plaats.pointer ?? '') ?? [];
  const nr = Number(index);
  if (gevonden !== lijst || nr < eerste || nr >= eerste + waarden.length) return plaats;
  return { ...plaats, bron: bronplaats(nr, veld ?? '') };
}
