import type { BevindingenRegister } from '../../domain/bevindingen/register.ts';
import type { Zinnen } from '../zin.ts';

export const zinnenRegister: Zinnen<BevindingenRegister> = {
  FORMAAT_SCHEMA: (p) => ({ melding: p.uitleg, regel: '', oplossing: '' }),
};
