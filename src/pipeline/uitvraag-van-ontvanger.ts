/** What is asked for one ontvanger on a day: its own aansluitingen, and those of a desk that receives for it. */
import type { Formaat } from '../domain/formaat.ts';
import type { Aansluiting } from '../domain/register.ts';
import type { Wet } from '../domain/verantwoording.ts';
import { isGeldigOp } from '../register/geldigheid.ts';
import { listLooptijden } from '../register/versies.ts';
import { groupVelden, type Veldgroep } from '../standaard/veldnamen.ts';
import { describeGemeente } from './gemeenteregister.ts';
import type { RegisterBeeld } from './register-bron.ts';

export type { Veldgroep };

export interface OntvangerUitvraag {
  readonly aansluiting: Aansluiting;
  readonly wetten: readonly Wet[];
  /** Absent: there is none that is in force. */
  readonly formaat?: Formaat;
  /** What it may take of a verantwoording, in words. */
  readonly veldgroepen: readonly Veldgroep[];
  /** Who receives when it is somebody else. */
  readonly elders?: string;
}

/** By soort and titel. */
export function listOntvangerUitvragen(
  beeld: RegisterBeeld,
  code: string,
  peildatum: string,
): readonly OntvangerUitvraag[] {
  const uitvragen = isGemeente(beeld, code) ? ofGemeente(beeld, code, peildatum) : ofBalie(beeld, code, peildatum);
  return uitvragen.toSorted((een, ander) => (sleutel(een) < sleutel(ander) ? -1 : 1));
}

const sleutel = ({ elders, aansluiting: { soort, titel, id } }: OntvangerUitvraag): string =>
  `${elders === undefined ? 0 : 1} ${soort} ${titel} ${id}`;

const isGemeente = ({ index }: RegisterBeeld, code: string): boolean => index.gemeentetabel.zoek(code).length > 0;

function ofGemeente(beeld: RegisterBeeld, code: string, peildatum: string): readonly OntvangerUitvraag[] {
  const afspraken = describeGemeente(beeld, code, peildatum)?.afspraken ?? [];
  const perAansluiting = Map.groupBy(afspraken, ({ aansluiting: { id, versie } }) => `${id} ${versie}`);
  return [...perAansluiting.values()].flatMap((groep) => {
    const [eerste] = groep;
    if (eerste === undefined) return [];
    const { aansluiting, formaat, ontvanger } = eerste;
    return [
      {
        aansluiting,
        wetten: [...new Set(groep.map(({ wet }) => wet))],
        ...withFormaat(typeof formaat === 'string' ? undefined : formaat),
        ...(ontvanger.code === code ? {} : { elders: ontvanger.naam }),
      },
    ];
  });
}

const withFormaat = (formaat: Formaat | undefined): Pick<OntvangerUitvraag, 'formaat' | 'veldgroepen'> =>
  formaat === undefined ? { veldgroepen: [] } : { formaat, veldgroepen: groupVelden(formaat.velden) };

function ofBalie({ register, index }: RegisterBeeld, code: string, peildatum: string): readonly OntvangerUitvraag[] {
  return listLooptijden(register.aansluitingen)
    .filter(
      (een) =>
        een.aansluiting.ontvanger.soort !== 'gemeente' &&
        een.aansluiting.ontvanger.code === code &&
        isGeldigOp(een, peildatum),
    )
    .map(({ aansluiting }) => {
      const formaat = index.selectFormaat(aansluiting.formaat, peildatum);
      return {
        aansluiting,
        wetten: aansluiting.wetten,
        ...withFormaat(formaat.ok ? formaat.value : undefined),
      };
    });
}
