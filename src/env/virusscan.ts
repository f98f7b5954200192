/** Where documents are looked at for viruses. */
import { z } from 'zod';
import { Instellingsfout } from '../domain/instellingsfout.ts';
import { ADRESVELD, isLocal } from './vormen.ts';

/** A name, an IPv4 address, or an IPv6 address between brackets; then a port. With `tls://` before it over TLS. */
const ADRES = /^(?:(tls):\/\/)?([A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\]):(\d{1,5})$/;
const HOOGSTE_POORT = 65_535;
/** This machine, or an address that is not routed on the internet (RFC 1918, RFC 4193): what goes there needs no TLS to stay inside. */
const BINNEN =
  /^(localhost|127\.\d+\.\d+\.\d+|10\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+|172\.(1[6-9]|2\d|3[01])\.\d+\.\d+|\[::1\]|\[f[cd][0-9a-f]{2}:.*\])$/i;

export const VIRUSSCANVELDEN = {
  /** Address of a clamd: `tls://scan.example:3310`, or `10.0.0.5:3310` inside; `geen` when documents are not scanned. */
  VIRUSSCAN: z.string().optional(),
};

const Velden = z.object({ ...ADRESVELD, ...VIRUSSCANVELDEN });

export interface Scanadres {
  readonly host: string;
  readonly poort: number;
  readonly tls: boolean;
}

/** Outside the machine of a developer somebody must have decided: that nothing is scanned is no default. */
export function readVirusscan({ PUBLIEK_ADRES, VIRUSSCAN }: z.output<typeof Velden>): {
  readonly virusscan?: Scanadres;
} {
  if (VIRUSSCAN === undefined && !isLocal(PUBLIEK_ADRES))
    throw new Instellingsfout(
      ['VIRUSSCAN'],
      'De instelling VIRUSSCAN ontbreekt: noem het adres van een clamd, of zeg dat er geen is met `geen` (zie README). ' +
        'The setting VIRUSSCAN is missing: name the address of a clamd, or say that there is none with `geen` (see README).',
    );
  if (VIRUSSCAN === undefined || VIRUSSCAN === 'geen') return {};
  const [, tls, host = '', poort] = ADRES.exec(VIRUSSCAN) ?? [];
  if (host === '' || Number(poort) < 1 || Number(poort) > HOOGSTE_POORT)
    throw new Instellingsfout(['VIRUSSCAN'], 'VIRUSSCAN is `geen`, host:port or tls://host:port');
  if (tls === undefined && !BINNEN.test(host))
    throw new Instellingsfout(
      ['VIRUSSCAN'],
      'VIRUSSCAN over the internet has no TLS: documents hold data of persons. Begin it with tls://',
    );
  return { virusscan: { host, poort: Number(poort), tls: tls !== undefined } };
}
