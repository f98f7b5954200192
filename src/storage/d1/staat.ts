import type { Staat } from '../ports.ts';
import { D1Aansluitingen } from './aansluitingen.ts';
import { D1Afwijsregels } from './afwijsregels.ts';
import { D1Retour } from './antwoorden.ts';
import { D1Auditspoor } from './auditspoor.ts';
import { D1Bevindingen } from './bevindingen.ts';
import { D1Bewaring } from './bewaring.ts';
import { D1Bewijs } from './bewijs.ts';
import { D1Bezorging } from './bezorging.ts';
import { D1Clients } from './clients.ts';
import { D1Correctie } from './correctie.ts';
import { D1Dossier } from './dossier.ts';
import { D1Formaten } from './formaten.ts';
import { D1Gebeurtenissen } from './gebeurtenissen.ts';
import { D1Herlevering } from './herlevering.ts';
import { D1Indieningen } from './indieningen.ts';
import { D1Invoermapping } from './invoermapping.ts';
import { D1Inzagen } from './inzagen.ts';
import { D1Kalender } from './kalender.ts';
import { D1Kanalen } from './kanalen.ts';
import { D1Ledenbeheer } from './ledenbeheer.ts';
import { D1Omzetbeurten } from './omzetbeurten.ts';
import { D1Organisaties } from './organisaties.ts';
import { D1Overzicht } from './overzicht.ts';
import { D1Postvak } from './postvak.ts';
import { D1Rechten } from './rechten.ts';
import { D1Register } from './register.ts';
import { D1Sessies } from './sessies.ts';
import { D1Sleutelkast } from './sleutelkast.ts';
import { D1Sleutels } from './sleutels.ts';
import { D1Statistieken } from './statistieken.ts';
import { D1Termijnen } from './termijnen.ts';
import { D1Totalen } from './totalen.ts';
import { D1Uploads } from './uploads.ts';
import { D1Verantwoordingen } from './verantwoordingen.ts';
import { D1Verwerkingen } from './verwerkingen.ts';
import { D1Virusscan } from './virusscan.ts';
import { D1Volgen } from './volgen.ts';
import { D1Voorbeeldbytes } from './voorbeeldbytes.ts';
import { D1Voorgevuld } from './voorgevuld.ts';
import { D1Vragen } from './vragen.ts';
import { D1Zendingen } from './zendingen.ts';

/** All state in one D1 database; `migrations/` makes its tables. */
export const createD1Staat = (db: D1Database): Staat => ({
  verantwoordingen: new D1Verantwoordingen(db),
  zendingen: new D1Zendingen(db),
  omzetbeurten: new D1Omzetbeurten(db),
  bezorging: new D1Bezorging(db),
  termijnen: new D1Termijnen(db),
  postvak: new D1Postvak(db),
  bevindingen: new D1Bevindingen(db),
  correctie: new D1Correctie(db),
  herlevering: new D1Herlevering(db),
  retour: new D1Retour(db),
  register: new D1Register(db),
  formaten: new D1Formaten(db),
  sleutels: new D1Sleutels(db),
  sleutelkast: new D1Sleutelkast(db),
  kanalen: new D1Kanalen(db),
  bewijs: new D1Bewijs(db),
  bewaring: new D1Bewaring(db),
  virusscan: new D1Virusscan(db),
  gebeurtenissen: new D1Gebeurtenissen(db),
  voorgevuld: new D1Voorgevuld(db),
  dossier: new D1Dossier(db),
  uploads: new D1Uploads(db),
  indieningen: new D1Indieningen(db),
  inzagen: new D1Inzagen(db),
  invoermapping: new D1Invoermapping(db),
  aansluitingen: new D1Aansluitingen(db),
  voorbeeldbytes: new D1Voorbeeldbytes(db),
  auditspoor: new D1Auditspoor(db),
  verwerkingen: new D1Verwerkingen(db),
  rechten: new D1Rechten(db),
  organisaties: new D1Organisaties(db),
  sessies: new D1Sessies(db),
  clients: new D1Clients(db),
  statistieken: new D1Statistieken(db),
  volgen: new D1Volgen(db),
  kalender: new D1Kalender(db),
  overzicht: new D1Overzicht(db),
  totalen: new D1Totalen(db),
  vragen: new D1Vragen(db),
  afwijsregels: new D1Afwijsregels(db),
  ledenbeheer: new D1Ledenbeheer(db),
});
