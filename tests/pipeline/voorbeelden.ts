/** The examples that are shipped with the register, as a beheerder would send them to the API. */
import type { Voorbeeldopgave } from '../../src/pipeline/formaat-voorbeeldkeuring.ts';

const invoer = import.meta.glob<Voorbeeldopgave['invoer']>('../../register/formaten/*/*/voorbeelden/*/invoer.json', {
  eager: true,
  import: 'default',
});
const ontvangers = import.meta.glob<Pick<Voorbeeldopgave, 'ontvanger' | 'parameters'>>(
  '../../register/formaten/*/*/voorbeelden/*/ontvanger.json',
  { eager: true, import: 'default' },
);

export interface GeleverdVoorbeeld {
  readonly naam: string;
  readonly versie: string;
  readonly voorbeeld: string;
  readonly opgave: Omit<Voorbeeldopgave, 'verwacht'>;
}

export const VOORBEELDEN: readonly GeleverdVoorbeeld[] = Object.entries(invoer).map(([pad, verantwoording]) => {
  const [naam = '', versie = '', , voorbeeld = ''] = pad.split('/').slice(-5);
  const wie = ontvangers[pad.replace('invoer.json', 'ontvanger.json')] ?? { parameters: {} };
  return {
    naam,
    versie,
    voorbeeld,
    opgave: { invoer: verantwoording, vandaag: verantwoording.dagtekening as string, ...wie },
  };
});
