/** What the form of the dossier brings: a few fields, and behind them a file that is stored while it comes in. */
import { noemtBsn } from '../../../domain/bsn.ts';
import { readStream } from '../../../domain/bytestroom.ts';
import { BIJLAGESOORTEN, VERKLARINGSOORTEN } from '../../../domain/dossier.ts';
import { isDatum } from '../../../domain/kalender.ts';
import { WETTEN, type Wet } from '../../../domain/verantwoording.ts';
import { addDocumentbestand, type Bestanduitkomst, type Documentopgave } from '../../../pipeline/dossier-bestand.ts';
import { Formulierfout, grensVan, readFormulier } from '../../meerdelig.ts';
import type { WebContext } from '../../omgeving.ts';
import { houdercodeVan } from '../../wacht.tsx';

const MAXIMUM_VELDTEKENS = 200;
const MET_BSN =
  'In de naam van dit bestand staat een burgerservicenummer, of een getal dat er een kan zijn. Geef het bestand een andere naam.';

/** By field: what is wrong with it. */
export type Veldfouten = Readonly<
  Partial<Record<'soort' | 'geldigVanaf' | 'geldigTot' | 'gemeentecode' | 'bestand', string>>
>;

export interface Dossierinvoer {
  readonly velden: ReadonlyMap<string, string>;
  readonly fouten: Veldfouten;
}

export type Formulieruitkomst =
  | { readonly soort: 'klaar'; readonly uitkomst: Bestanduitkomst; readonly velden: ReadonlyMap<string, string> }
  | ({ readonly soort: 'onvolledig' } & Dossierinvoer);

/** A name, never a path, without what is not seen. */
const veiligeNaam = (naam: string): string => naam.replace(/[\p{C}/\\]/gu, '_').slice(-MAXIMUM_VELDTEKENS);

function toOpgave(velden: ReadonlyMap<string, string>, bestandsnaam: string): Documentopgave | Veldfouten {
  const [soort = '', geldigVanaf = '', geldigTot = '', gemeentecode = '', wet = ''] = [
    'soort',
    'geldigVanaf',
    'geldigTot',
    'gemeentecode',
    'wet',
  ].map((naam) => velden.get(naam)?.trim());
  const bijlage = BIJLAGESOORTEN.find((een) => een === soort);
  const verklaring = VERKLARINGSOORTEN.find((een) => een === soort);
  const gekozenWet: Wet | undefined = WETTEN.find((een) => een === wet);
  const fouten: Veldfouten = {
    ...((bijlage ?? verklaring) ? {} : { soort: 'Kies wat voor document dit is.' }),
    ...(isDatum(geldigVanaf) ? {} : { geldigVanaf: 'Vul de eerste dag in waarop het document geldt.' }),
    ...(geldigTot === '' || (isDatum(geldigTot) && geldigTot >= geldigVanaf)
      ? {}
      : { geldigTot: 'De laatste dag ligt op of na de eerste dag. Laat leeg als er geen laatste dag is.' }),
    ...(gemeentecode === '' || /^\d{4}$/.test(gemeentecode)
      ? {}
      : { gemeentecode: 'Een gemeentecode heeft vier cijfers.' }),
    ...(bestandsnaam === '' ? { bestand: 'Kies een bestand.' } : {}),
    ...(noemtBsn(bestandsnaam) ? { bestand: MET_BSN } : {}),
  };
  if (Object.keys(fouten).length > 0) return fouten;
  const rest = {
    ...(gekozenWet === undefined ? {} : { wet: gekozenWet }),
    ...(gemeentecode === '' ? {} : { gemeentecode }),
    geldigVanaf,
    ...(geldigTot === '' ? {} : { geldigTot }),
    bestandsnaam: veiligeNaam(bestandsnaam),
  };
  if (bijlage !== undefined) return { documentsoort: 'bijlage', soort: bijlage, ...rest };
  if (verklaring !== undefined) return { documentsoort: 'verklaring', soort: verklaring, ...rest };
  return fouten;
}

export async function readDossierformulier(c: WebContext): Promise<Formulieruitkomst> {
  const velden = new Map<string, string>();
  const onvolledig = (fouten: Veldfouten): Formulieruitkomst => ({ soort: 'onvolledig', velden, fouten });
  const grens = grensVan(c.req.header('Content-Type'));
  const { body } = c.req.raw;
  if (grens === undefined || body === null) return onvolledig({ bestand: 'Kies een bestand.' });
  try {
    for await (const { naam, bestandsnaam, inhoud } of readFormulier(readStream(body), grens)) {
      if (bestandsnaam === undefined) velden.set(naam, await readVeld(inhoud));
      else if (naam === 'bestand') {
        const opgave = toOpgave(velden, bestandsnaam);
        if (!('documentsoort' in opgave)) return onvolledig(opgave);
        const uitkomst = await addDocumentbestand(c.var.diensten, houdercodeVan(c), opgave, inhoud);
        return { soort: 'klaar', uitkomst, velden };
      }
    }
  } catch (fout) {
    if (fout instanceof Formulierfout)
      return onvolledig({ bestand: 'Het bestand kwam niet helemaal aan. Probeer het nog eens.' });
    throw fout;
  }
  return onvolledig({ bestand: 'Kies een bestand.' });
}

async function readVeld(inhoud: AsyncIterable<Uint8Array>): Promise<string> {
  const lezer = new TextDecoder();
  let tekst = '';
  for await (const brok of inhoud) {
    tekst += lezer.decode(brok, { stream: true });
    if (tekst.length > MAXIMUM_VELDTEKENS) throw new Formulierfout('a field is too long');
  }
  return tekst;
}
