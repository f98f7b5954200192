/** The register as a beheerder reads it: what is in force on a day. */
import type { Aansluiting, Gemeente, Inkoopregio } from '../domain/register.ts';
import { isGeldigOp } from '../register/geldigheid.ts';
import { listLooptijden } from '../register/versies.ts';
import type { RegisterBeeld } from './register-bron.ts';

export const listGemeenten = ({ register }: RegisterBeeld, peildatum: string): readonly Gemeente[] =>
  register.gemeenten.filter((gemeente) => isGeldigOp(gemeente, peildatum));

export const listInkoopregios = ({ register }: RegisterBeeld, peildatum: string): readonly Inkoopregio[] =>
  register.inkoopregios.filter((regio) => isGeldigOp(regio, peildatum));

/** The version of each aansluiting that decides on `peildatum`. */
export const listAansluitingen = ({ register }: RegisterBeeld, peildatum: string): readonly Aansluiting[] =>
  listLooptijden(register.aansluitingen)
    .filter((looptijd) => isGeldigOp(looptijd, peildatum))
    .map((looptijd) => looptijd.aansluiting);
