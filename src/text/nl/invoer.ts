import type { BevindingenInvoer } from '../../domain/bevindingen/invoer.ts';
import type { Zinnen } from '../zin.ts';

export const zinnenInvoer: Zinnen<BevindingenInvoer> = {
  JSON_ONGELDIG: () => ({ melding: '', regel: '', oplossing: '' }),
};
