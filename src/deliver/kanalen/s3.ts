/**
 * Files into a bucket of the ontvanger (S3 API, Signature Version 4). The manifest comes last and names every file with its hash: what has
 * no manifest yet is not complete. The same zending has the same keys and the same bytes, so that doing it again changes nothing.
 */

import { createHash } from 'node:crypto';
import { AwsV4Signer } from 'aws4fetch';
import { contentType } from '../../domain/bestandskop.ts';
import type { Kanaalgeheimen, S3Instelling } from '../../domain/kanaal.ts';
import type { BestandBewijs } from '../../domain/zending.ts';
import { type Buitenwereld, callOut, type Verzoek } from '../aanroep.ts';
import { ALLEEN_TE_GROOT, isTaken, STAPPEN_VAN_EEN_ADRES, type Verzenduitkomst } from '../uitkomst.ts';
import { describeBestanden, type Kanaalwerk, type TeVerzenden } from './kanaalwerk.ts';

const BAD_REQUEST = 400;
const TOO_LARGE = 413;
/** A bucket answers 400 to nearly everything; only this code is about the file. */
const TE_GROOT = '<Code>EntityTooLarge</Code>';

export interface S3delen {
  readonly buiten: Buitenwereld;
  readonly instelling: S3Instelling;
  readonly geheimen: Kanaalgeheimen;
}

interface Voorwerp {
  readonly sleutel: string;
  readonly mediatype: string;
  readonly sha256: string;
  readonly body: Verzoek['body'];
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** `2026-05-06T10:00:00.000Z` as `20260506T100000Z`. */
const amzDate = (nu: Date): string => nu.toISOString().replace(/[-:]|\.\d{3}/g, '');

/** A name that stays in its folder and is the same to every client: what is not plain becomes an underscore. */
const plain = (bestandsnaam: string): string => bestandsnaam.replace(/[^A-Za-z0-9._-]/g, '_').replace(/^\.+/, '_');

const keyOf = (zendingId: string, { volgnummer, bestandsnaam }: BestandBewijs): string =>
  `${zendingId}/${volgnummer}-${plain(bestandsnaam)}`;

async function put({ buiten, instelling, geheimen }: S3delen, voorwerp: Voorwerp, nu: Date): Promise<Verzenduitkomst> {
  if (geheimen.s3geheim === undefined) return { soort: 'niet-bruikbaar', wat: 'geheim' };
  const basis = instelling.adres.replace(/\/$/, '');
  const adres = `${basis}/${instelling.map}${voorwerp.sleutel}`;
  if (!URL.canParse(adres)) return { soort: 'mislukt', stap: 'adres', reden: { reden: 'geen-adres' } };
  const ondertekenaar = new AwsV4Signer({
    method: 'PUT',
    url: adres,
    headers: { 'Content-Type': contentType(voorwerp.mediatype), 'X-Amz-Content-Sha256': voorwerp.sha256 },
    accessKeyId: instelling.toegangssleutel,
    secretAccessKey: geheimen.s3geheim,
    service: 's3',
    region: instelling.regio,
    datetime: amzDate(nu),
  });
  const { url, headers } = await ondertekenaar.sign();
  const antwoord = await callOut(
    buiten,
    { methode: 'PUT', adres: url.href, headers: Object.fromEntries(headers), body: voorwerp.body },
    { tekst: true },
  );
  if (!antwoord.ok) return { soort: 'mislukt', ...antwoord.error };
  const { status, tekst = '', retryAfter } = antwoord.value;
  return {
    soort: 'antwoord',
    status: status === BAD_REQUEST && tekst.includes(TE_GROOT) ? TOO_LARGE : status,
    ...(retryAfter === undefined ? {} : { retryAfter }),
  };
}

const ofText = (sleutel: string, inhoud: unknown): Voorwerp => {
  const body = new TextEncoder().encode(`${JSON.stringify(inhoud, null, 2)}\n`);
  return { sleutel, mediatype: 'application/json', sha256: hashOf(body), body };
};

const manifest = ({ rij, nummer }: TeVerzenden): Voorwerp =>
  ofText(`${rij.id}/manifest.json`, {
    zendingId: rij.id,
    nummer,
    soort: rij.soort,
    formaat: rij.formaat,
    omgezetOp: rij.omgezetOp,
    bestanden: describeBestanden(rij.bestanden).map((bestand) => ({ ...bestand, sleutel: keyOf(rij.id, bestand) })),
  });

export function createS3(delen: S3delen): Kanaalwerk {
  return {
    tegelijk: delen.instelling.tegelijk,
    stappen: STAPPEN_VAN_EEN_ADRES,
    geweigerd: ALLEEN_TE_GROOT,
    async verzend(zending, nu) {
      for (const bestand of zending.rij.bestanden) {
        const { mediatype, sha256, bytes } = bestand;
        const body = { open: () => zending.open(bestand), bytes };
        const uitkomst = await put(delen, { sleutel: keyOf(zending.rij.id, bestand), mediatype, sha256, body }, nu);
        if (!isTaken(uitkomst)) return uitkomst;
      }
      return put(delen, manifest(zending), nu);
    },
    beproef: (id, nu) => put(delen, ofText('enkelvoud-proef.json', { proef: id, op: nu.toISOString() }), nu),
  };
}
