/** How machines come in with tokens: the key that signs ours, and whose else are taken. */
import { z } from 'zod';
import { Instellingsfout } from '../domain/instellingsfout.ts';
import type { Tokeninstelling } from '../pipeline/tokens.ts';
import { ADRESVELD, jsonVan } from './vormen.ts';

const Tokensleutel = z.object({
  kty: z.literal('RSA'),
  kid: z.string().min(1),
  n: z.string().min(512), // 3072 bits: as strong as 128 bits of a symmetric key (NIST SP 800-57)
  e: z.string().min(1),
});

export const TOKENVELDEN = {
  /** The key that signs access tokens: a private JWK (RSA, with a kid). Set as a secret; without it no tokens are given out. */
  TOKENSLEUTEL: jsonVan(Tokensleutel.extend({ d: z.string().min(1) }).loose()).optional(),
  /** Keys that signed before: a JWK Set with their public halves. */
  VERVALLEN_TOKENSLEUTELS: jsonVan(z.object({ keys: z.array(Tokensleutel) })).optional(),
  /** Others whose access tokens are taken: `[{"uitgever":"https://…","publiek":"…","sleuteladres":"https://…/jwks"}]`. With `typ` only tokens of that kind. */
  TOKENUITGEVERS: jsonVan(
    z.array(
      z.strictObject({
        uitgever: z.url(),
        publiek: z.string().min(1),
        sleuteladres: z.url({ protocol: /^https$/ }),
        typ: z.string().min(1).max(100).optional(),
      }),
    ),
  ).optional(),
};

const Velden = z.object({ ...ADRESVELD, ...TOKENVELDEN });

/** As `Tokeninstelling` of the pipeline, with addresses where that has what fetches from them. */
export interface Tokensettings extends Omit<Tokeninstelling, 'uitgevers'> {
  readonly uitgevers: readonly {
    readonly uitgever: string;
    readonly publiek: string;
    readonly sleuteladres: string;
    readonly typ?: string | undefined;
  }[];
}

export function readTokens(instellingen: z.output<typeof Velden>): { readonly tokens?: Tokensettings } {
  const { PUBLIEK_ADRES, TOKENSLEUTEL, VERVALLEN_TOKENSLEUTELS, TOKENUITGEVERS = [] } = instellingen;
  if (TOKENSLEUTEL === undefined && TOKENUITGEVERS.length === 0) return {};
  if (PUBLIEK_ADRES === undefined)
    throw new Instellingsfout(['PUBLIEK_ADRES'], 'TOKENSLEUTEL and TOKENUITGEVERS need a PUBLIEK_ADRES');
  return {
    tokens: {
      uitgever: PUBLIEK_ADRES,
      ...(TOKENSLEUTEL === undefined ? {} : { sleutel: TOKENSLEUTEL }),
      vervallen: VERVALLEN_TOKENSLEUTELS?.keys ?? [],
      uitgevers: TOKENUITGEVERS,
    },
  };
}
