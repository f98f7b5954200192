/** Which gemeenten are connected on a day, and who asks what of them in which formaat: the register looked at from the gemeenten. */
import type { Formaat } from '../domain/formaat.ts';
import type { Aansluiting, Gemeente, Inkoopregio, Ontvanger } from '../domain/register.ts';
import { type Soort, WETTEN, type Wet } from '../domain/verantwoording.ts';
import { isGeldigOp } from '../register/geldigheid.ts';
import type { FormaatReden } from '../register/versies.ts';
import type { RegisterBeeld } from './register-bron.ts';

export interface Dekkingsvraag {
  /** Plain date. */
  readonly peildatum: string;
  readonly soort: Soort;
  /** Absent: both. */
  readonly wet?: Wet;
}

/** One aansluiting that counts for a gemeente under one wet. */
export interface Uitvraag {
  readonly wet: Wet;
  readonly soort: Soort;
  readonly aansluiting: Aansluiting;
  readonly ontvanger: Ontvanger;
  /** The version in force, or why there is none: then what is asked cannot be made. */
  readonly formaat: Formaat | FormaatReden;
}

/** `deels`: under one of the wetten that were asked about, or in a formaat that cannot be used. */
export type Aansluitstand = 'aangesloten' | 'deels' | 'niet';

export interface Gemeentedekking {
  readonly gemeente: Gemeente;
  readonly jeugdregio?: Inkoopregio;
  readonly stand: Aansluitstand;
  readonly uitvragen: readonly Uitvraag[];
}

type Beeld = Pick<RegisterBeeld, 'register' | 'index'>;

/** What is asked of one gemeente on a day, under these wetten and of these soorten. */
export function listUitvragen(
  { index }: Pick<Beeld, 'index'>,
  gemeente: Gemeente,
  { peildatum, soort, wet }: Dekkingsvraag,
): readonly Uitvraag[] {
  return (wet === undefined ? WETTEN : [wet]).flatMap((een) =>
    index.selectAansluitingen(gemeente.code, een, soort, peildatum).map((aansluiting): Uitvraag => {
      const formaat = index.selectFormaat(aansluiting.formaat, peildatum);
      return {
        wet: een,
        soort,
        aansluiting,
        ontvanger: index.ontvanger(aansluiting, gemeente),
        formaat: formaat.ok ? formaat.value : formaat.error,
      };
    }),
  );
}

function standOf(uitvragen: readonly Uitvraag[], wet: Wet | undefined): Aansluitstand {
  if (uitvragen.length === 0) return 'niet';
  const gevraagd = wet === undefined ? WETTEN : [wet];
  const compleet = gevraagd.every((een) =>
    uitvragen.some((uitvraag) => uitvraag.wet === een && typeof uitvraag.formaat !== 'string'),
  );
  return compleet ? 'aangesloten' : 'deels';
}

/** Every gemeente of that day, by name. */
export function describeDekking(beeld: Beeld, vraag: Dekkingsvraag): readonly Gemeentedekking[] {
  const { register } = beeld;
  const jeugdregios = new Map(
    register.inkoopregios
      .filter((regio) => regio.regiosoort === 'jeugdregio' && isGeldigOp(regio, vraag.peildatum))
      .flatMap((regio) => regio.gemeentecodes.map((code) => [code, regio] as const)),
  );
  return register.gemeenten
    .filter((gemeente) => isGeldigOp(gemeente, vraag.peildatum))
    .toSorted((een, ander) => een.naam.localeCompare(ander.naam, 'nl'))
    .map((gemeente) => {
      const uitvragen = listUitvragen(beeld, gemeente, vraag);
      const jeugdregio = jeugdregios.get(gemeente.code);
      return {
        gemeente,
        ...(jeugdregio === undefined ? {} : { jeugdregio }),
        stand: standOf(uitvragen, vraag.wet),
        uitvragen,
      };
    });
}
