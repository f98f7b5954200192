/** One zending as a row: to whom, how far, and its files. The script of the page keeps it up to date (script/volgen.ts). */
import type { FC } from 'hono/jsx';
import type { ZendingRij } from '../../../domain/rijen.ts';
import { SOORTNAMEN } from '../../../text/nl/zending.ts';
import { standVanZending } from '../../../text/nl/zendingstand.ts';
import { grootteTekst } from '../../../text/notatie.ts';
import { Inzagelink } from '../../inzage/vraag.tsx';
import type { Inzagestand } from '../../omgeving.ts';
import { STANDEN, Stappen, Toestand } from '../../onderdelen/toestand.tsx';
import { adresVanZending } from './adressen.ts';

export const Bestanden: FC<{ zending: ZendingRij; inzage: Inzagestand }> = ({ zending, inzage }) => (
  <ul class="evk-kaal evk-bestanden">
    {zending.bestanden.map(({ volgnummer, bestandsnaam, bytes }) => (
      <li>
        <Inzagelink
          stand={inzage}
          adres={`${adresVanZending(zending.verantwoordingId, zending.id)}/bestanden/${volgnummer}`}
          download
        >
          {bestandsnaam}
        </Inzagelink>{' '}
        <span class="evk-klein">({grootteTekst(bytes)})</span>
      </li>
    ))}
  </ul>
);

export const Voortgang: FC<{ zending: ZendingRij; inzage: Inzagestand }> = ({ zending, inzage }) => {
  const { kleur, woord, uitleg, stappen } = standVanZending(zending);
  const { ontvanger, soort, doel, versie } = zending;
  const terug = doel === 'intrekken' ? ', intrekking' : '';
  return (
    <li class="evk-kaart evk-zending" data-zending={zending.id}>
      <div class="evk-zending__kop">
        <h3 class="nl-heading nl-heading--level-3">
          <a class="nl-link" href={adresVanZending(zending.verantwoordingId, zending.id)}>
            {ontvanger.naam}
          </a>
        </h3>
        <Toestand kleur={kleur} woord={woord} />
      </div>
      <p class="nl-paragraph evk-klein">
        {SOORTNAMEN[soort]}
        {terug}
        {versie > 1 ? `, versie ${versie}` : ''}
      </p>
      <Stappen titel={`Voortgang bij ${ontvanger.naam}`} stappen={stappen} />
      <p class="nl-paragraph" data-uitleg>
        {uitleg}
      </p>
      {zending.bestanden.length === 0 ? null : <Bestanden zending={zending} inzage={inzage} />}
    </li>
  );
};

/** The same as data, for the script. */
export function voortgangData(zending: ZendingRij) {
  const { kleur, woord, uitleg, stappen } = standVanZending(zending);
  return {
    id: zending.id,
    naam: zending.ontvanger.naam,
    kleur,
    woord,
    uitleg,
    stappen: stappen.map(({ naam, stand }) => ({ naam, stand, voorlezen: STANDEN[stand] })),
  };
}
