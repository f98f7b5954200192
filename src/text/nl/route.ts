import type { BevindingenRoute } from '../../domain/bevindingen/route.ts';
import type { Zinnen } from '../zin.ts';

export const zinnenRoute: Zinnen<BevindingenRoute> = {
  GEEN_AANSLUITING: (p) => ({ melding: p.gemeente, regel: '', oplossing: '' }),
};
