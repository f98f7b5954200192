import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeFout } from '../../src/domain/foutverslag.ts';
import { Instellingsfout } from '../../src/domain/instellingsfout.ts';
import { isFoutregel, type Logregel, toLogtekst, type Verzoekregel } from '../../src/domain/logregel.ts';

const VERZOEK: Verzoekregel = {
  gebeurtenis: 'verzoek',
  soort: 'api',
  route: '/aanbieder/v1/verantwoordingen/:id',
  methode: 'GET',
  status: 200,
  duurMs: 12,
  publiek: 'aanbieder',
  houdersoort: 'aanbieder',
  traceId: '0123456789abcdef0123456789abcdef',
};

describe('a line of the log', () => {
  it.each<Logregel>([
    VERZOEK,
    { ...VERZOEK, soort: 'pagina', route: 'geen', methode: 'POST', status: 404, publiek: 'algemeen' },
    { gebeurtenis: 'wachtrij', wachtrij: 'omzetting', aantal: 50, mislukt: 0, duurMs: 3 },
    { gebeurtenis: 'taak', taak: 'herstelronde', gelukt: false, duurMs: 0 },
    { gebeurtenis: 'auditanker', anker: 'eyJh.eyJi-_.c3' },
    { gebeurtenis: 'pagina-mislukt', id: '0b9d8f6e-1111-4222-8333-444455556666', ...describeFout(new TypeError('x')) },
    {
      gebeurtenis: 'bericht-mislukt',
      ...describeFout(new Instellingsfout(['PUBLIEK_ADRES', 'OIDC_CLIENT_SECRET'], 'wrong')),
    },
  ])('holds every field it was given: $gebeurtenis', (regel) => {
    expect(JSON.parse(toLogtekst(regel))).toEqual(regel);
  });

  it('takes no other field, and leaves out one that slips in', () => {
    // @ts-expect-error the address that was asked is no field of the log
    const regel: Verzoekregel = { ...VERZOEK, adres: '/aanbieder/v1/verantwoordingen?bsn=999900006' };
    // @ts-expect-error nor is the message of an error
    const fout: Logregel = { gebeurtenis: 'bericht-mislukt', fout: 'Error', plaatsen: [], melding: '999900006' };
    expect(JSON.parse(toLogtekst(regel))).toEqual(VERZOEK);
    expect(JSON.parse(toLogtekst(fout))).toEqual({ gebeurtenis: 'bericht-mislukt', fout: 'Error', plaatsen: [] });
  });

  it.each([
    { route: '/aanbieder/v1/clienten/999900006' },
    { route: '/zoek?bsn=x' },
    { methode: 'GET 999900006' },
    { status: 999_900_006 },
    { duurMs: -1 },
    { houdersoort: 'Jansen' },
    { traceId: 'Jansen' },
    { publiek: '65656055' },
  ])('leaves out a value that is not what its field says: %o', (verkeerd) => {
    const [veld = ''] = Object.keys(verkeerd);
    const { [veld]: _, ...rest } = VERZOEK as unknown as Record<string, unknown>;
    expect(JSON.parse(toLogtekst({ ...VERZOEK, ...verkeerd } as Verzoekregel))).toEqual(rest);
  });

  it('holds no bsn and no line break, whatever it is given', () => {
    const bsn = '999900006';
    const iets = fc.oneof(
      fc.string(),
      fc.constant(bsn),
      fc.string().map((tekst) => `${tekst}${bsn}\n`),
      fc.integer(),
      fc.constant(Number(bsn)),
      fc.array(fc.constant(`at ${bsn} (x)`)),
    );
    const velden = ['route', 'methode', 'status', 'duurMs', 'id', 'fout', 'plaatsen', 'anker', 'bsn', '__proto__'];
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...velden), iets), (gegeven) => {
        const { anker: _, ...rest } = gegeven;
        const tekst = toLogtekst({ ...rest, gebeurtenis: 'verzoek' } as unknown as Logregel);
        expect(tekst).not.toContain(bsn);
        expect(tekst).not.toContain('\n');
      }),
    );
  });

  it('is an error when something failed, and else not', () => {
    expect(isFoutregel({ gebeurtenis: 'bezorging-mislukt', fout: 'Error', plaatsen: [] })).toBe(true);
    expect(isFoutregel({ gebeurtenis: 'wachtrij', wachtrij: 'omzetting', aantal: 1, mislukt: 1, duurMs: 1 })).toBe(
      false,
    );
  });
});
