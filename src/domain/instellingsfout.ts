/**
 * A setting of the installation that is missing or wrong. Names which, and why in general: a value may be a secret, and stands in no
 * message. The names go into the log, so that whoever installed it knows where to look.
 */
export class Instellingsfout extends Error {
  override readonly name = 'Instellingsfout';
  /** As in the configuration: `PUBLIEK_ADRES`. */
  readonly instellingen: readonly string[];

  constructor(instellingen: readonly string[], waarom: string) {
    super(waarom);
    this.instellingen = instellingen;
  }
}
