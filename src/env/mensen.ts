/** How people sign in: the issuer, how strong, and who they may choose to be on the machine of a developer. */
import { z } from 'zod';
import { Instellingsfout } from '../domain/instellingsfout.ts';
import type { Oidcinstelling } from '../pipeline/oidc.ts';
import { ADRESVELD, isLocal } from './vormen.ts';

/** Names with one space between. */
const woorden = z
  .string()
  .regex(/^[!-~]+( [!-~]+)*$/)
  .transform((tekst) => tekst.split(' '));

export const AANMELDVELDEN = {
  /** On the machine of a developer: anybody may choose who to be. */
  ONTWIKKELING_DEMO_AANMELDEN: z.enum(['ja', 'nee']).default('nee'),
  /** Where people sign in (OpenID Connect): the issuer, and this gateway as its client. */
  OIDC_UITGEVER: z.url({ protocol: /^https?$/ }).optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  /** Set as a secret. */
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  /** What the button says: `Aanmelden met …`. */
  OIDC_NAAM: z.string().min(1).max(80).default('uw organisatie'),
  /** How strong people sign in, at least: one of these `acr` (OpenID Connect), with spaces between; also asked for (`acr_values`). */
  OIDC_ACR: woorden.optional(),
  /** What must have been used, all of it (`amr`, RFC 8176), with spaces between: `mfa`. */
  OIDC_AMR: woorden.optional(),
  /** So many seconds ago at most somebody showed who they are; longer ago, and the issuer asks again (`max_age`). */
  OIDC_MAX_AGE: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .optional(),
};

const Velden = z.object({ ...ADRESVELD, ...AANMELDVELDEN });

export function readOidc(instellingen: z.output<typeof Velden>): { readonly oidc?: Oidcinstelling } {
  const { PUBLIEK_ADRES, OIDC_UITGEVER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAAM } = instellingen;
  const { OIDC_ACR: acr = [], OIDC_AMR: amr = [], OIDC_MAX_AGE: seconden } = instellingen;
  if (OIDC_UITGEVER === undefined) {
    // Whoever asks for strength and gets none would think it was there.
    if (acr.length > 0 || amr.length > 0 || seconden !== undefined)
      throw new Instellingsfout(['OIDC_UITGEVER'], 'OIDC_ACR, OIDC_AMR and OIDC_MAX_AGE need an OIDC_UITGEVER');
    return {};
  }
  if (PUBLIEK_ADRES === undefined || OIDC_CLIENT_ID === undefined || OIDC_CLIENT_SECRET === undefined)
    throw new Instellingsfout(
      ['PUBLIEK_ADRES', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'],
      'OIDC_UITGEVER needs PUBLIEK_ADRES, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET',
    );
  const lokaal = isLocal(PUBLIEK_ADRES);
  if (OIDC_UITGEVER.startsWith('http:') && !lokaal)
    throw new Instellingsfout(['OIDC_UITGEVER'], 'OIDC_UITGEVER has no https');
  return {
    oidc: {
      uitgever: OIDC_UITGEVER,
      clientId: OIDC_CLIENT_ID,
      clientSecret: OIDC_CLIENT_SECRET,
      naam: OIDC_NAAM,
      adres: PUBLIEK_ADRES,
      lokaal,
      sterkte: { acr, amr, ...(seconden === undefined ? {} : { hoogstensSeconden: seconden }) },
    },
  };
}

export function readDemoAanmelden(instellingen: z.output<typeof Velden>): boolean {
  const demo = instellingen.ONTWIKKELING_DEMO_AANMELDEN === 'ja';
  if (demo && !isLocal(instellingen.PUBLIEK_ADRES))
    throw new Instellingsfout(
      ['ONTWIKKELING_DEMO_AANMELDEN', 'PUBLIEK_ADRES'],
      'ONTWIKKELING_DEMO_AANMELDEN is for a PUBLIEK_ADRES on this machine (localhost) only',
    );
  // Whoever asks for it and has a bundle of what is deployed would look for it in vain.
  if (demo && !MET_PROEFAANMELDING)
    throw new Instellingsfout(
      ['ONTWIKKELING_DEMO_AANMELDEN'],
      'ONTWIKKELING_DEMO_AANMELDEN: this bundle has no demo sign-in',
    );
  return demo;
}
