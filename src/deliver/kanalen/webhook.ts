/**
 * Push over HTTPS: one signed event per zending to the address of the ontvanger. Always one request, whatever the number of files, so that
 * there is one answer. What is more than the ontvanger wants at once is not sent but told of (claim check). Why: decision 11.
 */
import type { Kanaalgeheimen, WebhookInstelling } from '../../domain/kanaal.ts';
import { type Aanmelder, createAanmelder, type Tokenvoorraad } from '../aanmelding.ts';
import { type Buitenwereld, callOut, guardAdres, type Haal } from '../aanroep.ts';
import { readTekengeheim, signWebhook, type Tekengeheim } from '../handtekening.ts';
import { STAPPEN_MET_TOKEN, STAPPEN_VAN_EEN_ADRES, type Verzenduitkomst } from '../uitkomst.ts';
import { type Afzender, type Gebeurtenisbericht, MEDIATYPE, proefEvent, zendingEvent } from './gebeurtenis.ts';
import type { Kanaalwerk, TeVerzenden } from './kanaalwerk.ts';

const UNAUTHORIZED = 401;

export interface Webhookdelen {
  readonly buiten: Buitenwereld;
  readonly instelling: WebhookInstelling;
  readonly geheimen: Kanaalgeheimen;
  readonly afzender: Afzender;
  readonly tokens: Tokenvoorraad;
  /** Whose settings these are, and their version. */
  readonly sleutel: string;
}

/** The secrets that sign now: the newest, and for a while the one before it. Empty when one cannot be read. */
export function secretsAt(
  { ondertekengeheim, vorigOndertekengeheim }: Kanaalgeheimen,
  nu: Date,
): readonly Tekengeheim[] {
  const vorig = vorigOndertekengeheim;
  const teksten = [
    ...(ondertekengeheim === undefined ? [] : [ondertekengeheim]),
    ...(vorig === undefined || vorig.tot <= nu.toISOString() ? [] : [vorig.geheim]),
  ];
  const gelezen = teksten.map(readTekengeheim);
  return gelezen.every((een) => een.ok) ? gelezen.map((een) => een.value) : [];
}

async function toBase64(stroom: AsyncIterable<Uint8Array>, bytes: number): Promise<string> {
  const geheel = new Uint8Array(bytes);
  let plaats = 0;
  for await (const stuk of stroom) {
    geheel.set(stuk, plaats);
    plaats += stuk.length;
  }
  if (plaats !== bytes) throw new Error(`a file of ${bytes} bytes holds ${plaats}`);
  return Buffer.from(geheel.buffer).toString('base64');
}

/** The contents of all files, when the ontvanger wants them and they fit. */
async function contents(
  { rij, open }: TeVerzenden,
  { inhoud, maximumBytes }: WebhookInstelling,
): Promise<ReadonlyMap<number, string> | undefined> {
  const bytes = rij.bestanden.reduce((som, bestand) => som + bestand.bytes, 0);
  if (inhoud === 'bericht' || bytes > maximumBytes) return undefined;
  const gelezen = new Map<number, string>();
  for (const bestand of rij.bestanden)
    gelezen.set(bestand.volgnummer, await toBase64(await open(bestand), bestand.bytes));
  return gelezen;
}

async function post(
  delen: Webhookdelen,
  aanmelder: Aanmelder,
  haal: Haal,
  bericht: Gebeurtenisbericht,
  nu: Date,
  traceparent: string | undefined,
): Promise<Verzenduitkomst> {
  const { buiten, instelling, geheimen } = delen;
  const tekengeheimen = secretsAt(geheimen, nu);
  if (tekengeheimen.length === 0) return { soort: 'niet-bruikbaar', wat: 'geheim' };
  const body = new TextEncoder().encode(JSON.stringify(bericht));
  const handtekening = await signWebhook({ id: bericht.id, body }, nu, tekengeheimen);
  for (const opnieuw of aanmelder.vernieuwbaar ? [false, true] : [false]) {
    const aanmelding = await aanmelder.headers(nu, opnieuw);
    if (!aanmelding.ok) return aanmelding.error;
    const antwoord = await callOut(
      buiten,
      {
        methode: 'POST',
        adres: instelling.adres,
        headers: {
          'Content-Type': MEDIATYPE,
          ...(traceparent && { traceparent }),
          ...aanmelding.value,
          ...handtekening,
        },
        body,
      },
      { haal },
    );
    if (!antwoord.ok) return { soort: 'mislukt', ...antwoord.error };
    // A token can be withdrawn before it expires: asked once more, not for ever.
    if (antwoord.value.status !== UNAUTHORIZED || opnieuw || !aanmelder.vernieuwbaar)
      return { soort: 'antwoord', ...antwoord.value };
  }
  throw new Error('the second answer is final');
}

/** Sends signed events to one address: zendingen to an ontvanger, or what happened to an aanbieder. */
export interface Eventzender {
  /** @param traceparent header of W3C Trace Context; absent when the event is about no action of ours */
  send(bericht: Gebeurtenisbericht, nu: Date, traceparent?: string): Promise<Verzenduitkomst>;
  beproef(id: string, nu: Date): Promise<Verzenduitkomst>;
}

export function createEventzender(delen: Webhookdelen): Eventzender {
  const { buiten, instelling, geheimen, afzender, tokens, sleutel } = delen;
  const aanmelder = createAanmelder(buiten, instelling.aanmelding, geheimen, tokens, sleutel);
  const send = async (bericht: Gebeurtenisbericht, nu: Date, traceparent?: string): Promise<Verzenduitkomst> => {
    const { certificaat } = instelling;
    const haal = certificaat === undefined ? buiten.haal : buiten.metCertificaat(certificaat);
    if (haal === undefined) return { soort: 'niet-bruikbaar', wat: 'certificaat' };
    return post(delen, aanmelder, haal, bericht, nu, traceparent);
  };
  return {
    send,
    async beproef(id, nu) {
      // Judged before a token is asked, so that the steps of a test come in their order.
      const adres = await guardAdres(buiten, instelling.adres);
      return adres.ok ? send(proefEvent(afzender, id, nu), nu) : { soort: 'mislukt', ...adres.error };
    },
  };
}

export function createWebhook(delen: Webhookdelen): Kanaalwerk {
  const { instelling, afzender } = delen;
  const zender = createEventzender(delen);
  return {
    tegelijk: instelling.tegelijk,
    stappen: instelling.aanmelding.aanmeldsoort === 'oauth2' ? STAPPEN_MET_TOKEN : STAPPEN_VAN_EEN_ADRES,
    beproef: zender.beproef,
    verzend: async (zending, nu) =>
      zender.send(
        zendingEvent(afzender, zending.rij, zending.nummer, await contents(zending, instelling)),
        nu,
        zending.traceparent,
      ),
  };
}
