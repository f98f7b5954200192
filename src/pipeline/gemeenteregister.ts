/** What counted for one gemeente on a day, and why: "what applied on 1 March?" */
import type { Aansluiting, Bron, Gemeente, Herindeling, Inkoopregio } from '../domain/register.ts';
import type { Soort, Wet } from '../domain/verantwoording.ts';
import { type Geldigheid, isGeldigOp } from '../register/geldigheid.ts';
import type { Antwoordend } from '../register/herindeling.ts';
import { type Looptijd, listLooptijden } from '../register/versies.ts';
import { termijnDatum } from '../route/eisen.ts';
import { GRONDSTOF } from '../route/policy.ts';
import { listUitvragen, type Uitvraag } from './dekking.ts';
import type { RegisterBeeld } from './register-bron.ts';

export interface Afspraak extends Uitvraag {
  /** On which days this version decides. */
  readonly looptijd: Geldigheid;
  /** For a periode that ends on the peildatum: the day of each termijn, in the order of the aansluiting. */
  readonly termijndagen: readonly string[];
}

/** `verdrongen`: another agreement with the same ontvanger is nearer to this gemeente. */
export type Nietreden = 'nog-niet' | 'geeindigd' | 'verdrongen';

export interface NietToegepast {
  readonly aansluiting: Aansluiting;
  readonly wet: Wet;
  readonly looptijd: Geldigheid;
  readonly reden: Nietreden;
}

export interface Gemeentebeeld {
  /** The name it had on that day, or last. */
  readonly naam: string;
  readonly code: string;
  /** Absent: the code was not valid on that day. */
  readonly gemeente?: Gemeente;
  readonly antwoordend: Antwoordend;
  readonly regios: readonly Inkoopregio[];
  /** Whatever day they began: those that this code came from or went into. */
  readonly herindelingen: readonly Herindeling[];
  /** Of the gemeente that answers. */
  readonly afspraken: readonly Afspraak[];
  readonly nietToegepast: readonly NietToegepast[];
}

const SOORTEN = Object.keys(GRONDSTOF) as Soort[];

const sleutel = ({ id, versie }: Aansluiting, wet: Wet): string => `${id} ${versie} ${wet}`;

function covers({ dekking }: Aansluiting, code: string, regios: readonly Inkoopregio[]): boolean {
  if ('alle' in dekking) return true;
  if ('gemeentecodes' in dekking) return dekking.gemeentecodes.includes(code);
  return regios.some((regio) => regio.code === dekking.regio && regio.gemeentecodes.includes(code));
}

const redenVan = (looptijd: Geldigheid, peildatum: string): Nietreden => {
  if (looptijd.geldigVanaf > peildatum) return 'nog-niet';
  return isGeldigOp(looptijd, peildatum) ? 'verdrongen' : 'geeindigd';
};

const spanOf = ({ geldigVanaf, geldigTot }: Looptijd): Geldigheid => ({
  geldigVanaf,
  ...(geldigTot === undefined ? {} : { geldigTot }),
});

/** @returns undefined for a code that was never in the register */
export function describeGemeente(beeld: RegisterBeeld, code: string, peildatum: string): Gemeentebeeld | undefined {
  const { register, index } = beeld;
  const perioden = index.gemeentetabel.zoek(code);
  if (perioden.length === 0) return undefined;
  const eigen = register.gemeenten.find((een) => een.code === code && isGeldigOp(een, peildatum));
  const antwoordend = index.antwoordend(code, peildatum);
  const antwoordt = antwoordend.uitkomst === 'gevonden' ? antwoordend.gemeente : undefined;
  const looptijden = listLooptijden(register.aansluitingen);
  const spans = new Map(looptijden.map((een) => [`${een.aansluiting.id} ${een.aansluiting.versie}`, spanOf(een)]));
  const afspraken = (antwoordt === undefined ? [] : SOORTEN).flatMap((soort) =>
    antwoordt === undefined
      ? []
      : listUitvragen(beeld, antwoordt, { peildatum, soort }).map((uitvraag) => ({
          ...uitvraag,
          looptijd: spans.get(`${uitvraag.aansluiting.id} ${uitvraag.aansluiting.versie}`) ?? uitvraag.aansluiting,
          termijndagen: uitvraag.aansluiting.termijnen.map((termijn) =>
            termijnDatum(termijn, { einddatum: peildatum }),
          ),
        })),
  );
  const toegepast = new Set(afspraken.map(({ aansluiting, wet }) => sleutel(aansluiting, wet)));
  const voor = antwoordt?.code ?? code;
  return {
    naam: index.gemeenteNaam(code, peildatum),
    code,
    ...(eigen === undefined ? {} : { gemeente: eigen }),
    antwoordend,
    regios: register.inkoopregios.filter((regio) => isGeldigOp(regio, peildatum) && regio.gemeentecodes.includes(voor)),
    herindelingen: register.herindelingen.filter((een) => een.oudeCode === code || een.nieuweCode === code),
    afspraken,
    nietToegepast: looptijden
      .filter(({ aansluiting }) => covers(aansluiting, voor, register.inkoopregios))
      .flatMap((een) =>
        een.aansluiting.wetten
          .filter((wet) => !toegepast.has(sleutel(een.aansluiting, wet)))
          .map((wet) => ({
            aansluiting: een.aansluiting,
            wet,
            looptijd: spanOf(een),
            reden: redenVan(een, peildatum),
          })),
      ),
  };
}

export interface Herindelingbeeld {
  readonly ingangsdatum: string;
  readonly oudeCode: string;
  readonly oudeNaam: string;
  readonly nieuweCode: string;
  readonly nieuweNaam: string;
  readonly zekerheid: Herindeling['zekerheid'];
  readonly bron: Bron;
}

/** Newest first. */
export const listHerindelingen = ({ register, index }: RegisterBeeld): readonly Herindelingbeeld[] =>
  register.herindelingen
    .map((een) => ({
      ...een,
      oudeNaam: index.gemeenteNaam(een.oudeCode, een.ingangsdatum),
      nieuweNaam: index.gemeenteNaam(een.nieuweCode, een.ingangsdatum),
    }))
    .toSorted((een, ander) => (een.ingangsdatum < ander.ingangsdatum ? 1 : -1));
