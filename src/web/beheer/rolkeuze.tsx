/** What somebody or something of an organisation may do. */
import type { FC } from 'hono/jsx';
import { INZAGEROL, type Rol } from '../../domain/toegang.ts';
import { ROLNAMEN } from '../../text/nl/toegang.ts';
import { Vinkje } from '../onderdelen/veld.tsx';

/** @param keuzes the roles that it can have @param id begins the id of each tick: a page may hold several of these */
export const Rolkeuze: FC<{
  readonly keuzes: readonly Rol[];
  readonly aan: readonly Rol[];
  readonly id: string;
}> = ({ keuzes, aan, id }) => (
  <fieldset class="evk-rechten">
    <legend>Rechten</legend>
    {keuzes.map((rol) => (
      <Vinkje naam="rollen" waarde={rol} label={ROLNAMEN[rol]} aan={aan.includes(rol)} id={`${id}-${rol}`} />
    ))}
    {keuzes.includes(INZAGEROL) ? (
      <p class="nl-paragraph evk-klein">
        {ROLNAMEN[INZAGEROL]}: regels, bestanden en downloads met gegevens van cliënten openen. Deze persoon geeft
        daarbij een reden; die staat in het logboek. Zonder dit recht blijven alleen stand, totalen en namen van
        bestanden te zien.
      </p>
    ) : null}
  </fieldset>
);
