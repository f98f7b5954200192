import type { VerantwoordingRij } from '../../domain/rijen.ts';
import { findEigenVerantwoording } from '../../pipeline/eigen-verantwoording.ts';
import type { HttpOmgeving } from '../omgeving.ts';

/** Undefined when it does not exist, and when it is of another aanbieder. */
export const findOwn = (
  { diensten, houder }: Pick<HttpOmgeving['Variables'], 'diensten' | 'houder'>,
  id: string,
): Promise<VerantwoordingRij | undefined> => findEigenVerantwoording(diensten, houder.houdercode, id);
