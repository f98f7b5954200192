/** The check of one XML file against an XSD, while it goes out. */
import type { XsdValidator } from '#libxml2';
import type { Bevinding } from '../../../domain/bevinding.ts';
import type { XsdOvertreding } from '../../../domain/bevindingen/uitvoer.ts';
import { createBoomkaart } from '../boomkaart.ts';
import { Regelnummers, type Schemacontrole, type TeControleren, Vondsten } from '../controle.ts';
import type { Libxml2 } from './bibliotheek.ts';
import { XsdKeurder, type XsdVondst } from './keuren.ts';
import { type Knipgrenzen, Knipper } from './knipper.ts';
import type { Inhoudsmodel } from './model.ts';

export interface XsdOnderdelen {
  readonly lib: Libxml2;
  readonly validator: XsdValidator;
  /** `naam@versie`. */
  readonly schema: string;
  /** Undefined when the schema lets nothing be cut. */
  readonly wortelmodel: Inhoudsmodel | undefined;
  /** Characters of one value; absent when its patterns are fine for any. */
  readonly langsteWaarde?: number;
}

export function createXsdControle(
  { lib, validator, schema, wortelmodel, langsteWaarde }: XsdOnderdelen,
  { bestandsnaam, formaat, invoer, boom, regel }: TeControleren,
  grenzen: Knipgrenzen,
): Schemacontrole {
  const vondsten = new Vondsten(bestandsnaam, schema);
  const nummers = new Regelnummers(invoer);
  const kaart = createBoomkaart(boom, regel);

  function toBevinding({ overtreding, verwacht, vindplaats }: XsdVondst): Bevinding {
    const { pad, element, pointer, onderdeel } = vindplaats;
    return {
      code: 'UITVOER_XSD',
      ernst: 'fout',
      plaats: { ...nummers.plaats(vindplaats.regel), ...(pad !== '' && { uitvoerveld: pad }) },
      parameters: {
        bestandsnaam,
        schema,
        formaat,
        regel: pointer,
        element,
        overtreding,
        verwacht,
        ...(onderdeel !== undefined && { onderdeel }),
      },
    };
  }

  const meld = (vondst: XsdVondst): void => vondsten.add(toBevinding(vondst));
  const meldGeheel = (overtreding: XsdOvertreding): void =>
    meld({ overtreding, verwacht: '', vindplaats: { pad: '', element: '', pointer: regel } });
  const keurder = new XsdKeurder(lib, validator, kaart, meld);
  const knipper = new Knipper(wortelmodel, kaart, keurder, grenzen, langsteWaarde);

  return {
    take: (brok) => knipper.take(brok),
    opRegel: (nr) => nummers.add(nr),
    finish() {
      knipper.finish();
      switch (knipper.fout) {
        case undefined:
          break;
        case 'te-groot':
          if (vondsten.isLeeg) {
            const parameters = {
              bestandsnaam,
              schema,
              maximaleBytes: grenzen.ondeelbaar,
              bestandssoort: 'xml',
            } as const;
            vondsten.add({ code: 'UITVOER_NIET_TE_CONTROLEREN', ernst: 'fout', plaats: {}, parameters });
          }
          break;
        case 'waarde-te-lang':
          if (langsteWaarde !== undefined) {
            const parameters = { bestandsnaam, schema, maximum: langsteWaarde };
            vondsten.add({ code: 'UITVOER_WAARDE_TE_LANG', ernst: 'fout', plaats: {}, parameters });
          }
          break;
        default:
          if (!keurder.isOnwelgevormd) meldGeheel(knipper.fout);
      }
      return vondsten.list();
    },
  };
}
