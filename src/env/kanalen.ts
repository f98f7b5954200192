/** How zendingen are brought: the keys of the kluis, from where, and over what. */
import { z } from 'zod';
import { Instellingsfout } from '../domain/instellingsfout.ts';
import { ADRESVELD, isLocal, jsonVan, sleutelbytes, Versiesleutels } from './vormen.ts';

export const KANAALVELDEN = {
  /** Locks the secrets of channels, as PAYLOADSLEUTELS. Without it no channel that needs secrets can be used. */
  KLUISSLEUTELS: jsonVan(Versiesleutels).optional(),
  /** The same from before there were versions: version 0. */
  KLUISSLEUTEL: sleutelbytes.optional(),
  /** `source` of our events, when it is not the PUBLIEK_ADRES: urn:nld:oin:… or urn:nld:kvknr:…. */
  GEBEURTENISBRON: z
    .string()
    .regex(/^urn:nld:(oin:\d{20}|kvknr:\d{8})$/)
    .optional(),
  /** Name server that answers over HTTPS in JSON. */
  DNS_ADRES: z.url({ protocol: /^https$/ }).default('https://cloudflare-dns.com/dns-query'),
  /** Names of mtls_certificates bindings that ontvangers may choose, with commas between. */
  CERTIFICATEN: z
    .string()
    .regex(/^[A-Z][A-Z0-9_]*(,[A-Z][A-Z0-9_]*)*$/)
    .optional(),
  /** From whom notices by e-mail come. Without it none are sent; with it a binding EMAIL or the two settings below are needed. */
  EMAIL_AFZENDER: z.email().optional(),
  EMAIL_API_ADRES: z.url({ protocol: /^https?$/ }).optional(),
  /** Set as a secret. */
  EMAIL_API_SLEUTEL: z.string().min(1).optional(),
  /** Where channels may call when their organisation has no list of domains: every public address, or nowhere (`lijst`). */
  BUITENADRESSEN: z.enum(['openbaar', 'lijst']).default('openbaar'),
  /** On the machine of a developer: channels may also call this machine itself. */
  ONTWIKKELING_LOKALE_ADRESSEN: z.enum(['ja', 'nee']).default('nee'),
};

const Velden = z.object({ ...ADRESVELD, ...KANAALVELDEN });

export interface Kanaalinstellingen {
  readonly kluissleutels?: ReadonlyMap<number, string>;
  readonly afzender?: { readonly bron: string; readonly adres: string };
  readonly dnsAdres: string;
  readonly certificaten: readonly string[];
  readonly email?: { readonly afzender: string; readonly api?: { readonly adres: string; readonly sleutel: string } };
  readonly lokaal: boolean;
  readonly lijstVerplicht: boolean;
}

export function readKanalen(instellingen: z.output<typeof Velden>): Kanaalinstellingen {
  const { PUBLIEK_ADRES, GEBEURTENISBRON, EMAIL_AFZENDER, EMAIL_API_ADRES, EMAIL_API_SLEUTEL } = instellingen;
  const { KLUISSLEUTEL: enkel, KLUISSLEUTELS } = instellingen;
  const lokaal = instellingen.ONTWIKKELING_LOKALE_ADRESSEN === 'ja';
  if (lokaal && !isLocal(PUBLIEK_ADRES))
    throw new Instellingsfout(
      ['ONTWIKKELING_LOKALE_ADRESSEN', 'PUBLIEK_ADRES'],
      'ONTWIKKELING_LOKALE_ADRESSEN is for a PUBLIEK_ADRES on this machine (localhost) only',
    );
  if (PUBLIEK_ADRES?.startsWith('http:') && !isLocal(PUBLIEK_ADRES))
    throw new Instellingsfout(['PUBLIEK_ADRES'], 'PUBLIEK_ADRES has no https');
  const api =
    EMAIL_API_ADRES === undefined || EMAIL_API_SLEUTEL === undefined
      ? {}
      : { api: { adres: EMAIL_API_ADRES, sleutel: EMAIL_API_SLEUTEL } };
  const kluis = new Map([...(enkel === undefined ? [] : [[0, enkel] as const]), ...(KLUISSLEUTELS ?? [])]);
  return {
    ...(kluis.size > 0 && { kluissleutels: kluis }),
    ...(PUBLIEK_ADRES === undefined
      ? {}
      : { afzender: { bron: GEBEURTENISBRON ?? PUBLIEK_ADRES, adres: PUBLIEK_ADRES } }),
    dnsAdres: instellingen.DNS_ADRES,
    certificaten: instellingen.CERTIFICATEN?.split(',') ?? [],
    ...(EMAIL_AFZENDER === undefined ? {} : { email: { afzender: EMAIL_AFZENDER, ...api } }),
    lokaal,
    lijstVerplicht: instellingen.BUITENADRESSEN === 'lijst',
  };
}
