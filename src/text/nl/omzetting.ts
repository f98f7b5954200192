import type { BevindingenOmzetting } from '../../domain/bevindingen/omzetting.ts';
import type { Zinnen } from '../zin.ts';

export const zinnenOmzetting: Zinnen<BevindingenOmzetting> = {
  WAARDE_ONTBREEKT: (p) => ({ melding: p.expressie, regel: '', oplossing: '' }),
};
