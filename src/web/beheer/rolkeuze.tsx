/** What somebody or something of an organisation may do. */
import type { FC } from 'hono/jsx';
import { type OrganisatieRij, ROLLEN_PER_HOUDERSOORT, type Rol } from '../../domain/toegang.ts';
import { ROLNAMEN } from '../../text/nl/toegang.ts';
import { Vinkje } from '../onderdelen/veld.tsx';

/** @param id begins the id of each tick: a page may hold several of these */
export const Rolkeuze: FC<{
  readonly soort: OrganisatieRij['houdersoort'];
  readonly aan: readonly Rol[];
  readonly id: string;
}> = ({ soort, aan, id }) => (
  <fieldset class="evk-rechten">
    <legend>Rechten</legend>
    {ROLLEN_PER_HOUDERSOORT[soort].map((rol) => (
      <Vinkje naam="rollen" waarde={rol} label={ROLNAMEN[rol]} aan={aan.includes(rol)} id={`${id}-${rol}`} />
    ))}
  </fieldset>
);
