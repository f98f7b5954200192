/** Holds an answer that was stored against the XSD its formaat names, where a deployment registered one: ours may not hold the official. */
import type { Plaats } from '../domain/bevinding.ts';
import type { BevindingenRetour325 } from '../domain/bevindingen/retour325.ts';
import type { ZendingRij } from '../domain/rijen.ts';
import type { Diensten } from './diensten.ts';
import type { RegisterBeeld } from './register-bron.ts';
import { retourSleutel } from './sleutels-van-opslag.ts';

export interface XsdBezwaar {
  readonly plaats: Plaats;
  readonly parameters: BevindingenRetour325['RETOUR_XSD'];
}

/** Nothing when no schema is named for the answer to this file. */
export async function checkRetourXsd(
  { blobs }: Pick<Diensten, 'blobs'>,
  { register, index, schemas }: RegisterBeeld,
  { formaat: { naam, versie }, bestanden }: ZendingRij,
  volgnummer: number,
  retourId: string,
): Promise<readonly XsdBezwaar[]> {
  const soort = bestanden.find((bestand) => bestand.volgnummer === volgnummer)?.retour?.soort;
  const verwachtingen = (index.findFormaat(naam, versie)?.bestanden ?? []).flatMap((bestand) =>
    'retourbericht' in bestand && bestand.retourbericht?.soort === soort ? [bestand.retourbericht] : [],
  );
  const verwijzing = verwachtingen.find(({ schema }) => schema !== undefined)?.schema;
  if (verwijzing === undefined) return [];
  const vermelding = register.schemas.find(
    (schema) => schema.naam === verwijzing.naam && schema.versie === verwijzing.versie,
  );
  // Registration refuses a formaat whose schema is not there.
  if (vermelding === undefined) throw new Error(`schema ${verwijzing.naam}@${verwijzing.versie} is not registered`);
  const bericht = await blobs.get(retourSleutel(retourId));
  if (bericht === undefined) throw new Error(`the message of ${retourId} is gone`);
  return schemas.use([vermelding], async ([schema]) => {
    const controle = schema?.createControle({
      bestandsnaam: soort ?? '',
      formaat: `${naam}@${versie}`,
      invoer: 'prestaties',
      // Nothing of ours wrote it.
      boom: { element: 'Bericht', inhoud: [] },
      regel: '',
    });
    if (controle === undefined) throw new Error('fewer schemas than were asked for');
    for await (const brok of bericht) controle.take(brok);
    return controle.finish().map(({ code, plaats: { uitvoerveld }, parameters }) => ({
      plaats: uitvoerveld === undefined ? {} : { bron: { veld: uitvoerveld } },
      parameters:
        code === 'UITVOER_XSD'
          ? { schema: parameters.schema, element: parameters.element, overtreding: parameters.overtreding }
          : { schema: `${verwijzing.naam}@${verwijzing.versie}`, element: '', overtreding: 'anders' },
    }));
  });
}
