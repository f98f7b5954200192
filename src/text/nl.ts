/** Every sentence in Dutch, and the one function that turns a bevinding into what a person reads. */
import type { Bevinding, Ernst, Plaats } from '../domain/bevinding.ts';
import { zinnenAntwoordformaat } from './nl/antwoordformaat.ts';
import { zinnenBezorging } from './nl/bezorging.ts';
import { zinnenCorrectie } from './nl/correctie.ts';
import { zinnenDocument } from './nl/document.ts';
import { zinnenHttp } from './nl/http.ts';
import { zinnenInvoer } from './nl/invoer.ts';
import { zinnenKanaal } from './nl/kanaal.ts';
import { zinnenOmzetting } from './nl/omzetting.ts';
import { zinnenPostbus } from './nl/postbus.ts';
import { zinnenPostvak } from './nl/postvak.ts';
import { zinnenRegister } from './nl/register.ts';
import { zinnenRegistratie } from './nl/registratie.ts';
import { zinnenRetour325 } from './nl/retour325.ts';
import { zinnenRoute } from './nl/route.ts';
import { zinnenStaat } from './nl/staat.ts';
import { zinnenUitvoer } from './nl/uitvoer.ts';
import { zinnenUpload } from './nl/upload.ts';
import { zinnenVoorgevuld } from './nl/voorgevuld.ts';
import { zinnenVraag } from './nl/vraag.ts';
import { zinnenXml } from './nl/xml.ts';
import type { AlleZinnen, Zin } from './zin.ts';

const zinnen: AlleZinnen = {
  ...zinnenInvoer,
  ...zinnenRegister,
  ...zinnenRegistratie,
  ...zinnenRoute,
  ...zinnenOmzetting,
  ...zinnenUitvoer,
  ...zinnenBezorging,
  ...zinnenKanaal,
  ...zinnenPostbus,
  ...zinnenPostvak,
  ...zinnenCorrectie,
  ...zinnenStaat,
  ...zinnenUpload,
  ...zinnenDocument,
  ...zinnenXml,
  ...zinnenAntwoordformaat,
  ...zinnenRetour325,
  ...zinnenVoorgevuld,
  ...zinnenVraag,
  ...zinnenHttp,
};

export interface LeesbareBevinding extends Zin {
  readonly code: string;
  readonly ernst: Ernst;
  readonly plaats: Plaats;
}

export function leesbaar(bevinding: Bevinding): LeesbareBevinding {
  const zin = zinnen[bevinding.code] as (parameters: Bevinding['parameters']) => Zin;
  return { code: bevinding.code, ernst: bevinding.ernst, ...zin(bevinding.parameters), plaats: bevinding.plaats };
}
