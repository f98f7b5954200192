import { tijdstip } from '../../src/domain/kalender.ts';
import type { Houdersoort, Rol } from '../../src/domain/toegang.ts';
import { beginSessie } from '../../src/pipeline/sessies.ts';
import type { Gateway } from './gateway.ts';

/** @returns the cookie of somebody of this organisation with these roles, as a browser sends it over https */
export async function meldLidAan(
  { diensten }: Pick<Gateway, 'diensten'>,
  houdersoort: Houdersoort,
  houdercode: string,
  rollen: readonly Rol[],
  naam = 'Iemand',
): Promise<string> {
  const { staat, nieuwId } = diensten;
  const aangemaaktOp = '2026-05-06T10:00:00.000Z';
  const organisatie = await staat.organisaties.ensureOrganisatie({
    id: nieuwId(),
    houdersoort,
    houdercode,
    naam: houdercode,
    aangemaaktOp,
  });
  const lid = await staat.organisaties.ensureLid({
    id: nieuwId(),
    organisatieId: organisatie.id,
    naam,
    uitgever: 'test',
    onderwerp: `${houdercode} ${naam} ${rollen.join(' ')}`,
    rollen,
    aangemaaktOp,
  });
  return `__Host-enkelvoud-sessie=${await beginSessie(diensten, lid, { bewezenOp: tijdstip(diensten.klok()) })}`;
}
