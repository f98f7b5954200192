/** Shorthand of the register checks: a bevinding at a pointer into the Register object. */
import type { Bevinding, BevindingParameters, Ernst } from '../../domain/bevinding.ts';
import type { BevindingenRegister } from '../../domain/bevindingen/register.ts';

export function melding<Code extends keyof BevindingenRegister>(
  code: Code,
  pointer: string,
  parameters: BevindingParameters[Code],
  ernst: Ernst = 'fout',
): Bevinding {
  // The compiler cannot see that code and parameters belong together once Code is generic.
  return { code, ernst, plaats: { pointer }, parameters } as Bevinding;
}
