import type { BevindingenBezorging } from '../../domain/bevindingen/bezorging.ts';
import type { Zinnen } from '../zin.ts';

export const zinnenBezorging: Zinnen<BevindingenBezorging> = {
  REGEL_AFGEWEZEN: (p) => ({ melding: p.ontvanger, regel: '', oplossing: '' }),
};
