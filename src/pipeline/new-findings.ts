/** The check of a whole register, as somebody reads it who changes one document of it. */
import type { Bevinding } from '../domain/bevinding.ts';
import type { Register } from '../domain/register.ts';
import { checkRegister } from '../register/check-register.ts';

/**
 * What is found in the register as it would become and not in the register as it is.
 *
 * @param eigen pointer of the changed document inside the register; findings in it get a pointer into that document, others none
 */
export function newFindings(nu: Register, straks: Register, eigen: string): readonly Bevinding[] {
  const herken = ({ code, parameters }: Bevinding): string => JSON.stringify([code, parameters]);
  const eerder = new Set(checkRegister(nu).bevindingen.map(herken));
  return checkRegister(straks)
    .bevindingen.filter((bevinding) => !eerder.has(herken(bevinding)))
    .map((bevinding) => {
      const { pointer, ...plaats } = bevinding.plaats;
      const isEigen = pointer === eigen || pointer?.startsWith(`${eigen}/`) === true;
      return { ...bevinding, plaats: isEigen ? { ...plaats, pointer: pointer.slice(eigen.length) } : plaats };
    });
}
