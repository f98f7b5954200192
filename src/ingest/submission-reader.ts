/** The one place where splitting, parsing, schema and rules of a verantwoording come together. */
import { type Validator, validatePrestatie, validateTraject } from '../../generated/validate-verantwoording.js';
import type { PrestatieRegel, TrajectRegel } from '../domain/deel.ts';
import type { Kop } from '../domain/verantwoording.ts';
import { Bevindingen } from './bevindingen.ts';
import { readElements } from './elementen-lezer.ts';
import { JsonSplitter } from './json/split.ts';
import type { Elementenstuk, Stuk } from './json/stuk.ts';
import { KopReader, LIJSTEN } from './kop-lezer.ts';
import type { LeesOpties, LeesUitkomst } from './lees-verantwoording.ts';
import { reportReadError } from './leesfout.ts';
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

export class SubmissionReader {
  /** No more bytes are wanted. */
  gestopt = false;
  private readonly opties: LeesOpties;
  private readonly bevindingen: Bevindingen;
  private readonly gemeenten: GemeenteCheck;
  private readonly splitter: JsonSplitter;
  private readonly kopLezer: KopReader;
  private rules: Rules | undefined;
  /** The lists began before the kop fields that rules on lines need. */
  private zonderKop = false;
  private teGroot = false;
  private gelezenBytes = 0;
  private aantalTrajecten = 0;
  private aantalRegels = 0;
  /** Every line so far passed the schema, so that totals over lines mean something. */
  private regelsHeel = true;

  constructor(opties: LeesOpties) {
    this.opties = opties;
    this.bevindingen = new Bevindingen(opties.limieten.getoondeBevindingen);
    this.gemeenten = new GemeenteCheck(opties.gemeenten, opties.vandaag, this.bevindingen);
    this.splitter = new JsonSplitter(LIJSTEN, opties.limieten);
    this.kopLezer = new KopReader(this.bevindingen);
  }

  async push(chunk: Uint8Array): Promise<void> {
    const { maximaleBytes: maximumBytes } = this.opties.limieten;
    this.gelezenBytes += chunk.length;
    if (this.gelezenBytes > maximumBytes) {
      this.bevindingen.fout('INVOER_TE_GROOT', {}, { maximumBytes });
      this.teGroot = true;
      this.gestopt = true;
      return;
    }
    await this.processAll(this.splitter.push(chunk));
  }

  async finish(): Promise<LeesUitkomst> {
    if (!this.gestopt) await this.processAll(this.splitter.finish());
    // After a break the kop may be incomplete: what is missing then says nothing.
    const kop = this.gestopt ? undefined : this.kopLezer.finish();
    if (this.zonderKop && kop !== undefined) return { uitkomst: 'kop-achteraan', kop };
    const context = this.context(this.kopLezer.soundFields());
    checkKop(context);
    const { prestaties } = this.startRules();
    if (!this.gestopt && this.regelsHeel && !this.zonderKop) checkTotalen(context, prestaties, this.aantalTrajecten);
    const lijst = this.bevindingen.lijst();
    if (kop === undefined || lijst.aantalFouten > 0) {
      return { uitkomst: 'geweigerd', bevindingen: lijst, teGroot: this.teGroot };
    }
    const { aantal: aantalPrestaties, saldoCenten } = prestaties.totaal;
    const telling = { aantalPrestaties, aantalTrajecten: this.aantalTrajecten, saldoCenten };
    return { uitkomst: 'geldig', kop, telling, waarschuwingen: lijst };
  }

  private async processAll(stukken: readonly Stuk[]): Promise<void> {
    for (const stuk of stukken) {
      if (this.gestopt) return;
      await this.process(stuk);
    }
  }

  private process(stuk: Stuk): void | Promise<void> {
    switch (stuk.stuk) {
      case 'waarde':
        this.gestopt = !this.kopLezer.add(stuk);
        return;
      case 'dubbele-lijst':
        return this.kopLezer.reportDouble(stuk.sleutel, '', stuk.positie);
      case 'elementen':
        return this.processElements(stuk);
      case 'fout':
        reportReadError(stuk, this.opties.limieten, this.bevindingen);
        this.gestopt = true;
    }
  }

  private processElements(stuk: Elementenstuk): void | Promise<void> {
    const { regels: maximum } = this.opties.limieten;
    this.aantalRegels += stuk.eind.length;
    if (this.aantalRegels > maximum) {
      this.bevindingen.fout('TE_VEEL_REGELS', { pointer: `/${stuk.lijst}`, positie: stuk.positie }, { maximum });
      this.teGroot = true;
      this.gestopt = true;
      return;
    }
    const rules = this.startRules();
    const { waarden, heel } = readElements(stuk, this.bevindingen);
    const geldig =
      stuk.lijst === 'prestaties'
        ? this.readPrestaties(stuk, waarden, rules)
        : this.readTrajecten(stuk, waarden, rules);
    this.gestopt = !heel;
    if (this.bevindingen.aantalFouten === 0 && !this.zonderKop) return geldig();
  }

  /** Checks the lines; gives the call that hands them over. */
  private readPrestaties(stuk: Elementenstuk, waarden: readonly unknown[], rules: Rules): () => void | Promise<void> {
    const regels: PrestatieRegel[] = [];
    this.readLines(stuk, waarden, 'prestatie', validatePrestatie, (nr, prestatie) => {
      if (!this.zonderKop) rules.prestaties.check(nr, prestatie);
      regels.push({ nr, prestatie });
    });
    return () => this.opties.opPrestaties(regels);
  }

  private readTrajecten(stuk: Elementenstuk, waarden: readonly unknown[], rules: Rules): () => void | Promise<void> {
    const regels: TrajectRegel[] = [];
    this.readLines(stuk, waarden, 'traject', validateTraject, (nr, traject) => {
      if (!this.zonderKop) rules.trajecten.check(nr, traject);
      regels.push({ nr, traject });
    });
    this.aantalTrajecten += waarden.length;
    return () => this.opties.opTrajecten(regels);
  }

  private readLines<T>(
    stuk: Elementenstuk,
    waarden: readonly unknown[],
    wortel: 'prestatie' | 'traject',
    validate: Validator<T>,
    opRegel: (nr: number, waarde: T) => void,
  ): void {
    let nr = stuk.eerste;
    for (const waarde of waarden) {
      if (validate(waarde)) opRegel(nr, waarde);
      else {
        this.regelsHeel = false;
        reportSchemaErrors(validate.errors ?? [], { pointer: `/${stuk.lijst}/${nr}`, wortel }, this.bevindingen);
      }
      nr++;
    }
  }

  /** Rules on lines start with the first line, on the kop as far as it is known then. */
  private startRules(): Rules {
    if (this.rules !== undefined) return this.rules;
    const { kop } = this.opties;
    this.zonderKop = this.aantalRegels > 0 && kop === undefined && !this.kopLezer.readyForLines;
    const context = this.context(kop ?? this.kopLezer.soundFields());
    this.rules = { prestaties: new PrestatieRules(context), trajecten: new TrajectRules(context) };
    return this.rules;
  }

  private context(kop: Partial<Kop>): RuleContext {
    return { melder: this.bevindingen, vandaag: this.opties.vandaag, gemeenten: this.gemeenten, kop };
  }
}
