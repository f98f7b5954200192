import type { Houdersoort } from '../domain/toegang.ts';
import type { RegisterBeeld } from './register-bron.ts';

/** What an organisation is called until somebody gives it another name. */
export function organisatienaam(
  { index, register }: Pick<RegisterBeeld, 'index' | 'register'>,
  houder: { readonly houdersoort: Houdersoort; readonly houdercode: string },
  vandaag: string,
): string {
  const { houdersoort, houdercode } = houder;
  switch (houdersoort) {
    case 'aanbieder':
      return `Aanbieder ${houdercode}`;
    case 'beheerder':
      return `Beheer (${houdercode})`;
    case 'ontvanger': {
      const gemeente = index.gemeenteNaam(houdercode, vandaag);
      if (gemeente !== houdercode) return `Gemeente ${gemeente}`;
      const balie = register.aansluitingen.find(
        ({ ontvanger }) => ontvanger.soort !== 'gemeente' && ontvanger.code === houdercode,
      )?.ontvanger;
      const naam = balie !== undefined && balie.soort !== 'gemeente' ? balie.naam : undefined;
      return naam ?? index.findRegio(houdercode, vandaag)?.naam ?? `Ontvanger ${houdercode}`;
    }
  }
}
