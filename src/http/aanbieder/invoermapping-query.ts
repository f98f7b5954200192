/** The query that says with which mapping an own file is read. */
import type { Invoermapping } from '../../domain/invoermapping.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { findInvoermapping } from '../../pipeline/invoermapping.ts';
import type { HttpContext } from '../omgeving.ts';
import { problem, toLijst } from '../problem.ts';
import { Mappingnaam } from '../schemas/invoermapping.ts';

export const Mappingquery = {
  invoermapping: Mappingnaam.optional().openapi({
    description: 'Naam van de invoermapping waarmee uw eigen werkmap of CSV-bestand wordt gelezen.',
    example: 'ecd-export',
  }),
};

const unknownMapping = (c: HttpContext, naam: string) =>
  problem(
    c,
    400,
    'Deze invoermapping is er niet. Er is niets gelezen.',
    toLijst([
      {
        code: 'MAPPING_ONBEKEND',
        ernst: 'fout',
        plaats: { queryparameter: 'invoermapping' },
        parameters: { naam },
      },
    ]),
  );

/** The mapping that is named, or the answer that says there is none. */
export async function openMapping(
  c: HttpContext,
  naam: string | undefined,
): Promise<Result<Invoermapping | undefined, ReturnType<typeof unknownMapping>>> {
  if (naam === undefined) return ok(undefined);
  const rij = await findInvoermapping(c.var.diensten, c.var.houder.houdercode, naam);
  return rij === undefined ? err(unknownMapping(c, naam)) : ok(rij.mapping);
}
